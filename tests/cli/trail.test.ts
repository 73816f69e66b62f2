import { describe, expect, test } from 'vitest';
import { exampleBook, git, newFolder, read, replace, runLine, snapshot, write } from './sandbox.ts';

const D11 = 'project-data/deliverables/D1.1.yaml';
const ACTIONS = 'project-data/actions.yaml';

describe('what is committed is right on its own', () => {
  test('a record that cannot be read is not written over', async () => {
    const book = exampleBook();
    write(book, { [D11]: `${read(book, D11)}oops: [\n` });
    git(book, 'commit', '-qam', 'broken');
    const before = snapshot(book);
    const fields = 'id=D1.1 wp=WP1 lead=ENSIE due_month=M40 due=2024-04-30 type=R dissemination=PU';
    const answer = await runLine(book, `grantbook add deliverable New ${fields}`);
    expect([answer.status, answer.stdout]).toEqual([2, '']);
    expect(answer.stderr).toContain('"D1.1" is there already and cannot be read');
    expect(snapshot(book)).toEqual(before);
  });

  test('a record that could not be read is repaired and saved', async () => {
    const book = exampleBook();
    const good = read(book, D11);
    write(book, { [D11]: `${good}oops: [\n` });
    git(book, 'commit', '-qam', 'broken');
    write(book, { [D11]: good });
    const validated = await runLine(book, 'grantbook validate');
    expect(validated.status).toBe(0);
    expect(validated.stdout).toMatch(/D1\.1\.yaml:\d+:\d+ warning lifecycle\/not-compared/);
    expect((await runLine(book, 'grantbook save -m repaired')).status).toBe(0);
  });

  test('a step cannot lead anywhere else than it says', async () => {
    const book = exampleBook();
    const before = snapshot(book);
    const answer = await runLine(
      book,
      'grantbook move D4.1 approve version=1.0 status=in_revision rejection_reason=x',
    );
    expect(answer.status).toBe(2);
    expect(answer.stderr).toContain('"status" is set by the step itself');
    expect(snapshot(book)).toEqual(before);
  });

  test('a role that nobody has committed is no role', async () => {
    const book = exampleBook();
    replace(book, 'project-data/people.yaml', ['hanne.lindemaar@example.org', 'mallory@example.org']);
    const before = snapshot(book);
    const answer = await runLine(book, 'as mallory@example.org grantbook move D4.1 approve version=1.0');
    expect(answer.status).toBe(1);
    expect(answer.stdout).toContain('lifecycle/not-your-role');
    expect(snapshot(book)).toEqual(before);
  });

  test('a record that is not saved cannot be referred to', async () => {
    const book = exampleBook();
    const people = read(book, 'project-data/people.yaml');
    const added =
      '\n- id: P-099\n  name: Nora Neu\n  partner: ENSIE\n  email: nora.neu@example.org\n  roles: [reviewer]\n  active_from: 2023-01-01\n  consent_gdpr: true\n  illustrative: true\n';
    write(book, { 'project-data/people.yaml': `${people}${added}` });
    const answer = await runLine(book, 'grantbook set R-005 owner=P-099');
    expect(answer.status).toBe(1);
    expect(answer.stdout).toContain('references/unknown-id');
    expect(answer.stderr).toContain('edits that are not saved do not count (project-data/people.yaml)');
    expect(
      (await runLine(book, 'grantbook save -m "a new colleague" && grantbook set R-005 owner=P-099')).status,
    ).toBe(0);
    expect((await runLine(book, 'grantbook validate --at HEAD')).status).toBe(0);
  });

  test('an error of a kind that was there before is still a new error', async () => {
    const book = exampleBook();
    const nameless =
      '\n- text: Nobody knows this one\n  owner: P-001\n  due: 2023-12-01\n  status: open\n  illustrative: true\n';
    write(book, { [ACTIONS]: read(book, ACTIONS) + nameless });
    git(book, 'commit', '-qam', 'one without an id');
    write(book, { [ACTIONS]: read(book, ACTIONS) + nameless });
    const answer = await runLine(book, 'grantbook save -m "another"');
    expect(answer.status).toBe(1);
    expect(answer.stdout).toContain('schema/required');
  });

  test('a record is not removed while something that may refer to it cannot be read', async () => {
    const book = exampleBook();
    const added = await runLine(
      book,
      'grantbook add action "To be removed" owner=P-003 due=2023-12-15 illustrative=true',
    );
    expect(added.status).toBe(0);
    write(book, { [ACTIONS]: read(book, ACTIONS).replace(/^ {2}text: /m, '  text: "') });
    git(book, 'commit', '-qam', 'a quote too many');
    const before = snapshot(book);
    const answer = await runLine(book, 'grantbook remove A-032');
    expect([answer.status, answer.stdout.includes('references/cannot-tell')]).toEqual([1, true]);
    expect(snapshot(book)).toEqual(before);
  });
});

