import { loadJudge } from '../../src/text/yaml/judge.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import { hostileRows } from './yaml-read-hostile.ts';

/** Reads every hostile text twice in one process, and says of each what came of it, line by line. */
async function run(only: string | undefined): Promise<void> {
  const judge = await loadJudge();
  for (const { name, shape, make } of hostileRows) {
    if (only !== undefined && name !== only) continue;
    const text = make();
    const started = performance.now();
    const first = readYaml({ file: 'a.yaml', text, shape, idField: 'id' }, judge);
    const milliseconds = Math.round(performance.now() - started);
    const second = readYaml({ file: 'a.yaml', text, shape, idField: 'id' }, judge);
    const codes = [first, second].map((file) =>
      file === 'needs-judge' ? [] : file.problems.map(({ code }) => code),
    );
    process.stdout.write(
      `${JSON.stringify({ name, milliseconds, codes: codes.map((all) => [...new Set(all)].sort()) })}\n`,
    );
  }
}

await run(process.argv[2]);
