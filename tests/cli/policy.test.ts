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

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const PROJECT = 'project-data/project.yaml';
const RISKS = 'project-data/risks.yaml';
const D41 = 'project-data/deliverables/D4.1.yaml';

/** Puts lines of the policy into project.yaml. */
function policy(book: string, lines: readonly (readonly [code: string, as: string])[]): void {
  const items = lines.map(
    ([code, as]) => `  - code: "${code}"\n    as: "${as}"\n    why: agreed by the board\n`,
  );
  write(book, { [PROJECT]: `findings:\n${items.join('')}${read(book, PROJECT)}` });
}

/** A book with an error of the schema and a reference to nobody. */
function mistaken(): string {
  const book = copyOf(clean);
  write(book, { [RISKS]: read(book, RISKS).replace('strategy: reduce\n', 'strategy: redcue\n') });
  replace(book, D41, ['editor: P-025', 'editor: P-999']);
  git(book, 'commit', '-qam', 'Taken over as it was');
  return book;
}

describe('the policy of findings', () => {
  test('makes a code, or a family, advice or nothing, and says how many; only what blocks fails', async () => {
    const book = mistaken();
    policy(book, [
      ['schema/*', 'advise'],
      ['references/unknown-id', 'off'],
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      project-data/risks.yaml:22:13 warning schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 0 errors, 1 warning
      ! 1 finding is advice by the policy of project.yaml: a warning
      ! 1 finding is off by the policy of project.yaml; --format json lists what is off
      $ grantbook validate --at HEAD
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      project-data/risks.yaml:22:13 error schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 2 errors, 0 warnings
      [1]
      $ grantbook explain references/unknown-id
      references/unknown-id (error)

      Rule
        A reference names a record that exists

      Why
        A misspelt id would lose the link between a task and its lead, a decision and
        its meeting.

      What to do
        Use the suggested id, or add the record first.

      Policy
        A project may make it advice, switch it off or have it block: a line of
        “findings” in project.yaml, with code: references/unknown-id, as: advise, and
        why.
      `,
    );
    const { stdout } = await runLine(book, 'grantbook validate --json');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      summary: { errors: 0, warnings: 1, advised: 1, off: 1, known: 0, elsewhere: 0 },
      findings: [{ code: 'schema/choice', severity: 'warning' }],
      setAside: [{ code: 'references/unknown-id', as: 'off', record: 'D4.1' }],
    });
  });

  test('a line for a code counts before one for its family, and a warning can be made to block', async () => {
    const book = mistaken();
    write(book, { 'evidence/nobody-names-it.pdf': 'x' });
    policy(book, [
      ['schema/*', 'off'],
      ['schema/choice', 'block'],
      ['files/orphan', 'block'],
      ['references/*', 'off'],
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      evidence/nobody-names-it.pdf:1:1 error files/orphan no record names "evidence/nobody-names-it.pdf"; hint: register it: grantbook add document path=evidence/nobody-names-it.pdf title=…, or remove the file
      project-data/risks.yaml:22:13 error schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 2 errors, 0 warnings
      ! 1 finding is off by the policy of project.yaml; --format json lists what is off
      [1]
      `,
    );
  });

  test('names codes that there are, once, and nothing that guards the trail', async () => {
    const book = copyOf(clean);
    policy(book, [
      ['refernces/unknown-id', 'off'],
      ['lifecycle/own-work', 'advise'],
      ['yaml/*', 'off'],
      ['schema/*', 'off'],
      ['schema/*', 'block'],
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      project-data/project.yaml:2:11 error policy/unknown-code "refernces/unknown-id" is no code, nor a family of codes; hint: did you mean "references/unknown-id"?
      project-data/project.yaml:5:11 error policy/always-on "lifecycle/own-work" guards the trail, the approvals or the people of the book: it always counts, whatever stands here; hint: take the line out, and put what is found right: grantbook explain lifecycle/own-work
      project-data/project.yaml:8:11 error policy/always-on "yaml/*" guards the trail, the approvals or the people of the book: it always counts, whatever stands here; hint: take the line out, and put what is found right: grantbook explain
      project-data/project.yaml:14:11 error policy/said-twice the policy says of "schema/*" before what it makes of it: that counts; hint: leave one of the two lines
      ! N records in N registries: 4 errors, 0 warnings
      [1]
      $ grantbook explain lifecycle/own-work
      lifecycle/own-work (error)

      Rule
        Nobody takes a step that judges their own work

      Why
        Approval says that somebody else has looked.

      What to do
        Ask somebody who is not named in the field that the message gives.

      Policy
        It always counts: no policy switches it off, and it cannot be accepted.
      `,
    );
  });

  test('what guards the trail counts whatever the policy says of it', async () => {
    const book = copyOf(clean);
    replace(book, D41, ['\ntitle:', '\ntitle: !!str']);
    policy(book, [['yaml/*', 'off']]);
    const { stdout, status } = await runLine(book, 'grantbook validate');
    expect(stdout).toContain('error yaml/tag');
    expect(status).toBe(1);
  });

  test('holds for commands as well: what is advice refuses nothing, what is made to block refuses', async () => {
    const book = copyOf(clean);
    policy(book, [
      ['schema/choice', 'advise'],
      ['files/orphan', 'block'],
    ]);
    git(book, 'commit', '-qam', 'agreed by the board');
    write(book, { [RISKS]: read(book, RISKS).replace('strategy: reduce\n', 'strategy: redcue\n') });
    write(book, { 'evidence/nobody-names-it.pdf': 'x' });
    await expectTranscript(
      book,
      `
      $ grantbook save project-data/risks.yaml -m "a new word for it"
      R-001 strategy: reduce → redcue
      ! committed OID  save R-001
      $ grantbook save -m "with a file"
      evidence/nobody-names-it.pdf:1:1 error files/orphan no record names "evidence/nobody-names-it.pdf"; hint: register it: grantbook add document path=evidence/nobody-names-it.pdf title=…, or remove the file
      ! refused: nothing was changed
      [1]
      $ as ioana.crangasu@example.org grantbook set project findings=
      project-data/project.yaml:6:1 error change/not-your-role findings of project is changed by the coordinator: P-025 is not coordinator; hint: ask P-001
      ! refused: nothing was changed
      ! edits that are not saved do not count (evidence/nobody-names-it.pdf); save them first: grantbook save
      [1]
      `,
    );
  });
});

describe('only what a change touches', () => {
  test('what it brings in, also elsewhere, and what stands on the records that it changes; the rest is counted', async () => {
    const book = mistaken();
    replace(book, 'project-data/partners.yaml', ['- id: SENT\n', '- id: SENTX\n']);
    await expectTranscript(
      book,
      `
      $ grantbook validate --changed --format json | sed -n 's/.*"code":"\\([^"]*\\)".*"record":"\\([^"]*\\)".*/\\1 \\2/p' | cut -d' ' -f1 | sort | uniq -c
            3 publications/not-all-told
           83 references/unknown-id
           21 sends/not-to-all
            1 votes/disagree
            1 votes/not-a-voter
            6 votes/too-many
      $ git checkout -q project-data/partners.yaml
      $ grantbook validate --changed
      ! N records in N registries: nothing to mend
      ! 2 others stand in what was not touched: grantbook validate
      $ sed -i 's/^title: .*/&, second edition/' project-data/deliverables/D4.1.yaml
      $ grantbook validate --changed
      project-data/deliverables/D4.1.yaml:4:8 error deliverables/changed-under-review "title" changes while D4.1 is in "For approval", and the version stays "0.4"; hint: raise the version with the text, or take up the review first: grantbook show D4.1
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      ! N records in N registries: 2 errors, 0 warnings
      ! 1 other stands in what was not touched: grantbook validate
      [1]
      $ grantbook validate --changed HEAD~1
      project-data/deliverables/D4.1.yaml:4:8 error deliverables/changed-under-review "title" changes while D4.1 is in "For approval", and the version stays "0.4"; hint: raise the version with the text, or take up the review first: grantbook show D4.1
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      project-data/risks.yaml:22:13 error schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 3 errors, 0 warnings
      [1]
      $ grantbook validate --since HEAD~1 --changed
      project-data/deliverables/D4.1.yaml:4:8 error deliverables/changed-under-review "title" changes while D4.1 is in "For approval", and the version stays "0.4"; hint: raise the version with the text, or take up the review first: grantbook show D4.1
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      project-data/risks.yaml:22:13 error schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 3 errors, 0 warnings
      [1]
      `,
    );
  });

  test('with what it does not go together', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook validate --changed --at HEAD
      ! error: --changed and --at do not go together
      ! hint: leave out one of the two
      [2]
      $ grantbook validate --changed HEAD --since HEAD
      ! error: --since and --changed with a commit do not go together
      ! hint: leave out one of the two
      [2]
      $ grantbook validate --changed HEAD --range HEAD~1..HEAD
      ! error: --range and --changed with a commit do not go together
      ! hint: leave out one of the two
      [2]
      `,
    );
  });
});

describe('known findings', () => {
  test('an old book is put under check: what stands is known, what is new is not, what is gone is to be taken out', async () => {
    const book = mistaken();
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook known accept
      ! error: why are they accepted?
      ! hint: say it: grantbook known accept -m "…"
      [2]
      $ grantbook known accpet
      ! error: known findings have no action "accpet"
      ! hint: did you mean "accept"?
      [2]
      $ grantbook known accept refrences/unknown-id -m x
      ! error: "refrences/unknown-id" is no code, nor a family of codes
      ! hint: did you mean references/unknown-id?
      [2]
      $ grantbook known accept schema/choice -m "put right later" --dry-run
      KF-001 added (known-finding)
      ! 1 older error elsewhere in the book: grantbook validate
      ! nothing was written (--dry-run); the commit would say:
      !
      !     known findings: accept KF-001
      !
      !     put right later
      !
      !     Record: KF-001
      $ grantbook known prune references/unknown-id
      ! error: prune takes no codes: all that is put right is taken out
      ! hint: leave them out
      [2]
      `,
    );
    expect(snapshot(book)).toEqual(before);
    await expectTranscript(
      book,
      `
      $ grantbook known accept "schema/*" -m "put right later"
      KF-001 added (known-finding)
      ! 1 older error elsewhere in the book: grantbook validate
      ! committed OID  known findings: accept KF-001
      $ grantbook validate
      project-data/deliverables/D4.1.yaml:18:9 error references/unknown-id "P-999" is not in people; hint: see: grantbook list people
      ! N records in N registries: 1 error, 0 warnings
      ! 1 finding is known: grantbook list known-findings
      [1]
      $ grantbook known accept -m "put right later"
      KF-002 added (known-finding)
      ! committed OID  known findings: accept KF-002
      $ grantbook validate
      ! N records in N registries: nothing to mend
      ! 2 findings are known: grantbook list known-findings
      $ git log -1 --format=%B
      known findings: accept KF-002

      put right later

      Record: KF-002

      $ grantbook list known-findings --columns id,code,record,field,says
      id      code                   record  field     says
      KF-001  schema/choice          R-001   strategy  "redcue" is not one of avoid, …
      KF-002  references/unknown-id  D4.1    editor    "P-999" is not in people
      $ sed -i '1i # a line above' project-data/risks.yaml project-data/deliverables/D4.1.yaml
      $ grantbook validate
      ! N records in N registries: nothing to mend
      ! 2 findings are known: grantbook list known-findings
      $ sed -i 's/redcue/reduce/; 1d' project-data/risks.yaml
      $ grantbook save -m "put right"
      R-001 strategy: redcue → reduce
      ! committed OID  save R-001
      $ grantbook validate
      project-data/known-findings.yaml:8:16 warning policy/no-longer-found what KF-001 stands for (schema/choice) is no longer found; hint: take it out of the known findings: grantbook known prune
      ! N records in N registries: 0 errors, 1 warning
      ! 1 finding is known: grantbook list known-findings
      $ grantbook known prune
      KF-001 removed (known-finding)
      ! committed OID  known findings: take out KF-001 no longer found
      $ grantbook known prune
      ! every known finding still stands
      $ grantbook validate
      ! N records in N registries: nothing to mend
      ! 1 finding is known: grantbook list known-findings
      `,
    );
  });

  test('a second one like it, or another value, is new', async () => {
    const book = mistaken();
    await runLine(book, 'grantbook known accept -m "put right later"');
    write(book, { [RISKS]: read(book, RISKS).replace('strategy: redcue', 'strategy: recdue') });
    await expectTranscript(
      book,
      `
      $ grantbook validate
      project-data/known-findings.yaml:18:16 warning policy/no-longer-found what KF-002 stands for (schema/choice) is no longer found; hint: take it out of the known findings: grantbook known prune
      project-data/risks.yaml:22:13 error schema/choice "recdue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 1 error, 1 warning
      ! 1 finding is known: grantbook list known-findings
      [1]
      `,
    );
  });

  test('what guards the trail is not accepted, by command or by hand', async () => {
    const book = mistaken();
    replace(book, D41, ['\ntitle:', '\ntitle: !!str']);
    git(book, 'commit', '-qam', 'a tag');
    await expectTranscript(
      book,
      `
      $ grantbook known accept -m "put right later"
      project-data/deliverables/D4.1.yaml:4:8 error yaml/tag "!!str" is read as a YAML tag, which is not plain data; hint: if it is text, put the whole value in double quotes; otherwise write the value itself
      KF-001 added (known-finding)
      ! 1 error cannot be accepted: what guards the trail, the approvals or the people is put right
      ! 1 older error elsewhere in the book: grantbook validate
      ! committed OID  known findings: accept KF-001
      $ sed -i 's,code: schema/choice,code: yaml/tag,' project-data/known-findings.yaml
      $ grantbook validate
      project-data/deliverables/D4.1.yaml:4:8 error yaml/tag "!!str" is read as a YAML tag, which is not plain data; hint: if it is text, put the whole value in double quotes; otherwise write the value itself
      project-data/known-findings.yaml:3:9 error policy/always-on "yaml/tag" guards the trail, the approvals or the people of the book: it always counts, whatever stands here; hint: take the record out, and put what is found right: grantbook explain yaml/tag
      project-data/risks.yaml:22:13 error schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! N records in N registries: 3 errors, 0 warnings
      [1]
      `,
    );
  });

  test('are accepted by the coordinator', async () => {
    await expectTranscript(
      mistaken(),
      `
      $ as ioana.crangasu@example.org grantbook known accept -m "leave it"
      project-data/known-findings.yaml:8:16 error change/not-your-role fingerprint of KF-001 is changed by the coordinator: P-025 is not coordinator; hint: ask P-001
      project-data/known-findings.yaml:18:16 error change/not-your-role fingerprint of KF-002 is changed by the coordinator: P-025 is not coordinator; hint: ask P-001
      ! refused: nothing was changed
      [1]
      `,
    );
  });

  test('a book that has no such registry yet gets it with the first', async () => {
    const book = copyOf(clean);
    git(book, 'rm', '-q', 'schemas/known-findings.schema.json', 'project-data/known-findings.yaml');
    replace(book, D41, ['editor: P-025', 'editor: P-999']);
    git(book, 'commit', '-qam', 'An older book');
    await expectTranscript(
      book,
      `
      $ grantbook known accept -m "put right later"
      KF-001 added (known-finding)
      ! committed OID  known findings: accept KF-001
      $ git show --name-only --format=%s
      known findings: accept KF-001

      project-data/known-findings.yaml
      schemas/known-findings.schema.json
      $ grantbook validate
      ! N records in N registries: nothing to mend
      ! 1 finding is known: grantbook list known-findings
      `,
    );
  });
});
