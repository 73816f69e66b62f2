import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { HASH, markedBlock, replaceBlock } from '../../src/procedures/platform/marked-block.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  newFolder,
  read,
  replace,
  runLine,
  sh,
  snapshot,
  write,
} from './sandbox.ts';

const PEOPLE = 'project-data/people.yaml';
const OWNERS = '.github/CODEOWNERS';
const FORMS = '.github/ISSUE_TEMPLATE';

let book: string;
let made: string;
beforeAll(async () => {
  book = exampleBook();
  for (const [person, login] of [
    ['hanne.lindemaar', 'hanne-l'],
    ['oriane.vasselin', 'oriane'],
    ['ioana.crangasu', 'ioana-c'],
  ])
    replace(book, PEOPLE, [
      `  email: ${person}@example.org\n`,
      `  email: ${person}@example.org\n  accounts:\n    github: ${login}\n    gitlab: ${login}\n`,
    ]);
  git(book, 'commit', '-qam', 'accounts');
  made = copyOf(book);
  await runLine(made, 'grantbook platform');
});

/** What CODEOWNERS says of a path: of several patterns that match, the last counts. */
function ownersOf(folder: string, path: string): string[] {
  const lines = read(folder, OWNERS)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [, ...owners] = (
    lines.findLast((line) => matches(line.split(/(?<!\\) @/)[0] ?? '', path)) ?? ''
  ).split(' @');
  return owners.map((owner) => `@${owner}`);
}

/** As the platforms read patterns: anchored by a slash in front, a folder by one behind, else at any depth. */
function matches(pattern: string, path: string): boolean {
  const plain = pattern.replaceAll('\\', '');
  if (plain === '*') return true;
  const whole = `/${path}`;
  const place = plain.startsWith('/') ? plain : `/${plain}`;
  const at = plain.startsWith('/') ? (whole.startsWith(place) ? 0 : -1) : whole.indexOf(place);
  return at >= 0 && (place.endsWith('/') || whole.length === at + place.length);
}

describe('whom a platform asks', () => {
  test.each([
    ['README.md', ['@hanne-l']],
    ['project-data/risks.yaml', ['@hanne-l', '@oriane']],
    ['project-data/deliverables/D4.1.yaml', ['@hanne-l', '@oriane', '@ioana-c']],
    ['project-data/deliverables/D1.1.yaml', ['@hanne-l', '@oriane']],
    ['project-data/project.yaml', ['@hanne-l']],
    ['schemas/risks.schema.json', ['@hanne-l']],
    ['templates/parts/imprint.md.hbs', ['@hanne-l']],
    ['.github/workflows/check.yml', ['@hanne-l']],
    ['docs/.gitattributes', ['@hanne-l']],
    ['sub/.vscode/settings.json', ['@hanne-l']],
  ])('%s: %s', (path, owners) => {
    expect(ownersOf(made, path).sort()).toEqual([...owners].sort());
  });

  test('nobody who has left or whose values were erased, and no login that is none', () => {
    const later = copyOf(book);
    replace(later, PEOPLE, ['    github: oriane\n', '    github: "oriane\\n* @evil"\n']);
    replace(later, PEOPLE, [
      '    github: ioana-c\n    gitlab: ioana-c\n',
      '    github: ioana-c\n  active_to: 2023-01-01\n',
    ]);
    sh(later, 'grantbook platform --no-commit');
    expect(read(later, OWNERS)).not.toMatch(/evil|oriane|ioana/);
  });

  test('a file whose name would name somebody has no line', () => {
    const later = copyOf(book);
    const name = 'project-data/deliverables/D4.9 @evil.yaml';
    write(later, {
      [name]: read(later, 'project-data/deliverables/D4.1.yaml').replace('id: D4.1', 'id: D4.9'),
    });
    sh(later, 'grantbook platform --no-commit');
    expect(read(later, OWNERS)).not.toContain('evil');
  });
});

