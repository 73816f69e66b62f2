import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleBook, git, newFolder, runLine, sh } from './sandbox.ts';

const LINES = [
  'log P-017',
  'blame P-017',
  'log --registry people',
  'show P-017',
  'list people',
  'status',
  'render minutes MTG-2021-01-26-KO',
  'render partner-fact-sheet SCF',
  'export people --personal',
  'calendar',
];

/** The files below a folder in which the name stands, packed or not; what git keeps is asked of git. */
function filesWithName(folder: string): string[] {
  const { stdout } = sh(folder, 'grep -rail auersbacher . --exclude-dir=objects --exclude-dir=logs');
  const zipped = sh(
    folder,
    'find . -name "*.docx" -o -name "*.xlsx" | while read -r f; do unzip -p "$f" | grep -aiq auersbacher && echo "$f"; done',
  );
  return `${stdout}${zipped.stdout}`.split('\n').filter((line) => line !== '');
}

const objectsWithName = (folder: string) =>
  Number(sh(folder, 'git cat-file --batch-all-objects --batch | grep -aic auersbacher').stdout);

test('a person who is erased is in no object, output, cache or journal of the history that goes on', async () => {
  const book = exampleBook();
  const run = async (folder: string, line: string) => runLine(folder, `grantbook ${line}`);
  expect((await run(book, 'privacy separate -m "personal values stay out of git"')).status).toBe(0);
  for (const line of LINES) await run(book, line);
  expect(filesWithName(book)).not.toEqual([]);
  const erased = await run(book, 'privacy erase P-017 -m "asked for on 4 May"');
  expect(erased.status).toBe(0);
  expect(
    (await run(book, 'privacy rewrite P-017 --into ../rewritten.git -m "asked for on 4 May"')).status,
  ).toBe(0);
  const made = join(newFolder(), 'check');
  git(book, 'clone', '--quiet', join(book, '../rewritten.git'), made);
  expect([objectsWithName(join(book, '../rewritten.git')), objectsWithName(made)]).toEqual([0, 0]);
  for (const line of LINES) {
    const { stdout, stderr } = await run(made, line);
    expect([line, /auersbacher/i.test(stdout + stderr)]).toEqual([line, false]);
  }
  expect(filesWithName(made)).toEqual([]);
  for (const line of LINES) await run(book, line);
  expect(filesWithName(book)).toEqual([]);
}, 300_000);
