import { loadJudge } from '../../src/text/yaml/judge.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import { hostileRows } from './yaml-read-hostile.ts';

/** How fast a first reading must be to be done again: the second parse of a text is what used to abort. */
const QUICK = 500;

/** Reads every hostile text in one process, the quick ones twice, and says what came of each, line by line. */
async function run(only: string | undefined): Promise<void> {
  const judge = await loadJudge();
  for (const { name, shape, make } of hostileRows) {
    if (only !== undefined && name !== only) continue;
    const text = make();
    const started = process.cpuUsage();
    const first = readYaml({ file: 'a.yaml', text, shape, idField: 'id' }, judge);
    // The processor's time: the machine may have more to do.
    const { user, system } = process.cpuUsage(started);
    const milliseconds = Math.round((user + system) / 1000);
    const second =
      milliseconds > QUICK ? first : readYaml({ file: 'a.yaml', text, shape, idField: 'id' }, judge);
    const codes = [first, second].map((file) =>
      file === 'needs-judge' ? [] : file.problems.map(({ code }) => code),
    );
    process.stdout.write(
      `${JSON.stringify({ name, milliseconds, codes: codes.map((all) => [...new Set(all)].sort()) })}\n`,
    );
  }
}

await run(process.argv[2]);
