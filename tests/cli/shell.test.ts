import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, partnerShell, plain, table, torn } from '../support/partner-shell.ts';
import { paragraph, wordFile } from '../support/word-file.ts';
import { copyOf, exampleBook, expectTranscript, replace, runLine, write } from './sandbox.ts';

const BODY = paragraph('{{body}}');
const DOCUMENT = 'build/B-WISE_D1.2_State-of-the-art_V1.0.docx';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

function textOf(book: string, part = 'word/document.xml'): string {
  return strFromU8(unzipSync(readFileSync(join(book, DOCUMENT)))[part] ?? new Uint8Array());
}

describe('render --shell', () => {
  test('makes a document in a partner’s Word file: sections, torn placeholders, a row for each version, the logo', async () => {
    const book = copyOf(clean);
    const sections = [
      torn('', 'title', '') + table(['Version', 'Datum'], ['{{history.version}}', '{{date history.date}}']),
      torn('', 'body', ''),
      plain('Impressum'),
    ] as const;
    write(book, { '../partner.docx': partnerShell({ ids: LANGUAGES.German, sections }) });
    await expectTranscript(
      book,
      `
      $ grantbook render deliverable D1.2 --shell ../partner.docx
      ../partner.docx:1:1 error template/missing-value the book names no logo; hint: name a PNG or JPEG file of the book: write logo: templates/logo.png in project.yaml
      ! no document was written
      [1]
      `,
    );
    replace(book, 'project-data/project.yaml', ['website: ', 'logo: templates/eu-emblem.png\nwebsite: ']);
    await expectTranscript(
      book,
      `
      $ grantbook render deliverable D1.2 --shell ../partner.docx
      ${DOCUMENT.replace('.docx', '.md')}  written
      ${DOCUMENT}  written
      $ grantbook render deliverable D1.2 --check -f docx
      ${DOCUMENT}  stale
      [1]
      $ cd project-data && grantbook -C .. render deliverable D1.2 --shell ../partner.docx --check -f docx
      ${DOCUMENT}  up to date
      `,
    );
    expect(textOf(book)).toContain('>1.0</w:t>');
    expect(textOf(book)).toContain('Impressum');
    expect(textOf(book, 'word/header-default.xml')).toContain('descr="B-WISE"');
  });

  test('is refused for Markdown, for a file that is not there, and for one that is no shell', async () => {
    const book = copyOf(clean);
    write(book, {
      'old.docx': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'none.docx': wordFile(paragraph('x')),
    });
    await expectTranscript(
      book,
      `
      $ grantbook render deliverable D1.2 --shell old.docx -f md
      ! error: a document in Markdown has no shell
      ! hint: leave out --shell, or take --format docx
      [2]
      $ grantbook render deliverable D1.2 --shell nowhere.docx
      ! error: cannot read "nowhere.docx": no such file
      ! hint: name a Word file that is there: partner.docx
      [2]
      $ grantbook render deliverable D1.2 --shell old.docx
      old.docx:1:1 error template/shell the shell cannot be used: it is an older .doc file or is protected by a password; hint: save it in Word as .docx, without a password
      ! no document was written
      [1]
      $ grantbook render deliverable D1.2 --shell none.docx
      none.docx:1:1 error template/shell the shell has no place for the text; hint: write {{body}} once, alone in a paragraph of the page itself
      ! no document was written
      [1]
      `,
    );
  });
});