test('an id that was given once is offered to no other record, refused where asked for, and told by hand', async () => {
  const book = exampleBook();
  const last = (await runLine(book, 'grantbook list actions -f ids')).stdout.trim().split('\n').at(-1) ?? '';
  const next = (id: string) => `A-${String(Number(id.slice(2)) + 1).padStart(3, '0')}`;
  const add = 'grantbook add action "Once only" owner=P-005 due=2023-12-15';
  expect((await runLine(book, add)).status).toBe(0);
  const gone = next(last);
  expect((await runLine(book, `grantbook remove ${gone} -m "added twice"`)).status).toBe(0);
  const asked = await runLine(book, `${add} id=${gone}`);
  expect([asked.status, asked.stderr]).toEqual([
    2,
    `error: "${gone}" was the id of a record before\nhint: leave the id out, and the next free one is taken\n`,
  ]);
  expect((await runLine(book, add)).status).toBe(0);
  expect((await runLine(book, 'grantbook list actions -f ids')).stdout.trim().split('\n').at(-1)).toBe(
    next(gone),
  );
  const text = read(book, ACTIONS);
  const record = text.slice(text.indexOf(`- id: ${next(gone)}`)).replace(next(gone), gone);
  write(book, { [ACTIONS]: `${text}\n${record}` });
  const { status, stdout } = await runLine(book, 'grantbook validate');
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/actions\.yaml:\d+:7 warning ids\/used-before/),
  ]);
});

test('in a shallow clone the commit before is cut off: that is "could not check", not "clean"', async () => {
  const book = exampleBook();
  expect((await runLine(book, 'grantbook set R-005 notes+=x || grantbook set D4.1 notes=seen')).status).toBe(
    0,
  );
  const clone = `${newFolder()}/clone`;
  git(book, 'clone', '-q', '--depth', '1', `file://${book}`, clone);
  const answer = await runLine(clone, 'grantbook validate --at HEAD');
  expect(answer.status).toBe(3);
  expect(answer.stderr).toContain('git fetch --unshallow');
  expect((await runLine(book, 'grantbook validate --at HEAD')).status).toBe(0);
});

test('a branch is judged against where it left the other, not against what the other has become', async () => {
  const book = exampleBook();
  git(book, 'checkout', '-q', '-b', 'partner');
  expect((await runLine(book, 'grantbook set D4.1 notes="seen by ADV"')).status).toBe(0);
  git(book, 'checkout', '-q', 'main');
  expect(
    (
      await runLine(
        book,
        'grantbook move D4.1 approve version=1.0 && echo handbook > evidence/D4.1.docx && grantbook move D4.1 submit document=evidence/D4.1.docx receipt.reference=portal-1 receipt.received_on=2023-11-20',
      )
    ).status,
  ).toBe(0);
  git(book, 'checkout', '-q', 'partner');
  const answer = await runLine(book, 'grantbook validate --since main');
  expect([answer.status, answer.stdout]).toEqual([0, '']);
});
