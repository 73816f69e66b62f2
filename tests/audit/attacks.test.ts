import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, git, runLine } from '../cli/sandbox.ts';
import { askGit, attackPage, type Before, type Row, shownBy } from './attack-table.ts';
import { type Attack, attacks } from './attacks.ts';
import { endScene, newScene, signs } from './scene.ts';
import { signedByTheCoordinator } from './signature-attacks.ts';

/** Writes the table of docs/attacks.md anew. */
const UPDATE = process.env.UPDATE_ATTACKS === '1';
const TABLE = join(checkout, 'docs/attacks.md');
const table = existsSync(TABLE) ? readFileSync(TABLE, 'utf8') : '';
const rows: Row[] = [];
let before: Before = { log: '', patches: '' };
beforeAll(async () => {
  if (UPDATE) before = shownBy((await newScene()).book);
});
afterAll(() => {
  if (UPDATE && rows.length === attacks.length) writeFileSync(TABLE, attackPage(rows));
});

type Told = { readonly ok: boolean; readonly findings: readonly { readonly code: string }[] };

async function audited(book: string, options = ''): Promise<{ status: number | null; codes: string[] }> {
  const { status, stdout, stderr } = await runLine(book, `grantbook audit verify --json${options}`);
  if (stdout === '') throw new Error(`audit verify said nothing: ${stderr}`);
  const told = JSON.parse(stdout) as Told;
  expect(told.ok).toBe(status === 0);
  return { status, codes: [...new Set(told.findings.map(({ code }) => code))] };
}

if (!signs) console.log('NOT RUN: attacks on signatures, which need ssh-keygen');

test('in a history made by commands, by hand and by a merge there is nothing to find', async () => {
  const { book, beside } = await newScene();
  if (signs) signedByTheCoordinator(book);
  expect(await audited(book, ` --anchors ${beside}`)).toEqual({ status: 0, codes: [] });
});

/** Of so many attacks one is played, but where everything is asked for; the others print NOT RUN. */
const DRAWN = 3;
const seed = process.env.FUZZ_SEED ?? '';
const isPlayed = ({ name, signs: needsKeys }: Attack) =>
  (signs || !needsKeys) &&
  (UPDATE ||
    process.env.TIER === 'all' ||
    createHash('sha256').update(`${seed} ${name}`).digest().readUInt16LE() % DRAWN === 0);

describe('each attack is found and named', () => {
  for (const attack of attacks) test.skipIf(!isPlayed(attack))(attack.name, () => play(attack));

  async function play(attack: Attack): Promise<void> {
    const scene = await newScene();
    const book = (await attack.act(scene)) ?? scene.book;
    // What came before the last anchor is verified once, above; of a history that lacks it all is verified.
    const whole = UPDATE || git(book, 'tag', '-l', 'anchor/2') === '';
    const range = whole ? '' : ' anchor/2..HEAD';
    const options = attack.elsewhere ? ` --anchors ${scene.beside}` : '';
    const { status, codes } = await audited(book, range + options);
    expect(codes).toEqual(expect.arrayContaining([...attack.finds]));
    expect(status).toBe(attack.exit ?? 1);
    if (attack.exit === 0) expect(codes).toEqual([]);
    if (UPDATE) rows.push({ attack, status, codes, ...askGit(book, attack, before) });
    else expect(table).toContain(`| ${attack.name} |`);
    endScene(scene);
  }
});
