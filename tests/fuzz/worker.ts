import { benchIn } from './bench.ts';
import { openShelf, tryQuick } from './quick-mutants.ts';
import { tryMutant } from './try-mutant.ts';

/** Tries mutants one after another in a process of its own, which may end or hang; says before each which it is. */
const [root = '', seed = '0', first = '0', step = '1', last = '0'] = process.argv.slice(2);
const bench = benchIn(root);
/** So many in memory for each on the disk: they take a fraction of the time. */
const QUICK = 20;
const shelf = await openShelf(bench.whole);
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
for (let run = Number(first); run < Number(last); run += Number(step)) {
  const begin = (what: string) => say({ begins: run, what });
  begin('the mutant');
  const tried = await tryMutant(bench, { seed: Number(seed), run, begin });
  const quick: string[] = [];
  for (let i = 0; i < QUICK; i += 1) {
    begin(`quick ${run * QUICK + i + Number(seed) * 1_000_003}`);
    quick.push(...(await tryQuick(shelf, run * QUICK + i + Number(seed) * 1_000_003)));
  }
  say({
    ...tried,
    faults: [...tried.faults, ...quick],
    quick: QUICK,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  });
}
