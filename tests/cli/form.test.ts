import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formRecord, formRecords, fromCommit, keptForm } from '../support/form-book.ts';
import { cellText, type Edit, editWord, replaced } from '../support/form-edits.ts';
import { paragraph, wordFile } from '../support/word-file.ts';
import { zipOf } from '../support/zip-of.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  installed,
  lastCommit,
  newFolder,
  read,
  runLine,
  snapshot,
  write,
} from './sandbox.ts';

let made: string | undefined;

/** The B-WISE book with the records that the kept forms are about. */
function formBook(): string {
  if (made === undefined) {
    made = exampleBook();
    write(made, Object.fromEntries(Object.entries(formRecords).map(([id, path]) => [path, formRecord(id)])));
    git(made, 'add', '-A');
    git(made, 'commit', '--quiet', '-m', 'records that are worked on');
  }
  return copyOf(made);
}

/** Puts a kept form into the book, as if it had been made from its last commit. */
function received(book: string, name: string, edits: readonly Edit[] = []): void {
  const head = git(book, 'rev-parse', 'HEAD').trim();
  write(book, { 'filled.docx': editWord(fromCommit(keptForm(name), head), edits) });
}

describe('form export', () => {
  test('writes the form of a record, made out to whom the record waits for', async () => {
    await expectTranscript(
      formBook(),
      `
      $ grantbook form export PR-2.2-SCF
      build/forms/B-WISE_PR-2.2-SCF_form.docx  written
      ! made out to P-010
      $ grantbook form export PR-2.2-SCF
      build/forms/B-WISE_PR-2.2-SCF_form.docx  unchanged
      ! made out to P-010
      $ grantbook form export RV-090 --fields verdict,comments --to P-004 -o build/sent
      build/sent/B-WISE_RV-090_form.docx  written
      ! made out to P-004
      $ grantbook form import build/sent/B-WISE_RV-090_form.docx
      ! read by content controls: verdict, comments
      ! nothing to change: RV-090 says so already
      $ grantbook set RV-090 due_on=2023-11-28 --no-commit
      RV-090 due_on: 2023-11-27 → 2023-11-28
      ! written, not committed; when it is right: grantbook save
      $ grantbook form export RV-090
      build/forms/B-WISE_RV-090_form.docx  written
      ! edits of RV-090 that are not saved are not in the form: grantbook save
      ! made out to P-013
      $ grantbook form export RV-090 --fields verdit
      ! edits of RV-090 that are not saved are not in the form: grantbook save
      ! error: the form of RV-090 does not ask for "verdit"
      ! hint: did you mean "verdict"?
      [2]
      $ grantbook form export RV-001
      ! error: a review that is "Closed" has nothing that a form could ask for
      ! hint: see what it holds: grantbook show RV-001
      [2]
      $ grantbook form export RV-090 --to ENSIE
      ! edits of RV-090 that are not saved are not in the form: grantbook save
      ! error: "ENSIE" is a partner, not a person
      ! hint: see: grantbook list people
      [2]
      $ grantbook form export RV-090 --yes
      ! error: --yes means nothing to form export
      ! hint: leave it out
      [2]
      $ grantbook form exprt RV-090
      ! error: a form has no action "exprt"
      ! hint: did you mean "export"?
      [2]
      `,
    );
  });

  test('a record that is not committed has no form', async () => {
    const book = formBook();
    write(book, {
      'project-data/reviews/RV-091.yaml': formRecord('RV-090')
        .replace('RV-090', 'RV-091')
        .replace('round: 2', 'round: 3'),
    });
    await expectTranscript(
      book,
      `
      $ grantbook form export RV-091
      ! error: RV-091 is not committed yet: what comes back could be held against nothing
      ! hint: commit it first: grantbook save
      [3]
      `,
    );
  });
});

