import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CellEdit, withCells, withParts } from '../support/xlsx-edits.ts';
import { exampleBook, expectTranscript, git, read, runLine, snapshot, write } from './sandbox.ts';

/** What came back: the workbook that was exported, with other cells. */
function received(book: string, name: string, edits: readonly CellEdit[]): void {
  const sent = readFileSync(join(book, 'build/sheets', name));
  write(book, { 'back.xlsx': withCells(sent, edits) });
}

async function exported(line: string): Promise<string> {
  const book = exampleBook();
  const { status, stderr } = await runLine(book, `grantbook export ${line}`);
  if (status !== 0) throw new Error(stderr);
  return book;
}

describe('export', () => {
  test('writes a workbook of registries as they are committed, and the same bytes again', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook export risks
      build/sheets/B-WISE_risks.xlsx  written  19 rows
      ! left out: risks: links (no record has one; with --empty they are there)
      $ grantbook export risk
      build/sheets/B-WISE_risks.xlsx  unchanged  19 rows
      ! left out: risks: links (no record has one; with --empty they are there)
      $ grantbook export risks tasks --to P-010 --out build/sent
      build/sent/B-WISE_risks_tasks.xlsx  written  52 rows
      ! left out: risks: links (no record has one; with --empty they are there)
      ! left out: tasks: links (no record has one; with --empty they are there)
      $ grantbook export people --format csv
      build/sheets/people.csv  written  48 rows
      ! left out: people: email, phone (personal data; with --personal they are there)
      ! left out: people: signing_keys, delegates, links (no record has one; with --empty they are there)
      $ grantbook export risks --where status=approved --columns title,level --out build/few.xlsx
      build/few.xlsx  written  12 rows
      $ grantbook export risks --empty --out build/all.xlsx
      build/all.xlsx  written  19 rows
      $ grantbook export deliverables -n
      build/sheets/B-WISE_deliverables.xlsx  would be written  31 rows
      ! left out: deliverables: abstract, sections, document, document_sha256 (confidential; with --confidential they are there)
      $ grantbook set R-002 likelihood=3 --no-commit
      R-002 likelihood: 4 → 3
      ! written, not committed; when it is right: grantbook save
      $ grantbook export risks
      build/sheets/B-WISE_risks.xlsx  unchanged  19 rows
      ! edits that are not saved are not in it (project-data/risks.yaml): grantbook save
      ! left out: risks: links (no record has one; with --empty they are there)
      `,
    );
  });

  test('refuses what it cannot write', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook export riscs
      ! error: there is no registry "riscs"
      ! hint: did you mean "risks"?
      [2]
      $ grantbook export risks tasks --columns title
      ! error: --columns and --where are about the fields of one registry
      ! hint: export the registries one by one
      [2]
      $ grantbook export risks --columns titel
      ! error: "titel" is not a field of risks
      ! hint: did you mean "title"?
      [2]
      $ grantbook export risks --format ods
      ! error: "ods" is not a choice for "--format"
      ! hint: use one of: xlsx, csv; more: grantbook export --help
      [2]
      $ grantbook export risks --separator tab
      ! error: --separator is for CSV files
      ! hint: add --format csv, or leave it out
      [2]
      $ grantbook export risks --out ../x
      ! error: documents cannot be written to "../x"
      ! hint: name a folder inside the book, for example build; not evidence, project-data, schemas, templates, nor a name that begins with a dot
      [2]
      $ grantbook export risks --format csv --separator x
      ! error: "x" is not a separator
      ! hint: use one of: comma, semicolon, tab, pipe
      [2]
      `,
    );
  });
});