describe('what a platform asks', () => {
  const schema = JSON.parse(readFileSync('tests/fixtures/schemastore/github-issue-forms.json', 'utf8'));
  const valid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

  test('every form is one by the published schema, and by what GitHub asks beyond it', () => {
    const names = readdirSync(join(made, FORMS));
    expect(names).toEqual(['change-deliverable.yml', 'mistake.yml', 'raise-issue.yml', 'raise-risk.yml']);
    const forms = names.map((name) => parse(read(made, `${FORMS}/${name}`)));
    for (const form of forms) {
      expect(valid(form), JSON.stringify(valid.errors)).toBe(true);
      const ids = form.body.map(({ id }: { id: string }) => id);
      const labels = form.body.map(({ attributes }: { attributes: { label: string } }) => attributes.label);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(labels).size).toBe(labels.length);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
      for (const { attributes } of form.body)
        for (const option of attributes.options ?? []) expect(option).not.toMatch(/^none$/i);
    }
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
  });

  test('drop-downs hold what the registries hold: open deliverables, the words of a schema', () => {
    const change = parse(read(made, `${FORMS}/change-deliverable.yml`));
    expect(change.body[0].attributes.options).toContain('D4.1 Handbook for the pilots');
    expect(change.body[0].attributes.options).not.toContainEqual(expect.stringContaining('D1.1'));
    expect(change.body[1].attributes.options).toContain('Due date');
    const risk = parse(read(made, `${FORMS}/raise-risk.yml`));
    const question = (id: string) => risk.body.find((each: { id: string }) => each.id === id).attributes;
    expect(question('likelihood').options).toEqual(['1', '2', '3', '4', '5']);
    expect(question('origin').options).toEqual(['foreseen', 'unforeseen']);
    expect(question('wps')).toMatchObject({
      multiple: true,
      options: expect.arrayContaining(['WP10 Project management']),
    });
  });

  test('a title can be no mention, link, picture or line of YAML', () => {
    const later = copyOf(book);
    const file = 'project-data/deliverables/D4.1.yaml';
    for (const title of [
      '"@everyone look"',
      '"![x](http://evil.example/p.png)"',
      '"see www.evil.example"',
      '"fixes #1"',
      `"x\\n      options: [evil]"`,
      '"<img src=x>"',
    ]) {
      write(later, { [file]: read(later, file).replace(/^title: .*$/m, `title: ${title}`) });
      sh(later, 'grantbook platform --no-commit');
      const { options } = parse(read(later, `${FORMS}/change-deliverable.yml`)).body[0].attributes;
      expect(options).toContain('D4.1');
    }
  });

  test('names that a book keeps apart stand in no form', () => {
    const later = copyOf(book);
    expect(read(made, `${FORMS}/raise-risk.yml`)).toContain('Hanne Lindemaar');
    expect(sh(later, 'grantbook privacy separate -m apart').status).toBe(0);
    sh(later, 'grantbook platform --no-commit');
    expect(read(later, `${FORMS}/raise-risk.yml`)).not.toContain('Lindemaar');
  });
});

