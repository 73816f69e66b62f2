import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { check } from '../../src/rules/check.ts';
import { findOfWritten, soundBook, type Texts } from '../support/resting.ts';
import { type Dice, diceOf } from '../text/yaml-read-mutants.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_128);
const RUNS = Number(process.env.RUNS ?? 40);

const names = ['project-data', 'schemas'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
);
const texts: Texts = Object.fromEntries(
  names.filter((name) => /\.(yaml|json)$/.test(name)).map((name) => [name, readFileSync(name, 'utf8')]),
);
const known = shippedSchemas();
const sound = await soundBook(texts, known);
const data = Object.keys(texts).filter(
  (name) => name.startsWith('project-data/') && name !== 'project-data/project.yaml',
);

/** Every value of a field, wherever it stands: what is swapped is plausible, and often wrong. */
const values = new Map<string, string[]>();
for (const [, key = '', value = ''] of data.flatMap((name) => [
  ...(texts[name] ?? '').matchAll(/^[ -]*([a-z_]+): (\S.*)$/gm),
]))
  values.set(key, [...(values.get(key) ?? []), value]);

/** Puts another value of the same field, or of any, into a line; takes a line out; or puts one in twice. */
function mutate(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const at = dice(lines.length);
  const [, head = '', key = ''] = /^([ -]*([a-z_]+): )\S/.exec(lines[at] ?? '') ?? [];
  const pool = values.get(key) ?? [];
  const kind = dice(8);
  if (kind === 0) lines.splice(at, 1);
  else if (kind === 1) lines[at] = `${lines[at]}x`;
  else if (pool.length > 0) lines[at] = head + pool[dice(pool.length)];
  return lines.join('\n');
}

test(`a law: where the rules that rest on an edit find nothing, no rule does (FUZZ_SEED=${SEED}, RUNS=${RUNS})`, async () => {
  const counts = { found: 0, nothing: 0, whole: 0 };
  for (let i = 0; i < RUNS; i++) {
    const dice = diceOf(SEED + i * 7919);
    const edited: Record<string, string> = { ...texts };
    for (let n = 1 + dice(3); n > 0; n--) {
      const file = data[dice(data.length)] ?? '';
      edited[file] = mutate(edited[file] ?? '', dice);
    }
    const committed = dice(2) === 0 ? texts : undefined;
    const found = await findOfWritten(sound, edited, committed);
    counts[found === 'whole' ? 'whole' : found.length > 0 ? 'found' : 'nothing'] += 1;
    if (found === 'whole' || found.length > 0) continue;
    const workspace = await loadWorkspace(filesOf(edited), { known });
    const before = committed && { before: sound.workspace, oneCommit: true };
    expect(check({ workspace, ...before }), `mutant ${i} of FUZZ_SEED=${SEED}`).toEqual([]);
  }
  console.log(`what rests on edits: ${JSON.stringify(counts)}`);
  expect(counts.nothing).toBeGreaterThan(0);
  expect(counts.found).toBeGreaterThan(0);
}, 7_200_000);
