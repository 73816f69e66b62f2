import { expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, lastCommit, read, replace, runLine } from '../cli/sandbox.ts';

const clean = exampleBook();

test('the handbook that is kept says what the settings say, or is found to be stale', {
  timeout: 120_000,
}, async () => {
  const book = copyOf(clean);
  await expectTranscript(
    book,
    `
    $ grantbook handbook | grep -v "sha256"
    DOC-002 added (document)
    ! committed OID  document DOC-002: write the handbook
    $ grantbook set project risk_review_days=60 -m "risks are looked at more often"
    project risk_review_days: 90 → 60
    ! committed OID  project project: set risk_review_days
    $ grantbook validate
    project-data/documents.yaml:28:20 warning documents/stale DOC-002 was made from other settings than those of project.yaml; hint: write it anew: grantbook handbook
    ! N records in N registries: 0 errors, 1 warning
    $ grantbook handbook -m "risks are looked at more often" | grep -c sha256
    2
    ! committed OID  document DOC-002: write the handbook
    $ grantbook validate
    ! N records in N registries: nothing to mend
    $ grantbook handbook
    ! nothing to change: it says so already
    `,
  );
  expect(lastCommit(book).files).toEqual(
    expect.arrayContaining([
      'project-data/documents.yaml',
      expect.stringMatching(/^evidence\/.*Handbook.*\.md$/),
    ]),
  );
  const [path = ''] = lastCommit(book).files.filter((each) => each.startsWith('evidence/'));
  expect(read(book, path)).toContain('looked at again after 60 days');
});

test('the handbook holds structures, procedures with their numbers, registries, templates, plan and risks', {
  timeout: 60_000,
}, async () => {
  const book = copyOf(clean);
  expect((await runLine(book, 'grantbook render handbook project --format md')).status).toBe(0);
  const page = read(book, 'build/B-WISE_Handbook.md');
  for (const heading of [
    'Structures',
    'Work plan',
    'Procedures',
    'Tools',
    'Risks',
    'Numbers in force',
    'Registries and templates',
  ])
    expect(page).toMatch(new RegExp(`^# \\d+ ${heading}$`, 'm'));
  expect(page).toContain('by: 21 days before due');
  expect(page).toMatch(/^\| \*\*Likelihood 4\*\* .*\| red<br>\*\*R-006\*\*/m);
  const openRisks = page.slice(page.indexOf('Open risks, and')).split('\n# ')[0];
  expect(openRisks).toContain('| R-006 ');
  expect(openRisks).not.toContain('| R-018 ');
  expect(page).toMatch(/^\| Internal_review|internal_review .* Days before +\| 21/m);
  replace(book, 'project-data/project.yaml', [
    '  - step: internal_review\n    offset_days: 21\n',
    '  - step: internal_review\n    offset_days: 22\n',
  ]);
  expect((await runLine(book, 'grantbook render handbook project --format md')).status).toBe(0);
  expect(read(book, 'build/B-WISE_Handbook.md')).toContain('by: 22 days before due');
});