describe('in step', () => {
  test('is written in one commit, checked, and put in step again', async () => {
    const later = copyOf(book);
    await expectTranscript(
      later,
      `
      $ grantbook platform --check
      .github/CODEOWNERS  missing
      .github/ISSUE_TEMPLATE/mistake.yml  missing
      .github/ISSUE_TEMPLATE/change-deliverable.yml  missing
      .github/ISSUE_TEMPLATE/raise-risk.yml  missing
      .github/ISSUE_TEMPLATE/raise-issue.yml  missing
      .github/PULL_REQUEST_TEMPLATE.md  missing
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      ! put in step: grantbook platform -m "why"
      [1]
      $ grantbook platform -m "so that the right people are asked"
      .github/CODEOWNERS  written
      .github/ISSUE_TEMPLATE/mistake.yml  written
      .github/ISSUE_TEMPLATE/change-deliverable.yml  written
      .github/ISSUE_TEMPLATE/raise-risk.yml  written
      .github/ISSUE_TEMPLATE/raise-issue.yml  written
      .github/PULL_REQUEST_TEMPLATE.md  written
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      ! committed OID  put in step what the platform asks, and whom
      $ git log -1 --format=%B
      put in step what the platform asks, and whom

      so that the right people are asked

      $ grantbook platform --check
      .github/CODEOWNERS  up to date
      .github/ISSUE_TEMPLATE/mistake.yml  up to date
      .github/ISSUE_TEMPLATE/change-deliverable.yml  up to date
      .github/ISSUE_TEMPLATE/raise-risk.yml  up to date
      .github/ISSUE_TEMPLATE/raise-issue.yml  up to date
      .github/PULL_REQUEST_TEMPLATE.md  up to date
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      $ grantbook platform
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      ! nothing to change: they are in step
      $ grantbook set WP4 leader=P-003 -m "she takes over"
      WP4 leader: P-025 → P-003
      ! committed OID  work-package WP4: set leader
      $ grantbook platform --check
      .github/CODEOWNERS  not in step
        - /project-data/deliverables/D4.1.yaml @hanne-l @oriane @ioana-c
        - /project-data/deliverables/D4.2.yaml @hanne-l @oriane @ioana-c
        - /project-data/deliverables/D4.3.yaml @hanne-l @oriane @ioana-c
        - /project-data/meetings/MTG-2023-11-16-WP.yaml @hanne-l @oriane @ioana-c
        - /project-data/reviews/RV-021.yaml @hanne-l @oriane @ioana-c
        - /project-data/reviews/RV-022.yaml @hanne-l @oriane @ioana-c
        + /project-data/deliverables/D4.1.yaml @hanne-l @oriane
        + /project-data/deliverables/D4.2.yaml @hanne-l @oriane
        + /project-data/deliverables/D4.3.yaml @hanne-l @oriane
        + /project-data/meetings/MTG-2023-11-16-WP.yaml @hanne-l @oriane
        and 2 more lines
      .github/ISSUE_TEMPLATE/mistake.yml  up to date
      .github/ISSUE_TEMPLATE/change-deliverable.yml  up to date
      .github/ISSUE_TEMPLATE/raise-risk.yml  up to date
      .github/ISSUE_TEMPLATE/raise-issue.yml  up to date
      .github/PULL_REQUEST_TEMPLATE.md  up to date
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      ! put in step: grantbook platform -m "why"
      [1]
      $ grantbook platform --dry-run
      .github/CODEOWNERS  written
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      $ grantbook platform -q
      .github/CODEOWNERS  written
      $ grantbook platform --check -q
      .github/CODEOWNERS  up to date
      .github/ISSUE_TEMPLATE/mistake.yml  up to date
      .github/ISSUE_TEMPLATE/change-deliverable.yml  up to date
      .github/ISSUE_TEMPLATE/raise-risk.yml  up to date
      .github/ISSUE_TEMPLATE/raise-issue.yml  up to date
      .github/PULL_REQUEST_TEMPLATE.md  up to date
      $ grantbook platform --on gitlab -q
      .gitlab/CODEOWNERS  written
      .gitlab/issue_templates/mistake.md  written
      .gitlab/issue_templates/change-deliverable.md  written
      .gitlab/issue_templates/raise-risk.md  written
      .gitlab/issue_templates/raise-issue.md  written
      .gitlab/merge_request_templates/Default.md  written
      $ grantbook platform --on gitlab --check
      .gitlab/CODEOWNERS  up to date
      .gitlab/issue_templates/mistake.md  up to date
      .gitlab/issue_templates/change-deliverable.md  up to date
      .gitlab/issue_templates/raise-risk.md  up to date
      .gitlab/issue_templates/raise-issue.md  up to date
      .gitlab/merge_request_templates/Default.md  up to date
      ! without a gitlab account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.gitlab=LOGIN
      $ grantbook platform --on svn
      ! error: "svn" is not a choice for "--on"
      ! hint: use one of: github, gitlab; more: grantbook platform --help
      [2]
      `,
    );
  });

  test('your own lines stay; a file of your own, or a change between the marks, is never overwritten', async () => {
    const later = copyOf(made);
    write(later, { [OWNERS]: `# ours\n${read(later, OWNERS)}/docs/ @somebody\n` });
    git(later, 'commit', '-qam', 'own lines');
    await runLine(later, 'grantbook set WP4 leader=P-003 -m "she takes over"');
    await runLine(later, 'grantbook platform');
    expect(read(later, OWNERS)).toMatch(/^# ours\n# grantbook platform[\s\S]*\n\/docs\/ @somebody\n$/);
    replace(later, OWNERS, ['\n* @hanne-l', '\n* @me']);
    write(later, { [`${FORMS}/mistake.yml`]: 'name: Mine\n' });
    git(later, 'commit', '-qam', 'by hand');
    const before = snapshot(later);
    await expectTranscript(
      later,
      `
      $ grantbook platform
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      ! .github/CODEOWNERS: changed by hand between the marks
      ! .github/ISSUE_TEMPLATE/mistake.yml: your own, without the marks
      ! what you wrote is kept: move it away, run this again, and put your lines before or after the marks
      ! refused: nothing was changed
      [1]
      $ grantbook platform --check
      .github/CODEOWNERS  changed by hand between the marks
      .github/ISSUE_TEMPLATE/mistake.yml  your own, without the marks
      .github/ISSUE_TEMPLATE/change-deliverable.yml  up to date
      .github/ISSUE_TEMPLATE/raise-risk.yml  up to date
      .github/ISSUE_TEMPLATE/raise-issue.yml  up to date
      .github/PULL_REQUEST_TEMPLATE.md  up to date
      ! without a github account nobody is asked: P-004, P-005, P-006, P-008, P-010, P-011, P-016, P-024; add one: grantbook set P-004 accounts.github=LOGIN
      ! put in step: grantbook platform -m "why"
      [1]
      `,
    );
    expect(snapshot(later)).toEqual(before);
  });

  test('a form of a registry that is no longer there goes, but none with lines of your own', () => {
    const later = copyOf(made);
    const old = markedBlock('name: Old\n', HASH);
    write(later, {
      [`${FORMS}/old.yml`]: old,
      [`${FORMS}/older.yml`]: `${old}# mine\n`,
      [`${FORMS}/own.yml`]: 'name: X\n',
    });
    git(later, 'add', '--all');
    git(later, 'commit', '-qm', 'old ones');
    expect(sh(later, 'grantbook platform').stdout).toBe(`${FORMS}/old.yml  removed\n`);
  });

  test('a book in a folder of its repository has its files at the top', () => {
    const outer = newFolder();
    sh(
      outer,
      `git init -q . && cp -r '${book}' 'the book' && rm -rf 'the book/.git' && git add --all && git commit -qm all`,
    );
    expect(sh(join(outer, 'the book'), 'grantbook platform').status).toBe(0);
    expect(read(outer, OWNERS)).toContain('\n/the\\ book/project-data/risks.yaml @hanne-l @oriane\n');
    expect(ownersOf(outer, 'the book/schemas/risks.schema.json')).toEqual(['@hanne-l']);
  });

  test('where nobody has an account nobody is named, and it is said', async () => {
    const none = exampleBook();
    const { stdout, stderr } = await runLine(none, 'grantbook platform --dry-run');
    expect(stdout).not.toContain('CODEOWNERS');
    expect(stderr).toContain('add one: grantbook set P-001 accounts.github=LOGIN');
  });
});

test('what stands outside the marks is kept, with any line ends', () => {
  const file = `before\r\n${markedBlock('a\n', HASH).replaceAll('\n', '\r\n')}after\r\n`;
  expect(replaceBlock(file, 'a\n', HASH).state).toBe('same');
  const fresh = replaceBlock(file, 'b\n', HASH);
  expect(fresh).toEqual({ state: 'older', text: `before\r\n${markedBlock('b\n', HASH)}after\r\n` });
  expect(replaceBlock(file.replace('a\r', 'x\r'), 'b\n', HASH).state).toBe('changed');
  expect(replaceBlock('else\n', 'b\n', HASH)).toEqual({ state: 'none', text: 'else\n' });
});