describe('the shell of a book', () => {
  test('stands beside its template: ejected it makes the same document, changed it makes another', async () => {
    const book = copyOf(clean);
    await runLine(book, 'grantbook render deliverable D1.2 -f docx');
    await expectTranscript(
      book,
      `
      $ grantbook template eject deliverable --shell --dry-run
      templates/deliverable.shell.docx
      ! nothing was written (--dry-run); the commit would say:
      !
      !     template deliverable: put its Word shell into the book, to be changed
      !
      !     File: templates/deliverable.shell.docx
      $ grantbook template eject deliverable --shell -m "our own look"
      templates/deliverable.shell.docx
      ! committed OID  template deliverable: put its Word shell into the book, to be changed
      ! next: change it in Word, then: grantbook template check templates/deliverable.shell.docx; grantbook save
      $ grantbook template list | grep -A2 "^  deliverable "
        deliverable           document of deliverables, templates/deliverable.md.hbs
                              in templates/deliverable.shell.docx: {{record.id}}
                              {{record.title}}
      $ grantbook template check templates/deliverable.shell.docx
      places:  {{body}}, {{cover}}, {{footer}}, {{header}}, {{imprint}},
               {{project.acronym}}
      ! templates/deliverable.shell.docx: nothing to mend
      $ grantbook render deliverable D1.2 --check -f docx
      ${DOCUMENT}  up to date
      $ grantbook template eject deliverable --shell
      ! nothing to change: it says so already
      `,
    );
    write(book, { 'templates/deliverable.shell.docx': wordFile(paragraph('Our own {{record.id}}') + BODY) });
    await expectTranscript(
      book,
      `
      $ grantbook save -q -m "our own look"
      $ grantbook render deliverable D1.2 --check -f docx
      ${DOCUMENT}  stale
      [1]
      $ grantbook render deliverable D1.2 -f docx
      ${DOCUMENT}  written
      $ grantbook template eject deliverable --shell
      ! error: templates/deliverable.shell.docx was changed in this book and is not overwritten
      ! hint: to begin anew, rename yours first: git mv templates/deliverable.shell.docx templates/old.docx, then grantbook save
      [2]
      $ grantbook template eject reminder --shell
      ! error: "reminder" is the text of a mail, which has no shell
      ! hint: name a template of documents
      [2]
      $ grantbook template eject nothing --shell
      ! error: there is no template "nothing"
      ! hint: see which there are: grantbook template list
      [2]
      $ grantbook template check --shell
      ! error: --shell means nothing to template check
      ! hint: leave it out
      [2]
      `,
    );
    expect(textOf(book)).toContain('Our own ');
  });

  test('of all documents is named in project.yaml; a template’s own goes before it', async () => {
    const book = copyOf(clean);
    write(book, {
      'templates/house.shell.docx': wordFile(paragraph('The house') + BODY),
      'templates/minutes.shell.docx': wordFile(paragraph('Minutes') + BODY),
    });
    replace(book, 'project-data/project.yaml', ['website: ', 'shell: templates/house.shell.docx\nwebsite: ']);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook template list --format csv | grep -E '^.(news-item|minutes|reminder).,' | tr -d "\\r" | sed 's/.*,//'
      "templates/minutes.shell.docx"
      "templates/house.shell.docx"
      ""
      $ grantbook render deliverable D1.2 -f docx
      ${DOCUMENT}  written
      `,
    );
    expect(textOf(book)).toContain('The house');
  });

  test('is checked with the book: what it asks for, whether it is used, whether it and the logo are there', async () => {
    const book = copyOf(clean);
    write(book, {
      'templates/minutes.shell.docx': wordFile(
        table(['{{history.verison}}', '{{record.attendance.partner}} {{record.agenda.titel}}']) +
          paragraph('{{record.agenda.title}} {{project.acronim}} {{record.due}}') +
          BODY,
      ),
      'templates/minuts.shell.docx': wordFile(BODY),
      'templates/agenda.shell.docx': 'no zip',
    });
    replace(book, 'project-data/project.yaml', [
      'website: ',
      'shell: templates/hous.docx\nlogo: templates/eu-emblm.png\nwebsite: ',
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook validate
      project-data/project.yaml:15:8 error files/missing "templates/hous.docx" is no file of the folder templates/; hint: put the file into templates/, then: grantbook save
      project-data/project.yaml:16:7 error files/missing "templates/eu-emblm.png" is no file of the folder templates/; hint: did you mean "templates/eu-emblem.png"?
      templates/agenda.shell.docx:1:1 error template/shell the shell cannot be used: it is not a Word document; hint: save it in Word as .docx, without a password
      templates/minutes.shell.docx:1:1 error template/shell "record.agenda.title" is said of each item of a list, and stands in no row of a table; hint: write it in a row of a table: the row is repeated for each item
      templates/minutes.shell.docx:1:1 error template/shell a row of a table is repeated for one list, and here it names "history" and "record.attendance" and "record.agenda"; hint: give each list a row of its own
      templates/minutes.shell.docx:1:1 error template/unknown-value "project.acronim" is no field of the registry; hint: did you mean "project.acronym"?
      templates/minutes.shell.docx:1:1 error template/unknown-value "record.due" is no field of the registry; hint: see what there is: grantbook template vars TEMPLATE
      templates/minutes.shell.docx:1:1 error template/unknown-value the items of "history" have no "verison"; hint: did you mean "history.version"?
      templates/minutes.shell.docx:1:1 error template/unknown-value the items of "record.agenda" have no "titel"; hint: did you mean "record.agenda.title"?
      templates/minuts.shell.docx:1:1 warning template/shell-unused no document is made in this shell: there is no template "minuts"; hint: name it after a template, or in project-data/project.yaml: shell: PATH
      ! N records in N registries: 9 errors, 1 warning
      [1]
      `,
    );
  });
});