describe('form import', () => {
  test('shows what would change; with --yes it is one commit in the name of who filled it in', async () => {
    const book = formBook();
    received(book, 'progress-report-word');
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx
      tracked, deleted by Sabina Toldoverri on 2023-11-21, table 3, row 2: "first version"
      tracked, inserted by Sabina Toldoverri on 2023-11-21, table 3, row 2: "second version"
      tracked, row deleted by Sabina Toldoverri on 2023-11-21, table 3, row 3: "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      comment by Reviewer on 2023-11-21, table 8, row 2, on "a writer from outside": "Ewa asks the same."
      "Tasks": removed "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      "Tasks": added "T3.1 | 100 % | Closed & sent: "final" <version>."
      PR-2.2-SCF tasks[0].summary: …enablers is complete in a first version. → …enablers is complete in a second version.
      PR-2.2-SCF tasks[1].task: T3.4 → T3.1
      PR-2.2-SCF tasks[1].percent_complete: 5 → 100
      PR-2.2-SCF tasks[1].summary: The platform was chosen: "Moodle", <b>not</b> {{ours}}. → Closed & sent: "final" <version>.
      PR-2.2-SCF outlook[1].forecast: set to 2024-01-31
      PR-2.2-SCF spent: 27610 → 28110.5
      PR-2.2-SCF rag.scope: amber → green
      ! read by content controls: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! nothing was written (--dry-run); the commit would say:
      !
      !     progress-report PR-2.2-SCF: take over the form: spent, rag, tasks, outl…
      !
      !     Record: PR-2.2-SCF
      !     Registry: progress-reports
      !     Received: sha256:DIGEST
      !     On-Behalf-Of: P-010
      ! to take it over: grantbook form import filled.docx --yes
      `,
    );
    expect(snapshot(book)).toEqual(before);
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --yes -m "came by mail"
      tracked, deleted by Sabina Toldoverri on 2023-11-21, table 3, row 2: "first version"
      tracked, inserted by Sabina Toldoverri on 2023-11-21, table 3, row 2: "second version"
      tracked, row deleted by Sabina Toldoverri on 2023-11-21, table 3, row 3: "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      comment by Reviewer on 2023-11-21, table 8, row 2, on "a writer from outside": "Ewa asks the same."
      "Tasks": removed "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      "Tasks": added "T3.1 | 100 % | Closed & sent: "final" <version>."
      PR-2.2-SCF tasks[0].summary: …enablers is complete in a first version. → …enablers is complete in a second version.
      PR-2.2-SCF tasks[1].task: T3.4 → T3.1
      PR-2.2-SCF tasks[1].percent_complete: 5 → 100
      PR-2.2-SCF tasks[1].summary: The platform was chosen: "Moodle", <b>not</b> {{ours}}. → Closed & sent: "final" <version>.
      PR-2.2-SCF outlook[1].forecast: set to 2024-01-31
      PR-2.2-SCF spent: 27610 → 28110.5
      PR-2.2-SCF rag.scope: amber → green
      ! read by content controls: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! committed OID  progress-report PR-2.2-SCF: take over the form: spent, rag, tasks, outlook
      $ grantbook log PR-2.2-SCF
      2023-11-20  Hanne Lindemaar  changed  OID
        “came by mail”
        on behalf of P-010
        tasks[0].summary: …enablers is complete in a first version. → …enablers is
        complete in a second version.
        tasks[1].task: T3.4 → T3.1
        tasks[1].percent_complete: 5 → 100
        tasks[1].summary: The platform was chosen: "Moodle", <b>not</b> {{ours}}. →
        Closed & sent: "final" <version>.
        outlook[1].forecast: set to 2024-01-31
        spent: 27610 → 28110.5
        rag.scope: amber → green
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook form import filled.docx --yes
      tracked, deleted by Sabina Toldoverri on 2023-11-21, table 3, row 2: "first version"
      tracked, inserted by Sabina Toldoverri on 2023-11-21, table 3, row 2: "second version"
      tracked, row deleted by Sabina Toldoverri on 2023-11-21, table 3, row 3: "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      comment by Reviewer on 2023-11-21, table 8, row 2, on "a writer from outside": "Ewa asks the same."
      ! read by content controls: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! nothing to change: PR-2.2-SCF says so already
      `,
    );
    expect(git(book, 'log', '-1', '--format=%(trailers:key=On-Behalf-Of)%(trailers:key=Received)')).toMatch(
      /^On-Behalf-Of: P-010\nReceived: sha256:[0-9a-f]{64}\n/,
    );
    const { files, lines } = lastCommit(book);
    expect(files).toEqual([formRecords['PR-2.2-SCF']]);
    expect(lines).not.toContainEqual(expect.stringMatching(/problems|what the partner wrote/));
  });

  test('from LibreOffice, in the name of somebody else', async () => {
    const book = formBook();
    received(book, 'review-libreoffice');
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --from P-013 --yes
      "Comments": added "2 | should | Shorter sentences would help."
      RV-090 scores.usability: set to 5
      RV-090 comments[0].text: The numbers of the table and of the text do not agree. → The numbers of the table and of the text differ.
      RV-090 comments[1]: added n: 2; section: 3.2; severity: should; text: Shorter sentences would h…
      RV-090 verdict: set to minor_revision
      ! read by headings and column titles: verdict, scores, comments
      ! committed OID  review RV-090: take over the form: verdict, scores, comments
      `,
    );
  });

  test('from Google Docs, which keeps no properties', async () => {
    const book = formBook();
    write(book, { 'filled.docx': keptForm('minutes-google') });
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx
      filled.docx:1:1 error form/no-base the form was made from 0123456789ab, which this repository does not have; hint: say it: --base REF (grantbook log MTG-2023-11-17-WP shows the commits), or send a fresh form: grantbook form export MTG-2023-11-17-WP
      ! refused: nothing was changed
      [1]
      $ grantbook form import filled.docx --base HEAD --fields risks_discussed,attendance --yes
      "Attendance": removed "JKU Johannes Kepler University Linz | excused | P-016 Gerlinde Hofstattner"
      "Risks": added "R-008"
      MTG-2023-11-17-WP attendance[2]: removed partner: JKU; person: P-016; mode: excused
      MTG-2023-11-17-WP risks_discussed: added R-008
      ! read by headings and column titles: attendance, risks_discussed
      ! committed OID  meeting MTG-2023-11-17-WP: take over the form: attendance, risks_discussed
      $ git show --format= --unified=0
      diff --git a/project-data/meetings/MTG-2023-11-17-WP.yaml b/project-data/meetings/MTG-2023-11-17-WP.yaml
      index b5a4d40..0620437 100644
      --- a/project-data/meetings/MTG-2023-11-17-WP.yaml
      +++ b/project-data/meetings/MTG-2023-11-17-WP.yaml
      @@ -43,3 +42,0 @@ attendance:
      -  - partner: JKU
      -    person: P-016
      -    mode: excused
      @@ -47,0 +45 @@ risks_discussed:
      +  - R-008
      `,
    );
  });

  test('asks, and takes over only what is clear', async () => {
    const book = formBook();
    received(book, 'progress-report-libreoffice', [
      cellText({ below: 'Outlook', row: 2, cell: 2 }, '03/04/2024'),
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --yes
      "Tasks": removed "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      "Tasks": added "T3.1 | 100 % | Closed & sent: "final" <version>."
      PR-2.2-SCF tasks[0].summary: …enablers is complete in a first version. → …enablers is complete in a second version.
      PR-2.2-SCF tasks[1].task: T3.4 → T3.1
      PR-2.2-SCF tasks[1].percent_complete: 5 → 100
      PR-2.2-SCF tasks[1].summary: The platform was chosen: "Moodle", <b>not</b> {{ours}}. → Closed & sent: "final" <version>.
      PR-2.2-SCF spent: 27610 → 28110.5
      PR-2.2-SCF rag.scope: amber → green
      filled.docx:1:1 error form/unclear "Outlook", row 2, "Forecast" says "03/04/2024": it is 2024-04-03 or 2024-03-04; hint: write 2024-04-03 or 2024-03-04
      ! read by headings and column titles: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! refused: nothing was changed; answer them in the document, or take over only what is clear: grantbook form import filled.docx --fields NAMES --yes
      [1]
      $ grantbook form import filled.docx --json
      {
        "record": "PR-2.2-SCF",
        "read": {
          "by_controls": [],
          "by_headings": [
            "late_reason",
            "spent",
            "rag",
            "tasks",
            "outlook",
            "effort",
            "deviations",
            "new_risks",
            "decisions_needed"
          ]
        },
        "changes": [
          {
            "operation": "set",
            "field": "spent",
            "value": 28110.5
          },
          {
            "operation": "set",
            "field": "rag.scope",
            "value": "green"
          },
          {
            "operation": "clear",
            "field": "tasks[1]"
          },
          {
            "operation": "set",
            "field": "tasks[0].summary",
            "value": "The core modules are drafted; the curriculum for enablers is complete in a second version."
          },
          {
            "operation": "set",
            "field": "tasks[1]",
            "value": {
              "task": "T3.1",
              "percent_complete": 100,
              "summary": "Closed & sent:\\n\\"final\\" <version>."
            }
          }
        ],
        "rows": [
          {
            "kind": "removed",
            "place": "\\"Tasks\\"",
            "name": "T3.4 Online course | 5 | The platform was chosen: \\"Moodle\\", <b>not</b> {{ours}}."
          },
          {
            "kind": "added",
            "place": "\\"Tasks\\"",
            "name": "T3.1 | 100 % | Closed & sent:\\n\\"final\\" <version>."
          }
        ],
        "questions": [
          {
            "code": "form/unclear",
            "field": "outlook",
            "message": "\\"Outlook\\", row 2, \\"Forecast\\" says \\"03/04/2024\\": it is 2024-04-03 or 2024-03-04",
            "hint": "write 2024-04-03 or 2024-03-04"
          }
        ],
        "tracked": [],
        "comments": [],
        "not_taken_over": []
      }
      [1]
      $ grantbook form import filled.docx --yes --fields spent
      PR-2.2-SCF spent: 27610 → 28110.5
      ! read by headings and column titles: spent
      ! committed OID  progress-report PR-2.2-SCF: take over the form: spent
      `,
    );
  });

  test('what was changed in the book and in the form is asked', async () => {
    const book = formBook();
    received(book, 'progress-report-google');
    await runLine(book, 'grantbook set PR-2.2-SCF spent=29000 late_reason=ill');
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --yes -m "a form of last week"
      "Tasks": removed "T3.4 Online course | 5 | The platform was chosen: "Moodle", <b>not</b> {{ours}}."
      "Tasks": added "T3.1 | 100 % | Closed & sent: "final" <version>."
      PR-2.2-SCF tasks[0].summary: …enablers is complete in a first version. → …enablers is complete in a second version.
      PR-2.2-SCF tasks[1].task: T3.4 → T3.1
      PR-2.2-SCF tasks[1].percent_complete: 5 → 100
      PR-2.2-SCF tasks[1].summary: The platform was chosen: "Moodle", <b>not</b> {{ours}}. → Closed & sent: "final" <version>.
      PR-2.2-SCF outlook[1].forecast: set to 2024-01-31
      PR-2.2-SCF rag.scope: amber → green
      filled.docx:1:1 error form/conflict "Spent" was changed in the book to "29000" since the form was made, and in the form to "28 110,50 €"; hint: decide which counts: grantbook set PR-2.2-SCF spent=…, or send a fresh form: grantbook form export PR-2.2-SCF
      ! read by headings and column titles: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! refused: nothing was changed; answer them in the document, or take over only what is clear: grantbook form import filled.docx --fields NAMES --yes
      [1]
      `,
    );
  });

  test('the rules of the book judge it', async () => {
    const book = formBook();
    received(book, 'review-word', [cellText({ below: 'Answers', row: 2, cell: 1 }, '7')]);
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --yes -m "seven of five"
      tracked, deleted by Maarten Dijkhorstra on 2023-11-21, table 3, row 2: "of the text do not agree"
      tracked, inserted by Maarten Dijkhorstra on 2023-11-21, table 3, row 2: "of the text differ"
      comment by Reviewer on 2023-11-21, table 3, row 3, on "Shorter sentences": "Page 12 is an example."
      "Comments": added "2 | should | Shorter sentences would help."
      project-data/reviews/RV-090.yaml:12:14 error schema/limit "7" is more than 5
      ! read by content controls: verdict, scores, comments
      ! refused: nothing was changed
      [1]
      `,
    );
  });

  test('nobody acts in the name of nobody', async () => {
    const book = formBook();
    received(book, 'review-google', [replaced('Made out to', 'For')]);
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --yes -m "from whom?"
      ! error: who filled it in? The form is made out to nobody
      ! hint: grantbook form import filled.docx --from P-010 --yes
      [2]
      $ grantbook form import filled.docx --from SCF --yes
      ! error: "SCF" is a partner, not a person
      ! hint: see: grantbook list people
      [2]
      `,
    );
  });

  test('in the name of others acts only who may', async () => {
    const book = formBook();
    received(book, 'review-google');
    await expectTranscript(
      book,
      `
      $ as maarten.dijkhorstra@example.org grantbook form import filled.docx --from P-010 --yes
      "Comments": added "2 | should | Shorter sentences would help."
      project-data/people.yaml:158:7 error identity/not-delegated P-013 does not act on behalf of P-010: no delegation says so on that day; hint: P-010 lists who may, in "delegates", with the first and the last day; who has the say enters it
      ! read by headings and column titles: verdict, scores, comments
      ! refused: nothing was changed
      [1]
      $ grantbook form import filled.docx --from P-010 --on-behalf-of P-013
      ! error: --from and --on-behalf-of contradict each other
      ! hint: leave out one of the two
      [2]
      `,
    );
  });

  test('says what it does not take over', async () => {
    const book = formBook();
    received(book, 'review-google', [
      replaced('</w:tbl>', `</w:tbl>${paragraph('PS: the title is too long.')}`),
      replaced('D3.3 Kits for tutors', 'D3.3 Tutor kits'),
    ]);
    const { stdout } = await runLine(book, 'grantbook form import filled.docx');
    expect(stdout).toContain('not asked for, and not taken over: "PS: the title is too long."\n');
    expect(stdout).toContain(
      'not asked for, and not taken over: "Deliverable" says "D3.3 Tutor kits", it was "D3.3 Kits for tutors"\n',
    );
  });

  test('a form that names two records, or none, is asked about', async () => {
    const book = formBook();
    received(book, 'review-word', [replaced('>RV-090<', '>RV-040<')]);
    write(book, { 'letter.docx': wordFile(paragraph('Dear all')) });
    await expectTranscript(
      book,
      `
      $ grantbook form import filled.docx --base HEAD
      ! error: the form says RV-090 in its properties and RV-040 in its first table
      ! hint: say which: --record RV-090 or --record RV-040
      [2]
      $ grantbook form import letter.docx
      ! error: the document names no record of this book in its title, on its cover or in its properties
      ! hint: say which it is about: --record D1.2
      [2]
      $ grantbook form import letter.docx --record RV-090
      letter.docx:1:1 error form/no-base the form does not say from which state of the book it was made; hint: say it: --base REF (grantbook log RV-090 shows the commits), or send a fresh form: grantbook form export RV-090
      ! refused: nothing was changed
      [1]
      `,
    );
  });
});

