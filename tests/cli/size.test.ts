import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleBook, git, replace, sh, write } from './sandbox.ts';

const MIB = 1024 * 1024;
// Twice 40, and the book itself, which has more than one and less than two.
const refusal = (limit: number) =>
  `error: the data, schemas and templates have 82 MiB, more than the ${limit} MiB that are read; the largest file is "project-data/README.md" with 40 MiB\nhint: if they are to be so large, raise max_book_mib in project-data/project.yaml (to 1024 at most) and commit that first: grantbook set project max_book_mib=128; the limit counts as it is committed, not as it stands in what is checked\n`;

/** Files that take no room on the disk, but would in memory. */
function fill(book: string): void {
  for (const path of ['project-data/README.md', 'schemas/README.md']) {
    write(book, { [path]: '' });
    truncateSync(join(book, path), 40 * MIB);
  }
}

const raise = (book: string, mib: number) =>
  replace(book, 'project-data/project.yaml', ['status_days:', `max_book_mib: ${mib}\nstatus_days:`]);

test('a book that is too large is not read, and what is checked cannot raise its own limit', () => {
  const book = exampleBook();
  fill(book);
  expect(sh(book, 'grantbook validate')).toEqual({ status: 3, stdout: '', stderr: refusal(64) });
  raise(book, 128);
  expect(sh(book, 'grantbook validate')).toEqual({ status: 3, stdout: '', stderr: refusal(64) });
  expect(sh(book, 'grantbook list risks').status).toBe(3);
});

test('a limit that is committed counts, up to what it says', () => {
  const book = exampleBook();
  raise(book, 70);
  git(book, 'commit', '--quiet', '-am', 'A larger book');
  fill(book);
  expect(sh(book, 'grantbook validate').stderr).toBe(refusal(70));
  git(book, 'checkout', '--quiet', '-b', 'raised');
  replace(book, 'project-data/project.yaml', ['max_book_mib: 70', 'max_book_mib: 100']);
  git(book, 'commit', '--quiet', '-am', 'An even larger book');
  expect(sh(book, 'grantbook validate').stderr).toMatch(/nothing to mend\n$/);
  expect(sh(book, 'grantbook validate --since main').stderr).toBe(refusal(70));
});

test('a file that is too large by itself is a finding, and the others are checked', () => {
  const book = exampleBook();
  write(book, { 'project-data/deliverables/D4.9.yaml': '' });
  truncateSync(join(book, 'project-data/deliverables/D4.9.yaml'), 2048 * MIB);
  replace(book, 'project-data/tasks.yaml', ['- id: T1.1\n  wp: WP1\n', '- id: T1.1\n  wp: WP99\n']);
  const { status, stdout } = sh(book, 'grantbook validate');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^project-data\/deliverables\/D4\.9\.yaml:1:1 error book\/unreadable .*larger than 64 MiB/m,
  );
  expect(stdout).toMatch(/^project-data\/tasks\.yaml:8:7 error references\/unknown-id/m);
});
