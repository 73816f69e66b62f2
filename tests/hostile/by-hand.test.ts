import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, exampleBook, git, replace } from '../cli/sandbox.ts';
import { handPathRows, handSchemaRows, handYamlRows } from './hand-rows.ts';
import { expectLittle, expectQuiet, runLimited, untouched } from './limited-run.ts';
import { pathRows } from './path-rows.ts';
import type { HandRow } from './row.ts';
import { registry, schemaRows } from './schema-rows.ts';
import { yamlRows } from './yaml-rows.ts';

const rows = [...yamlRows, ...pathRows, ...schemaRows]
  .filter(({ byHand }) => byHand !== 'needs a commit')
  .concat(handYamlRows, handPathRows, handSchemaRows);

/** A mistake in another file, which has to be found whatever else the book holds. */
const PLANTED = /^project-data\/tasks\.yaml:8:7 error references\/unknown-id "WP99"/m;
let base: string;
beforeAll(() => {
  base = exampleBook();
  replace(base, 'project-data/tasks.yaml', ['- id: T1.1\n  wp: WP1\n', '- id: T1.1\n  wp: WP99\n']);
});

/** Of so many rows one is tried, but where everything is asked for; the others print NOT RUN. */
const DRAWN = 4;
const seed = process.env.FUZZ_SEED ?? '';
const isTried = ({ name }: HandRow) =>
  process.env.TIER === 'all' ||
  createHash('sha256').update(`${seed} ${name}`).digest().readUInt16LE() % DRAWN === 0;

describe('a book that somebody edited by hand', () => {
  for (const row of rows) test.skipIf(!isTried(row))(`${row.id} ${row.name}`, () => tryOut(row), 120_000);

  test('S43 $ref to a server that listens: it sees no connection', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    tryOut({
      id: 'S43',
      name: 'a server that listens',
      act: registry({ name: { $ref: `http://127.0.0.1:${port}/schema.json` } }),
      finds: ['declaration/reference'],
      exit: 3,
    });
    // What was sent while the process ran is told in the next turn.
    await new Promise((turned) => setImmediate(turned));
    await new Promise((closed) => server.close(closed));
    expect(connections).toBe(0);
  }, 120_000);
});

function tryOut(row: HandRow): void {
  const book = copyOf(base);
  row.act(book);
  const before = stateOf(book);
  const run = runLimited(book, ['validate'], row.flags);
  expectQuiet(run.text);
  expect(stateOf(book)).toEqual(before);
  expectAnswer(row, run.text);
  expect(run.status).toBe(row.exit ?? 1);
  expectLittle(run, row);
  rmSync(dirname(book), { recursive: true, force: true });
}

/** What was to be found is found, each in one line with its place, and so is the mistake that stands elsewhere. */
function expectAnswer({ finds, byHand, lacks = [], clean, words = [], unread }: HandRow, text: string): void {
  const found = [...text.matchAll(/^([^\n]+):\d+:\d+ (?:error|warning|info) (\S+) [^\n]+$/gm)];
  const codes = new Set(found.map(([, , code = '']) => code));
  expect([...codes]).toEqual(
    expect.arrayContaining([...(typeof byHand === 'object' ? byHand.finds : finds)]),
  );
  expect(lacks.filter((code) => codes.has(code))).toEqual([]);
  expect(found.filter(([, file]) => file === clean).map(([line]) => line)).toEqual([]);
  for (const each of words) expect(text).toContain(each);
  if (unread !== true) expect(text).toMatch(PLANTED);
}

/** Everything in and beside the book, with git's own files. */
function stateOf(book: string): readonly unknown[] {
  return [untouched(book), readdirSync(dirname(book)), git(book, 'rev-parse', 'HEAD')];
}