/** A form whose picture says that it is 2 GB large. */
function bomb(): Uint8Array {
  const zip = Buffer.from(
    zipOf({ ...unzipSync(keptForm('review-word')), 'word/media/a.png': new Uint8Array(9_000) }),
  );
  const at = zip.lastIndexOf('word/media/a.png');
  zip.writeUInt32LE(2_000_000_000, at - 46 + 24);
  return zip;
}

/** A form whose text says that it is 20 bytes large, and is not. */
function liar(): Uint8Array {
  const zip = Buffer.from(keptForm('review-word'));
  const at = zip.lastIndexOf('word/document.xml');
  zip.writeUInt32LE(20, at - 46 + 24);
  return zip;
}

test('a document that cannot be trusted is refused, with what to do', async () => {
  const book = formBook();
  const form = keptForm('review-word');
  const parts = unzipSync(form);
  write(book, {
    'macros.docx': zipOf({ ...parts, 'word/vbaProject.bin': strToU8('Sub AutoOpen()') }),
    'password.docx': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    'bomb.docx': bomb(),
    'liar.docx': liar(),
    'half.docx': form.subarray(0, form.length / 2),
    'doctype.docx': editWord(form, [replaced('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document')]),
    'broken.docx': editWord(form, [replaced('</w:tbl>', '')]),
    'text.docx': 'no zip at all',
  });
  await expectTranscript(
    book,
    `
    $ grantbook form import macros.docx
    ! error: "macros.docx" cannot be taken over: it holds macros
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import password.docx
    ! error: "password.docx" cannot be taken over: it is an older .doc file or is protected by a password
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import bomb.docx
    ! error: "bomb.docx" cannot be taken over: it is too large
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import liar.docx
    ! error: "liar.docx" cannot be taken over: it is not a Word document
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import half.docx
    ! error: "half.docx" cannot be taken over: it is not a Word document
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import doctype.docx
    ! error: "doctype.docx" cannot be taken over: it declares a document type (DOCTYPE), which no document of this kind needs
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import broken.docx
    ! error: "broken.docx" cannot be taken over: its XML is broken
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import text.docx
    ! error: "text.docx" cannot be taken over: it is not a Word document
    ! hint: open it in Word or LibreOffice and save it anew as Word document (.docx), without macros or password
    [2]
    $ grantbook form import missing.docx
    ! error: cannot read "missing.docx": no such file
    ! hint: name a document that is there: report.docx
    [2]
      `,
  );
});

