import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript, git, read, runLine, write } from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';
let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

describe('a list that is not whole does not pass for one', () => {
  test.each(['list risks', 'list risks --json', 'list', 'status'])('%s', async (command) => {
    const book = copyOf(clean);
    write(book, { [RISKS]: Buffer.from([0x2d, 0x20, 0xff, 0xfe, 0x0a]) });
    const { status, stderr } = await runLine(book, `grantbook ${command}`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^warning: /m);
    expect((await runLine(book, 'grantbook list partners')).status).toBe(0);
  });
});

describe('one mistake is one finding', () => {
  const mistakes: readonly (readonly [string, string, string])[] = [
    ['a registry emptied', `: > ${RISKS}`, `${RISKS}:1:1 error yaml/empty`],
    ['a registry whose ending changed', `mv ${RISKS} project-data/risks.yml`, 'error book/unknown-file'],
    [
      'a record whose ending changed',
      'mv project-data/deliverables/D1.2.yaml project-data/deliverables/D1.2.yml',
      'D1.2.yml:1:1 error book/unknown-file',
    ],
  ];
  test.each(mistakes)('%s', async (_, line, finding) => {
    const book = copyOf(clean);
    await runLine(book, line);
    const { status, stdout } = await runLine(book, 'grantbook validate');
    expect(status).toBe(1);
    expect(stdout.trim().split('\n')).toEqual([expect.stringContaining(finding)]);
  });

  test('a project file that is gone comes back from git', async () => {
    const book = copyOf(clean);
    rmSync(join(book, 'project-data/project.yaml'));
    expect((await runLine(book, 'grantbook validate')).stdout).toContain(
      'git checkout -- project-data/project.yaml',
    );
  });
});

describe('personal data', () => {
  test('is shown by show only where it is asked for', async () => {
    const email = 'hanne.lindemaar@example.org';
    for (const format of ['text', 'json', 'yaml']) {
      const line = `grantbook show P-001 --format ${format}`;
      const { stdout, stderr } = await runLine(clean, line);
      expect(stdout).not.toContain(email);
      expect(stdout + stderr).toContain('personal data, shown with --personal');
      expect((await runLine(clean, `${line} --personal`)).stdout).toContain(email);
    }
  });

  test('is named by list where a column of it stays empty', async () => {
    const { stdout, stderr } = await runLine(clean, 'grantbook list people -c id,email');
    expect(stdout).not.toContain('@');
    expect(stderr).toBe('email: personal data, not shown; with --personal it is\n');
    expect((await runLine(clean, 'grantbook list people -c id,email --personal')).stderr).toBe('');
  });

  const readers: readonly (readonly [string, string])[] = [
    ['a helper', '{{field "P-001" "email"}}'],
    ['a loop', '{{#each (where "people") as |p|}}{{p.email}} {{/each}}'],
    ['a choice', '{{#each (where "people" email="hanne.lindemaar@example.org") as |p|}}{{p.id}} {{/each}}'],
    ['a table', '::data{source="people" columns="id,email"}'],
    ['a table through a reference', '::data{source="risks" columns="id,owner.email"}'],
  ];
  test.each(readers)('is printed by %s only where the template says so', async (_, body) => {
    const book = copyOf(clean);
    const template = (more: string) =>
      `---\nfor: risks\ntitle: Contacts\noutput: contacts\n${more}---\n# Contacts\n\n${body}\n`;
    write(book, { 'templates/contacts.md.hbs': template('') });
    const { status, stdout } = await runLine(book, 'grantbook render contacts R-002 -f md');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringContaining('is personal data, and the template does not say that it prints some'),
    });
    write(book, { 'templates/contacts.md.hbs': template('personal: true\n') });
    expect((await runLine(book, 'grantbook render contacts R-002 -f md')).status).toBe(0);
    expect(read(book, 'build/contacts.md')).toMatch(/example\.org|P-001/);
  });

  test('has a code of its own in templates', async () => {
    const book = copyOf(clean);
    const body = '---\nfor: risks\ntitle: T\noutput: t\n---\n{{field record.owner "email"}}\n';
    write(book, { 'templates/t.md.hbs': body });
    const { findings } = JSON.parse((await runLine(book, 'grantbook render t R-002 --json')).stdout);
    expect(findings.map((each: { code: string }) => each.code)).toEqual(['template/personal']);
  });
});

describe('small things', () => {
  test('log --limit 0 shows nothing and says nothing wrong', async () => {
    await expectTranscript(clean, '      $ grantbook log R-002 --limit 0');
  });

  test('the steps that show names keep to 80 columns', async () => {
    const { stdout } = await runLine(clean, 'grantbook show D4.1');
    const steps = stdout.split('\nnext steps\n')[1] ?? '';
    expect(steps).toContain('grantbook move D4.1 approve');
    expect(steps.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });
});

describe('a branch is judged against the commit where it began', () => {
  test('and not against what others have done since', async () => {
    const { openRepository } = await import('../../src/io/git/repository.ts');
    const { mergeBase } = await import('../../src/io/git/merge-base.ts');
    const book = copyOf(clean);
    const start = git(book, 'rev-parse', 'HEAD').trim();
    git(book, 'switch', '-qc', 'work');
    git(book, 'commit', '-q', '--allow-empty', '-m', 'mine');
    git(book, 'switch', '-q', 'main');
    git(book, 'commit', '-q', '--allow-empty', '-m', 'theirs');
    git(book, 'switch', '-q', 'work');
    const work = await openRepository(book);
    expect(work && mergeBase(work, 'main')).toBe(start);
    git(book, 'checkout', '-q', '--orphan', 'other');
    git(book, 'commit', '-q', '-m', 'nothing in common');
    const other = await openRepository(book);
    expect(other && mergeBase(other, 'main')).toBe(git(book, 'rev-parse', 'main').trim());
  });
});
