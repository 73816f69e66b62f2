import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  read,
  replace,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

describe('edit', () => {
  test('is refused before the editor opens, where the file has edits that are not committed', async () => {
    const book = copyOf(clean);
    replace(book, RISKS, ['title: Prices rise', 'title: Costs rise']);
    const { status, stderr } = await runLine(book, "EDITOR='touch opened;' grantbook edit R-002");
    expect(status).toBe(3);
    expect(stderr).toContain('has edits that are not committed');
    expect(git(book, 'status', '--porcelain')).not.toContain('opened');
  });

  test('keeps the text in a file where the commit is refused afterwards', async () => {
    const book = copyOf(clean);
    write(book, { '.git/hooks/pre-commit': '#!/bin/sh\necho "not today" >&2\nexit 1\n' });
    await runLine(book, 'chmod +x .git/hooks/pre-commit');
    const { status, stderr } = await runLine(book, "EDITOR='sed -i s/Prices/Costs/' grantbook edit R-015");
    expect(status).toBe(3);
    const kept = /^your text is kept in (.*)$/m.exec(stderr)?.[1] ?? '';
    expect(readFileSync(kept, 'utf8')).toMatch(/^- id: R-015\n {2}title: Costs rise\n/);
    rmSync(dirname(kept), { recursive: true });
    expect(read(book, RISKS)).toContain('title: Prices rise');
  });

  test('does not wait for vi where there is no terminal', async () => {
    const book = copyOf(clean);
    write(book, { 'bin/vi': '#!/bin/sh\ntouch opened\n' });
    const { status, stderr } = await runLine(
      book,
      `chmod +x bin/vi && PATH="$PWD/bin:$PATH" grantbook --no-input edit R-002`,
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'error: there is no terminal to open an editor in\n' +
        'hint: change fields with: grantbook set ID FIELD=VALUE; or name an editor in VISUAL or EDITOR\n',
    });
    expect(git(book, 'status', '--porcelain')).not.toContain('opened');
  });
});

describe('render writes to a folder of its own', () => {
  test.each([
    '.git/hooks',
    'project-data',
    './schemas',
    'Templates/x',
    'build/../project-data',
    'build/.hidden',
    '.',
    '..',
    '/tmp',
    'git~1',
    '""',
  ])('not to %s', async (folder) => {
    const book = copyOf(clean);
    const before = snapshot(book);
    const { status, stderr } = await runLine(book, `grantbook render deliverable D1.2 -f md -o ${folder}`);
    expect(status, stderr).toBe(2);
    expect(stderr).toContain('documents cannot be written to');
    expect(snapshot(book)).toEqual(before);
  });

  test.each(['build', './build/', 'out/für alle', 'docs'])('but to %s', async (folder) => {
    const book = copyOf(clean);
    const { status, stderr } = await runLine(book, `grantbook render deliverable D1.2 -f md -o '${folder}'`);
    expect(status, stderr).toBe(0);
  });
});

describe('what systems and editors leave lying about', () => {
  const scratch = [
    '.DS_Store',
    '.risks.yaml.swp',
    'risks.yaml~',
    '~$tracker.xlsx',
    'Thumbs.db',
    '#risks.yaml#',
  ];

  test('is no part of the book, and git ignores it', async () => {
    const book = copyOf(clean);
    write(book, Object.fromEntries(scratch.map((name) => [`project-data/${name}`, 'scratch'])));
    replace(book, RISKS, ['title: Prices rise', 'title: Costs rise']);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook save -m "a clearer word"
      R-015 title: Prices rise → Costs rise
      ! committed OID  save R-015
      $ git status --porcelain
      `,
    );
  });

  test('stays where it is even where somebody committed it', async () => {
    const book = copyOf(clean);
    write(book, { 'project-data/.DS_Store': 'scratch' });
    await runLine(book, 'git add -f project-data/.DS_Store && git commit -qm scratch');
    await expectTranscript(
      book,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook save -m "nothing"
      ! nothing to save: no file of the book was edited
      `,
    );
  });
});
