import { expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, lastCommit, read, sh } from '../cli/sandbox.ts';

const clean = exampleBook();

/** Acts as a person of the example book. */
function as(book: string, name: string, email: string): void {
  git(book, 'config', 'user.name', name);
  git(book, 'config', 'user.email', email);
}

const coordinator = (book: string) => as(book, 'Hanne Lindemaar', 'hanne.lindemaar@example.org');

test('a deliverable from its schedule to the funder', { timeout: 180_000 }, () => {
  const book = copyOf(clean);
  coordinator(book);
  expectTranscript(
    book,
    `
    $ grantbook deliverable outline D5.2 editor=P-021 'sections=[{title: Paths in four countries, partner: UNIZG}]' -m "opened 60 days before"
    $ grantbook deliverable draft D5.2 authors+=P-021 version=0.1
    $ grantbook deliverable review D5.2 reviewers+=P-012 reviewers+=P-016 review_round=1 version=0.2 -m "first draft"
    $ grantbook list reviews --where deliverable=D5.2 --columns id,reviewer,round,due_on,status
    `,
  );
  expect(lastCommit(book).files).toContain('project-data/deliverables/D5.2.yaml');
});
