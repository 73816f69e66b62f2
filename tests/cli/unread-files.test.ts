import { describe, expect, test } from 'vitest';
import { exampleBook, expectTranscript, git, read, runLine, snapshot, write } from './sandbox.ts';

const LIST = 'project-data/stakeholders.yaml';
const STORE = 'personal/stakeholders.yaml';
const ADD = 'grantbook add stakeholder New type=authority interest=neutral influence=3 owner=P-001 -m x';
const UNREAD = {
  status: 3,
  stdout: '',
  stderr: `error: ${LIST} is there and cannot be read: nothing is written over it\nhint: see what is wrong with: grantbook validate\n`,
};

/** A text as an old editor saves it. */
const latin = (text: string) => Buffer.from(`# Intéressés\n${text}`, 'latin1');

function bookWith(content: (text: string) => Uint8Array): string {
  const book = exampleBook();
  write(book, { [LIST]: content(read(book, LIST)) });
  git(book, 'commit', '-qam', 'Saved by another editor');
  return book;
}

describe('a list file that is there and cannot be read is not written anew', () => {
  test.each([
    { name: 'in Latin-1', content: latin },
    { name: 'in UTF-16', content: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le') },
  ])('by a new record, $name', async ({ content }) => {
    const book = bookWith(content);
    const before = snapshot(book);
    expect(await runLine(book, ADD)).toEqual(UNREAD);
    expect(snapshot(book)).toEqual(before);
  });

  test('by new rows of a sheet', async () => {
    const book = bookWith(latin);
    write(book, { 'new.csv': 'id,name,type,interest,influence,owner\n,New,authority,neutral,3,P-001\n' });
    const before = snapshot(book);
    const line = 'grantbook import new.csv --registry stakeholders --from P-001 -m x';
    const { status, stderr } = await runLine(book, line);
    expect([status, stderr]).toEqual([3, expect.stringContaining(UNREAD.stderr)]);
    expect(snapshot(book)).toEqual(before);
  });

  test('by a new record beside it, where it has another ending or other capitals', async () => {
    for (const [i, path] of ['stakeholders.yml', 'Stakeholders.yaml'].entries()) {
      const book = exampleBook();
      git(book, 'mv', LIST, `project-data/x${i}`);
      git(book, 'mv', `project-data/x${i}`, `project-data/${path}`);
      git(book, 'commit', '-qam', 'Another name');
      const { status, stderr } = await runLine(book, ADD);
      expect([status, stderr]).toEqual([3, UNREAD.stderr.replace(LIST, `project-data/${path}`)]);
    }
  });

  test('nor is one of several passed over: its ids would be given again', async () => {
    const book = exampleBook();
    const schema = read(book, 'schemas/stakeholders.schema.json');
    const text = read(book, LIST);
    git(book, 'rm', '-q', LIST);
    write(book, {
      'schemas/stakeholders.schema.json': schema.replace('"file": "stakeholders"', '"lists": "stakeholders"'),
      'project-data/stakeholders/1.yaml': latin(text),
      'project-data/stakeholders/2.yaml': '[]\n',
    });
    git(book, 'add', '-A');
    git(book, 'commit', '-qm', 'Several files');
    const { status, stderr } = await runLine(book, ADD);
    expect([status, stderr]).toEqual([3, UNREAD.stderr.replace(LIST, 'project-data/stakeholders/1.yaml')]);
  });
});

describe('a file of the store of personal values that cannot be read is not written anew', () => {
  const SET =
    'grantbook set STK-004 contact.email=a@example.org legal_basis=consent consent_on=2023-01-01 -m x';

  test('by a value of a record', async () => {
    const book = exampleBook();
    await runLine(book, 'grantbook privacy separate -m x');
    write(book, { [STORE]: latin(read(book, STORE)) });
    const before = snapshot(book);
    const { status, stderr } = await runLine(book, SET);
    expect([status, stderr]).toEqual([3, UNREAD.stderr.replace(LIST, STORE)]);
    expect(snapshot(book)).toEqual(before);
  });

  test('nor by a separation that is made anew: what the store holds stays', async () => {
    const book = exampleBook();
    await runLine(book, 'grantbook privacy separate -m x');
    write(book, { [STORE]: `# Kept by hand\n${read(book, STORE)}` });
    git(book, 'revert', '--no-edit', 'HEAD');
    const { status, stdout, stderr } = await runLine(book, 'grantbook privacy separate -m x');
    expect(status, stdout + stderr).toBe(0);
    expect(read(book, STORE)).toMatch(/^# Kept by hand\n- id: STK-/);
  });

  test('nor taken for one that holds nothing of whoever is erased', async () => {
    const book = exampleBook();
    await runLine(book, 'grantbook privacy separate -m x');
    write(book, { 'personal/people.yaml': latin(read(book, 'personal/people.yaml')) });
    const before = snapshot(book);
    const line = 'grantbook privacy erase P-017 --legal-basis "GDPR Art. 17(1)(a)" -m x';
    const { status, stderr } = await runLine(book, line);
    expect([status, stderr]).toEqual([3, UNREAD.stderr.replace(LIST, 'personal/people.yaml')]);
    expect(snapshot(book)).toEqual(before);
  });

  test('nor .gitignore', async () => {
    const book = exampleBook();
    write(book, { '.gitignore': latin('build/\n') });
    git(book, 'add', '-A');
    git(book, 'commit', '-qm', 'Ignore');
    const { status, stderr } = await runLine(book, 'grantbook privacy separate -m x');
    expect([status, stderr]).toEqual([3, UNREAD.stderr.replace(LIST, '.gitignore')]);
  });
});

test('the gate tells of a file that was not read before the change: records can go with it unseen', async () => {
  const book = bookWith(latin);
  git(book, 'switch', '-qc', 'mend');
  write(book, { [LIST]: '[]\n' });
  git(book, 'commit', '-qam', 'Mended');
  const { stdout } = await runLine(book, 'grantbook validate --range main..mend --each');
  expect(stdout).toContain(
    `${LIST}:1:1 warning book/not-compared before the change the file could not be read: nobody can tell what was changed or removed`,
  );
  const other = exampleBook();
  const text = read(other, LIST);
  write(other, { [LIST]: `${text}- id: STK-099\n  title: "open\n` });
  git(other, 'commit', '-qam', 'Broken');
  git(other, 'switch', '-qc', 'mend');
  write(other, { [LIST]: text });
  git(other, 'commit', '-qam', 'Mended');
  const gone = await runLine(other, 'grantbook validate --range main..mend --each');
  expect(gone.stdout).toContain('warning book/not-compared STK-099, which could not be read, is gone');
});

test('an id is not given that a list file of another branch has', async () => {
  const book = exampleBook();
  const schema = read(book, 'schemas/stakeholders.schema.json');
  const text = read(book, LIST);
  git(book, 'rm', '-q', LIST);
  write(book, {
    'schemas/stakeholders.schema.json': schema.replace('"file": "stakeholders"', '"lists": "stakeholders"'),
    'project-data/stakeholders/1.yaml': text,
  });
  git(book, 'add', '-A');
  git(book, 'commit', '-qm', 'Several files');
  git(book, 'switch', '-qc', 'other');
  await runLine(book, ADD);
  git(book, 'switch', '-q', 'main');
  await expectTranscript(
    book,
    `
    $ ${ADD}
    STK-013 added (stakeholder)
    ! STK-012 is taken on branch other
    ! committed OID  stakeholder STK-013: add
    `,
  );
});

test('a CSV that lacks rows removes nothing, and says how many', async () => {
  const book = exampleBook();
  await runLine(book, 'grantbook export risks --format csv');
  const [head, first] = read(book, 'build/sheets/risks.csv').split('\r\n');
  write(book, { 'risks.csv': `${head}\r\n${first}\r\n` });
  const { status, stderr } = await runLine(book, 'grantbook import risks.csv');
  expect(status).toBe(0);
  expect(stderr).toContain(
    'not in the sheet, and not removed: 18 of the 19 records of risks; it does not say which rows it was made with\n',
  );
});
