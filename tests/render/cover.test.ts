import { expect, test } from 'vitest';
import { exampleBook, read, sh } from '../cli/sandbox.ts';

type Shown = { readonly data: Readonly<Record<string, unknown>> };

test('the cover of a deliverable says what the registry says', { timeout: 60_000 }, () => {
  const book = exampleBook();
  const shown = (id: string) => (JSON.parse(sh(book, `grantbook show ${id} --json`).stdout) as Shown).data;
  expect(sh(book, 'grantbook render deliverable D2.1 --format md').status).toBe(0);
  const page = read(book, sh(book, 'ls build/*D2.1*.md').stdout.trim());
  const { title, version, due_month: month, reviewers } = shown('D2.1');
  for (const value of [title, 'D2.1', version, month, 'PU – Public']) expect(page).toContain(String(value));
  expect(reviewers).toHaveLength(3);
  for (const reviewer of reviewers as readonly string[]) expect(page).toContain(shown(reviewer).name);
});