describe('import', () => {
  test('shows each change with its cell, and commits it in the name of who filled it in', async () => {
    const book = await exported('risks --to P-010');
    received(book, 'B-WISE_risks.xlsx', [
      ['Risks', 'H4', 2],
      ['Risks - Mitigation', 'C3', 'hold interviews online'],
      ['Risks - Mitigation', 'A30', 'R-002'],
      ['Risks - Mitigation', 'C30', 'ask the reviewers twice'],
      ['Risks - Mitigation', 'D30', 'P-003'],
      ['Risks - Mitigation', 'E30', '2024-01-31'],
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook import build/sheets/B-WISE_risks.xlsx
      ! read 50 rows
      ! nothing to change: the book says so already
      $ grantbook import back.xlsx
      Risks - Mitigation!C3: R-001 mitigation[0].action: Prepare every meeting so that it can be held online → hold interviews online
      Risks!H4: R-002 likelihood: 4 → 2
      Risks - Mitigation!A30: R-002 mitigation[2]: (nothing) → action: ask the reviewers twice; responsible: P-003; due: 2…
      R-002, "Mitigation": added "ask the reviewers twice | P-003 | 2024-01-31"
      ! read 51 rows
      ! nothing was written (--dry-run); the commit would say:
      !
      !     sheet of risks taken over: 2 changed
      !
      !     Received: sha256:DIGEST
      !     On-Behalf-Of: P-010
      !     Record: R-001
      !     Record: R-002
      ! to take it over: grantbook import back.xlsx --yes
      $ grantbook import back.xlsx --yes -m "the half-yearly round"
      Risks - Mitigation!C3: R-001 mitigation[0].action: Prepare every meeting so that it can be held online → hold interviews online
      Risks!H4: R-002 likelihood: 4 → 2
      Risks - Mitigation!A30: R-002 mitigation[2]: (nothing) → action: ask the reviewers twice; responsible: P-003; due: 2…
      R-002, "Mitigation": added "ask the reviewers twice | P-003 | 2024-01-31"
      ! read 51 rows
      ! committed OID  sheet of risks taken over: 2 changed
      $ grantbook import back.xlsx --yes
      ! read 51 rows
      ! nothing to change: the book says so already
      $ git status --short project-data
      `,
    );
    expect(git(book, 'log', '-1', '--format=%B')).toMatch(
      /Received: sha256:[0-9a-f]{64}\nOn-Behalf-Of: P-010\n/,
    );
  });

  test('takes new rows as records, and leaves alone what is missing unless it is to be removed', async () => {
    const book = await exported('issues');
    received(book, 'B-WISE_issues.xlsx', [
      ['Issues', 'A3', undefined],
      ['Issues', 'A9', 'I-001'],
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook import back.xlsx --from P-001
      Issues!F9: I-001 wps: WP8 → (nothing)
      Issues!G9: I-001 status: postponed → (nothing)
      Issues!K9: I-001 risk: R-009 → (nothing)
      Issues!L9: I-001 identified_by: P-003 → (nothing)
      Issues!P9: I-001 owner: P-005 → (nothing)
      Issues!Q9: I-001 assigned_on: 2022-11-14 → (nothing)
      Issues!S9: I-001 action: Ask each partner to point to the sheet of facts. → (nothing)
      Issues!T9: I-001 target_date: 2023-03-31 → (nothing)
      Issues!W9: I-001 postpone_reason: The pages of six partners are made anew in 2024; the others… → (nothing)
      Issues!AE9: I-001 illustrative: true → (nothing)
      Issues!A3: new issue "Older pages name other numbers of partners and interviews"
      back.xlsx:1:1 error sheet/needed Issues!C9 is empty, and is needed; hint: fill it in: The issue in a few words. Example: Two time sheets are missing.
      back.xlsx:1:1 error sheet/needed Issues!D9 is empty, and is needed; hint: fill it in: What is wrong and what it does to the project. Example: two partners have no interviewer, so the survey stands still.
      back.xlsx:1:1 error sheet/needed Issues!E9 is empty, and is needed; hint: fill it in: business, it, people_org (people and organisation), external, legal, partnership, financial or ethics.
      back.xlsx:1:1 error sheet/needed Issues!H9 is empty, and is needed; hint: fill it in: How soon something has to be done, from 1 (can wait) to 5 (at once). Example: 4.
      back.xlsx:1:1 error sheet/needed Issues!I9 is empty, and is needed; hint: fill it in: How bad it is, from 1 (hardly felt) to 5 (endangers the project). Example: 3.
      back.xlsx:1:1 error sheet/needed Issues!J9 is empty, and is needed; hint: fill it in: How much work it is to solve, from 1 (hours) to 5 (months). Example: 2.
      back.xlsx:1:1 error sheet/needed Issues!M9 is empty, and is needed; hint: fill it in: The day it was noticed. Example: 2023-06-12.
      back.xlsx:1:1 error sheet/needed Issues!N9 is empty, and is needed; hint: fill it in: The day it was written down here. Example: 2023-06-13.
      ! read 7 rows
      ! refused: nothing was changed; answer it in the sheet, then try again
      [1]
      `,
    );
    const rowless = await exported('lessons');
    const sent = readFileSync(join(rowless, 'build/sheets/B-WISE_lessons.xlsx'));
    const cut = { 'xl/worksheets/sheet2.xml': (xml: string) => xml.replace(/<row r="6".*?<\/row>/s, '') };
    write(rowless, { 'cut.xlsx': withParts(sent, cut) });
    await expectTranscript(
      rowless,
      `
      $ grantbook import cut.xlsx
      ! not in the sheet, and not removed: LES-004; with --remove-missing they are
      ! read 3 rows
      ! nothing to change: the book says so already
      $ grantbook import cut.xlsx --remove-missing --from P-001 --yes -m "it was none"
      LES-004 removed: One place for the numbers of a survey
      ! read 3 rows
      ! committed OID  sheet of lessons taken over: 1 removed
      $ grantbook import cut.xlsx
      ! read 3 rows
      ! nothing to change: the book says so already
      `,
    );
  });

  test('finds a record that was renamed since by the id that the sheet has', async () => {
    const book = await exported('risks --to P-010');
    received(book, 'B-WISE_risks.xlsx', [
      ['Risks', 'AD5', 'asked in May'],
      ['Risks - Mitigation', 'A40', 'R-003'],
      ['Risks - Mitigation', 'C40', 'ask again'],
      ['Risks - Mitigation', 'D40', 'P-003'],
      ['Risks - Mitigation', 'E40', '2024-01-31'],
    ]);
    await runLine(book, 'grantbook rename R-003 R-030 --yes');
    await expectTranscript(
      book,
      `
      $ grantbook import back.xlsx --yes
      Risks!AD5: R-030 notes: (nothing) → asked in May
      Risks - Mitigation!A40: R-030 mitigation[2]: (nothing) → action: ask again; responsible: P-003; due: 2024-01-31
      R-003, "Mitigation": added "ask again | P-003 | 2024-01-31"
      ! read 51 rows
      ! committed OID  risk R-030: take over the sheet: notes, mitigation
      `,
    );
  });

  test('refuses a hidden sheet that names another commit than the ids do: it would be believed', async () => {
    const book = await exported('risks --to P-010');
    const sent = readFileSync(join(book, 'build/sheets/B-WISE_risks.xlsx'));
    const head = git(book, 'rev-parse', 'HEAD').trim();
    for (const other of ['0'.repeat(40), 'HEAD~1', '--output=x']) {
      const edit = (text: string) => text.replace(head, other);
      write(book, { 'back.xlsx': withParts(sent, { 'xl/worksheets/sheet6.xml': edit }) });
      await expectTranscript(
        book,
        `
        $ grantbook import back.xlsx
        ! error: the hidden sheet "grantbook" was changed: it names another state of the book than the ids do
        ! hint: ask for the workbook as it was sent, or make a fresh one: grantbook export
        [2]
        `,
      );
    }
  });

  test('tells that the schema has changed since, and what somebody remarked', async () => {
    const book = await exported('risks --to P-010');
    const sent = readFileSync(join(book, 'build/sheets/B-WISE_risks.xlsx'));
    const remarked = withParts(sent, {
      'xl/worksheets/_rels/sheet2.xml.rels': () =>
        '<Relationships><Relationship Id="r1" Type="http://x/relationships/comments" Target="../comments1.xml"/></Relationships>',
      'xl/comments1.xml': () =>
        '<comments><comment ref="C5"><text><t>Is this\nours?\u202e</t></text></comment></comments>',
    });
    const schema = read(book, 'schemas/risks.schema.json').replace(
      '"title": "Risks"',
      '"title": "Our risks"',
    );
    write(book, { 'back.xlsx': remarked, 'schemas/risks.schema.json': schema });
    await expectTranscript(
      book,
      `
      $ grantbook import back.xlsx
      ! remark on Risks!C5, not taken over: "Is this ours?\\u{202e}"
      ! the schema of risks has changed since the sheet was made: fields that are new are not in it, and what it says is read as the fields are now
      ! read 50 rows
      ! nothing to change: the book says so already
      `,
    );
  });

  test('asks where book and sheet changed the same field, and where a cell has no one meaning', async () => {
    const book = await exported('risks');
    received(book, 'B-WISE_risks.xlsx', [
      ['Risks', 'H4', 2],
      ['Risks', 'I4', { xml: 't="str"><f>1+1</f><v>2</v>' }],
      ['Risks', 'C5', 45_291],
      ['Risks', 'F5', 'weather'],
      ['Risks', 'K5', 'P-001 – Somebody Else'],
      ['Risks', 'AZ6', 'see mail'],
      ['Risks', 'A7', 'R-001'],
    ]);
    const sent = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook import back.xlsx --from P-010 --yes -m "whatever it says"
      Risks!H4: R-002 likelihood: 4 → 2
      back.xlsx:1:1 error sheet/unknown-column Risks!AZ6: nobody knows this column; it holds "see mail"; hint: give it the title of its field, or delete the column
      back.xlsx:1:1 error sheet/formula Risks!I4 holds a formula, =1+1, that shows "2"; hint: copy the cell and paste it as value (Paste special), or write the value
      back.xlsx:1:1 error sheet/rewritten Risks!C5 holds a number, 45291, where a text belongs; hint: a program may have rewritten what was typed: format the cell as text, and write it anew
      back.xlsx:1:1 error sheet/unclear Risks!F5 says "weather": it is none of the possible values; hint: write one of: business, it, people_org, external, legal, partnership, financial, ethics
      back.xlsx:1:1 error sheet/unclear Risks!K5 says "P-001 – Somebody Else": P-001 is called "Hanne Lindemaar"; hint: write only P-001, or "P-001 – Hanne Lindemaar"
      back.xlsx:1:1 error sheet/twice Risks!A7: R-001 stands in two rows; hint: delete the row that does not count
      ! read 50 rows
      ! refused: nothing was changed; answer it in the sheet, then try again
      [1]
      `,
    );
    expect(snapshot(book)).toEqual(sent);
    await expectTranscript(
      book,
      `
      $ grantbook set R-002 likelihood=3 -m "two more reviewers"
      R-002 likelihood: 4 → 3
      ! committed OID  risk R-002: set likelihood
      $ grantbook import back.xlsx --from P-010
      back.xlsx:1:1 error sheet/unknown-column Risks!AZ6: nobody knows this column; it holds "see mail"; hint: give it the title of its field, or delete the column
      back.xlsx:1:1 error sheet/formula Risks!I4 holds a formula, =1+1, that shows "2"; hint: copy the cell and paste it as value (Paste special), or write the value
      back.xlsx:1:1 error sheet/conflict Risks!H4 was changed in the book to "3" since the sheet was made, and in the sheet to "2"; hint: decide which counts: write what the book says into the cell, or grantbook set R-002 likelihood=…, or make a fresh sheet: grantbook export risks
      back.xlsx:1:1 error sheet/rewritten Risks!C5 holds a number, 45291, where a text belongs; hint: a program may have rewritten what was typed: format the cell as text, and write it anew
      back.xlsx:1:1 error sheet/unclear Risks!F5 says "weather": it is none of the possible values; hint: write one of: business, it, people_org, external, legal, partnership, financial, ethics
      back.xlsx:1:1 error sheet/unclear Risks!K5 says "P-001 – Somebody Else": P-001 is called "Hanne Lindemaar"; hint: write only P-001, or "P-001 – Hanne Lindemaar"
      back.xlsx:1:1 error sheet/twice Risks!A7: R-001 stands in two rows; hint: delete the row that does not count
      ! read 50 rows
      ! refused: nothing was changed; answer it in the sheet, then try again
      [1]
      `,
    );
  });

  test('says at which cell the change would break a rule of the book', async () => {
    const book = await exported('risks');
    received(book, 'B-WISE_risks.xlsx', [
      ['Risks', 'H4', 9],
      ['Risks', 'K5', 'P-999'],
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook import back.xlsx --from P-010 --yes
      Risks!H4: R-002 likelihood: 4 → 9
      Risks!K5: R-003 owner: P-007 → P-999
      project-data/risks.yaml:59:15 error schema/limit Risks!H4: "9" is more than 5
      project-data/risks.yaml:99:10 error references/unknown-id Risks!K5: "P-999" is not in people; hint: see: grantbook list people
      ! read 50 rows
      ! refused: nothing was changed
      [1]
      `,
    );
  });

  test('reads CSV only as it is certain', async () => {
    const book = await exported('partners --format csv --columns legal_name,country,pic');
    const csv = read(book, 'build/sheets/partners.csv');
    const head = git(book, 'rev-parse', '--short=12', 'HEAD').trim();
    expect(csv).toContain(`partners/id@${head}`);
    write(book, {
      'semicolons.csv': csv.replaceAll('","', '";"'),
      'latin.csv': Buffer.from(csv.replace('\ufeff', ''), 'latin1'),
      'formula.csv': csv.replace('"ENSIE","', '"ENSIE","=cmd|'),
      'own.csv': 'id,legal_name\r\nENSIE,Another name\r\n',
    });
    await expectTranscript(
      book,
      `
      $ grantbook import build/sheets/partners.csv
      ! read 23 rows
      ! nothing to change: the book says so already
      $ grantbook import semicolons.csv
      ! error: "semicolons.csv" cannot be read: it is not certain which sign stands between its cells
      ! hint: say it: --separator comma, semicolon, tab, pipe
      [2]
      $ grantbook import latin.csv
      ! error: "latin.csv" cannot be read: its encoding is not certain
      ! hint: say it: --encoding windows-1252 (Excel’s "CSV" in Western Europe), or utf-8, utf-16le, utf-16be, windows-1252; or save it as "CSV UTF-8"
      [2]
      $ grantbook import formula.csv
      formula.csv:1:1 error sheet/formula formula.csv!B7 begins like a formula: "=cmd|European Network of Social Integration Enterprises"; hint: where it is meant as text, write an apostrophe before it: '=cmd|European Network of Social Integration Enterprises
      ! read 23 rows
      ! refused: nothing was changed; answer it in the sheet, then try again
      [1]
      $ grantbook import own.csv
      ! error: "own.csv" holds no sheet that grantbook export has made (own.csv)
      ! hint: a CSV file whose columns are fields: add --registry NAME; a workbook of your own: map it once, with --map new
      [2]
      $ grantbook import own.csv --registry partners
      own.csv!B2: ENSIE legal_name: European Network of Social Integration Enterprises → Another name
      project-data/partners.yaml:8:15 error change/needs-reference own.csv!B2: legal_name of ENSIE changes from "European Network of Social Integration Enterprises" to "Another name" without a record in "change" that says so; hint: name one that is "implemented" in the same commit and lists ENSIE in "affects", with type partner_change or GA_amendment: change=…; see: grantbook list changes
      ! not in the sheet, and not removed: 22 of the 23 records of partners; it does not say which rows it was made with
      ! it does not say from which state of the book it was made: what others changed since is not seen (--base REF)
      ! read 1 row
      ! refused: nothing was changed
      [1]
      $ grantbook import own.csv --registry partners --remove-missing
      ! error: a CSV file does not say which rows it was made with: none can be missing
      ! hint: remove the records one by one: grantbook remove ID; or send a workbook (.xlsx)
      [2]
      $ grantbook import own.csv --registry partners --decimal dot
      ! error: --decimal cannot be "dot"
      ! hint: use one of: point, comma
      [2]
      `,
    );
  });

  test('names what is no workbook, and what else does not fit', async () => {
    const book = await exported('risks');
    write(book, { 'old.xls': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'text.xlsx': 'not a zip' });
    await expectTranscript(
      book,
      `
      $ grantbook import old.xls
      ! error: "old.xls" cannot be read: it is of an older format (.xls): save it anew as Excel workbook (.xlsx)
      ! hint: open it in Excel or LibreOffice and save it as Excel workbook (.xlsx), without macros or password; or as CSV
      [2]
      $ grantbook import text.xlsx
      ! error: "text.xlsx" cannot be read: it is not a workbook (.xlsx)
      ! hint: open it in Excel or LibreOffice and save it as Excel workbook (.xlsx), without macros or password; or as CSV
      [2]
      $ grantbook import gone.xlsx
      ! error: cannot read "gone.xlsx": no such file
      ! hint: name a workbook or CSV file that is there: risks.xlsx
      [2]
      $ grantbook import build/sheets/B-WISE_risks.xlsx --from SCF
      ! error: "SCF" is a partner, not a person
      ! hint: say who of them: P-010 Sabina Toldoverri, P-028 Elisabetta Norcinelli
      [2]
      $ grantbook import build/sheets/B-WISE_risks.xlsx --header-row 3
      ! error: --header-row is for --map new
      ! hint: leave it out
      [2]
      `,
    );
  });
});