test.skipIf(!installed('soffice'))(
  'a progress report goes through LibreOffice and back, unchanged and changed',
  async () => {
    const book = formBook();
    await runLine(book, 'grantbook form export PR-2.2-SCF');
    const form = join(book, 'build/forms/B-WISE_PR-2.2-SCF_form.docx');
    const folder = newFolder();
    const args = [`-env:UserInstallation=file://${folder}/home`, '--headless', '--convert-to', 'docx'];
    execFileSync('soffice', [...args, '--outdir', folder, form], { stdio: 'ignore' });
    const saved = readFileSync(join(folder, 'B-WISE_PR-2.2-SCF_form.docx'));
    const filled = editWord(saved, [cellText({ below: 'Answers', row: 1, cell: 1 }, '30.000,50')]);
    write(book, { 'saved.docx': saved, 'filled.docx': filled });
    await expectTranscript(
      book,
      `
      $ grantbook form import saved.docx
      ! read by headings and column titles: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! nothing to change: PR-2.2-SCF says so already
      $ grantbook form import filled.docx --yes
      PR-2.2-SCF spent: 27610 → 30000.5
      ! read by headings and column titles: late_reason, spent, rag, tasks, outlook, effort, deviations, new_risks, decisions_needed
      ! committed OID  progress-report PR-2.2-SCF: take over the form: spent
      `,
    );
    expect(read(book, formRecords['PR-2.2-SCF'] ?? '')).toContain('\nspent: 30000.5\n');
  },
  200_000,
);
