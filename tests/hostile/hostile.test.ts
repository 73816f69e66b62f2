import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, copyOf, exampleBook, snapshot } from '../cli/sandbox.ts';
import { gitRows } from './git-rows.ts';
import { leftOut } from './left-out.ts';
import { expectQuiet } from './limited-run.ts';
import { outputRows } from './output-rows.ts';
import { hostilePage, type Section } from './page.ts';
import { pathRows } from './path-rows.ts';
import { addAccounts, askGate, openPullRequest, type Row, type Said } from './row.ts';
import { schemaRows } from './schema-rows.ts';
import { yamlRows } from './yaml-rows.ts';

const UPDATE = process.env.UPDATE_HOSTILE === '1';
const PAGE = join(checkout, 'docs/hostile-pull-requests.md');
const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
const sections: readonly Section[] = [
  { title: 'The text of a registry', rows: yamlRows },
  { title: 'Files and their names', rows: pathRows },
  { title: 'Schemas and templates', rows: schemaRows },
  { title: 'What ends in a document or a log', rows: outputRows },
  { title: 'Git', rows: gitRows },
];
const rows = sections.flatMap((section) => section.rows);

let base: string;
const said = new Map<Row, Said>();
beforeAll(() => {
  base = exampleBook();
  addAccounts(base);
});
afterAll(() => {
  if (UPDATE && said.size === rows.length) writeFileSync(PAGE, hostilePage(sections, said));
});

/** Of so many rows one is tried, but where everything is asked for; the others print NOT RUN. */
const DRAWN = 4;
const seed = process.env.FUZZ_SEED ?? '';
const isTried = ({ name }: Row) =>
  UPDATE ||
  process.env.TIER === 'all' ||
  createHash('sha256').update(`${seed} ${name}`).digest().readUInt16LE() % DRAWN === 0;

describe('a pull request that means harm', () => {
  for (const row of rows) test.skipIf(!isTried(row))(`${row.id} ${row.name}`, () => tryOut(row), 120_000);

  function tryOut(row: Row): void {
    const book = copyOf(base);
    openPullRequest(book, row);
    const before = snapshot(book);
    const answer = askGate(book, row);
    said.set(row, answer);
    expect(answer.codes).toEqual(expect.arrayContaining([...row.finds]));
    expect(answer.status).toBe(row.exit ?? (row.finds.length > 0 ? 1 : 0));
    if (row.shown) expectQuiet(askGate(book, row, 'github').text);
    expectQuiet(answer.text);
    expect(snapshot(book)).toEqual(before);
    row.harmless?.proof?.(book);
    if (!UPDATE)
      expect(page).toContain(`| ${row.id} | ${row.name.replaceAll('|', '\\|').replaceAll('<', '\\<')} |`);
  }
});

test('what is not tried says why, and no number stands twice without need', () => {
  const tried = new Set(rows.map(({ id }) => id));
  expect(leftOut.filter(({ id }) => tried.has(id))).toEqual([]);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  for (const { why } of leftOut) expect(page).toContain(`NOT RUN: ${why}`);
});