describe('import --map', () => {
  const TRACKER = [
    'Our risks;;;;;;;',
    'Nr;Risk;Description;Type;WP;Probability;Impact;Owner',
    '1;Trainers leave;If trainers leave, courses stop.;People;WP5;High;3;P-001',
    '2;Late visas;Guests cannot travel.;External;WP4;2;4;Hanne Lindemaar',
    '3;Odd;Nobody knows.;Weird;WP4;2,5;=2+2;Nobody Known',
  ];
  const tracker = (rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

  test('begins a map with suggestions, takes over nothing that nobody confirmed, and then only what is new', async () => {
    const book = exampleBook();
    write(book, { 'tracker.csv': tracker(TRACKER) });
    await expectTranscript(
      book,
      `
      $ grantbook import tracker.csv --map new
      ! error: which registry are its rows records of?
      ! hint: add --registry NAME, for example --registry risks
      [2]
      $ grantbook import tracker.csv --map new --registry risks --header-row 2 --separator semicolon --yes
      "Nr": nothing like it
      "Risk": nothing like it
      "Description": description?
      "Type": nothing like it
      "WP": wps?
      "Probability": nothing like it
      "Impact": impact?
      "Owner": owner?
      ! committed OID  import-map MAP-001: add
      ! confirm it: grantbook edit MAP-001; give each column its field, or ignore: true, and say in match by which fields a row is known again; then: grantbook import tracker.csv --map MAP-001
      $ grantbook import tracker.csv --map MAP-001 --separator semicolon
      ! error: MAP-001 does not say by what a row is known again: at the next import it would be taken twice
      ! hint: say it in the map: match: [title], with a field that a column is mapped to (grantbook edit MAP-001)
      [2]
      `,
    );
    const map = read(book, 'project-data/import-maps.yaml');
    const values = (says: string, means: string) =>
      `      values:\n        - says: ${says}\n          means: ${means}\n`;
    write(book, {
      'project-data/import-maps.yaml': map
        .replaceAll('suggestion:', 'field:')
        .replace('  header_row: 2\n', '  header_row: 2\n  match: [title]\n')
        .replace('title: Risk\n', 'title: Risk\n      field: title\n')
        .replace('title: Type\n', `title: Type\n      field: category\n${values('People', 'people_org')}`)
        .replace(
          'title: Probability\n',
          `title: Probability\n      field: likelihood\n${values('High', '4')}`,
        ),
    });
    await expectTranscript(
      book,
      `
      $ grantbook save -m "the map is confirmed"
      MAP-001 columns[1].field: set to title
      MAP-001 columns[2].suggestion: cleared (was description)
      MAP-001 columns[2].field: set to description
      MAP-001 columns[3].field: set to category
      MAP-001 columns[3].values: set to says: People; means: people_org
      MAP-001 columns[4].suggestion: cleared (was wps)
      MAP-001 columns[4].field: set to wps
      MAP-001 columns[5].field: set to likelihood
      MAP-001 columns[5].values: set to says: High; means: 4
      MAP-001 columns[6].suggestion: cleared (was impact)
      MAP-001 columns[6].field: set to impact
      MAP-001 columns[7].suggestion: cleared (was owner)
      MAP-001 columns[7].field: set to owner
      MAP-001 match: set to title
      ! committed OID  save MAP-001
      $ grantbook import tracker.csv --map MAP-001 --separator semicolon
      tracker.csv, row 3: new risk "Trainers leave"
      tracker.csv, row 4: new risk "Late visas"
      tracker.csv, row 5: new risk "Odd"
      tracker.csv:1:1 error sheet/unmapped tracker.csv!A3:A5: these 3 cells hold "1", "2", "3", and their column is not mapped; hint: say in the map what the column is: field: NAME, or ignore: true
      tracker.csv:1:1 error sheet/unclear tracker.csv!D5 says "Weird": it is none of the possible answers; hint: say in the map what it means (values: says, means), or write business, it, people org, external, legal, partnership, financial, ethics
      tracker.csv:1:1 error sheet/unclear tracker.csv!F5 says "2,5": it is not certain what parts its digits; hint: write 1250.5; where the whole file is written with decimal commas: --decimal comma
      tracker.csv:1:1 error sheet/unclear tracker.csv!G5 says "=2+2": it is not one number; hint: say in the map what it means (values: says, means), or write a whole number as 1250
      tracker.csv:1:1 error sheet/unclear tracker.csv!H5 says "Nobody Known": it names no person of the book; hint: say in the map what it means (values: says, means), or write the id of a person
      ! 33 cells of "tracker.csv": 17 mapped, 9 left out by the map, 7 asked about
      ! read 3 rows
      ! refused: nothing was changed; answer it in the sheet, then try again
      [1]
      `,
    );
    write(book, {
      'tracker.csv': tracker(TRACKER.slice(0, 4)),
      'project-data/import-maps.yaml': read(book, 'project-data/import-maps.yaml')
        .replace('title: Nr\n', 'title: Nr\n      ignore: true\n')
        .replace('  columns:\n', '  always:\n    - field: origin\n      value: unforeseen\n  columns:\n'),
    });
    await expectTranscript(
      book,
      `
      $ grantbook save -m "the numbers of the tracker are left out"
      MAP-001 columns[0].ignore: set to true
      MAP-001 always: set to field: origin; value: unforeseen
      ! committed OID  save MAP-001
      $ grantbook import tracker.csv --map MAP-001 --separator semicolon --from P-001 --yes -m "first load"
      tracker.csv, row 3: new risk "Trainers leave"
      tracker.csv, row 4: new risk "Late visas"
      ! 25 cells of "tracker.csv": 14 mapped, 11 left out by the map, 0 asked about
      ! read 2 rows
      ! committed OID  sheet of risks taken over: 2 added
      $ grantbook import tracker.csv --map MAP-001 --separator semicolon --from P-001 --yes
      ! in the book already, and left as they are there: tracker.csv, row 3 (R-020), tracker.csv, row 4 (R-021)
      ! 25 cells of "tracker.csv": 14 mapped, 11 left out by the map, 0 asked about
      ! read 2 rows
      ! nothing to change: the book says so already
      `,
    );
  });
});
