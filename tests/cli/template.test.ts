import { beforeAll, describe, expect, test } from 'vitest';
import { paragraph, wordFile } from '../support/word-file.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  lastCommit,
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

/** The lines of a text that are wider than a terminal of 80 columns. */
function tooWide(text: string): string[] {
  return text.split('\n').filter((line) => [...line].length > 80);
}

describe('template list', () => {
  test('names every template, and what it is for', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook template list
        action-register       document of project, templates/action-register.md.hbs:
                              Action register of {{record.acronym}}
        agenda                document of meetings, templates/agenda.md.hbs: Notice
                              and agenda: {{record.title}}, {{date record.date}}
        attendance-list       document of events, templates/attendance-list.md.hbs:
                              List of participants: {{record.title}}, {{date
                              record.date}}
        composite-report      document of deliverables,
                              templates/composite-report.md.hbs: {{record.id}}
                              {{record.title}}
        consolidated-report   document of progress-reports,
                              templates/consolidated-report.md.hbs: Consolidated
                              report: {{record.title}}
        country-fiche         document of country-fiches,
                              templates/country-fiche.md.hbs: {{record.id}}
                              {{record.title}}
        decision-register     document of project, templates/decision-register.md.hbs:
                              Decision register of {{record.acronym}}
        deliverable           document of deliverables, templates/deliverable.md.hbs:
                              {{record.id}} {{record.title}}
        dissemination-report  document of reporting-periods,
                              templates/dissemination-report.md.hbs: Dissemination,
                              publications and results: {{record.title}}
        good-practice         document of good-practices,
                              templates/good-practice.md.hbs: Good practice:
                              {{record.title}}
        handbook              document of project, templates/handbook.md.hbs:
                              {{project.acronym}} project management plan
        indicators            document of project, templates/indicators.md.hbs:
                              Indicators of {{record.acronym}}
        invitation            document of meetings, templates/invitation.md.hbs:
                              Invitation: {{record.title}}, {{date record.date}}
        milestone-report      document of milestones,
                              templates/milestone-report.md.hbs: Milestone
                              {{record.id}} {{record.title}}
        minutes               document of meetings, templates/minutes.md.hbs: Minutes:
                              {{record.title}}, {{date record.date}}
        news-item             document of news, templates/news-item.md.hbs:
                              {{record.title}}
        partner-fact-sheet    document of partners,
                              templates/partner-fact-sheet.md.hbs: {{record.id}}
                              {{record.legal_name}}
        periodic-report       document of reporting-periods,
                              templates/periodic-report.md.hbs: {{record.title}} of
                              {{project.acronym}}, {{month record.from_month}} to
                              {{month record.to_month}}
        progress-report       document of progress-reports,
                              templates/progress-report.md.hbs: Progress report:
                              {{record.title}}
        publication-notice    document of publications,
                              templates/publication-notice.md.hbs: Notice of a
                              publication: {{record.title}}
        reminder              mail of people, templates/reminder.mail.hbs:
                              {{project.acronym}}: what is open on your side, {{date
                              today}}
        review-form           document of reviews, templates/review-form.md.hbs:
                              Review of {{record.deliverable}}, round {{record.round}}
        risk-fiche            document of risks, templates/risk-fiche.md.hbs:
                              {{record.id}} {{record.title}}
        risk-register         document of project, templates/risk-register.md.hbs:
                              Risk register of {{record.acronym}}
        selection-minutes     document of selections,
                              templates/selection-minutes.md.hbs: Minutes of the
                              choice: {{record.title}}
        selection-report      document of selections,
                              templates/selection-report.md.hbs: {{record.title}}
        written-procedure     document of written-procedures,
                              templates/written-procedure.md.hbs: Decision in writing:
                              {{record.title}}
        parts/effort-matrix   part, templates/parts/effort-matrix.md.hbs: in 2
                              templates
        parts/emblem          part, templates/parts/emblem.md.hbs: in 12 templates
        parts/heat-map        part, templates/parts/heat-map.md.hbs: in 2 templates
        parts/imprint         part, templates/parts/imprint.md.hbs: in 15 templates
        parts/project-rows    part, templates/parts/project-rows.md.hbs: in 14
                              templates
        parts/sign-offs       part, templates/parts/sign-offs.md.hbs: in 5 templates
      $ grantbook template list --format csv | head -3 | tr -d "\\r"
      "name","registry","kind","file","title","shell"
      "action-register","project","document","templates/action-register.md.hbs","Action register of {{record.acronym}}",""
      "agenda","meetings","document","templates/agenda.md.hbs","Notice and agenda: {{record.title}}, {{date record.date}}",""
      $ grantbook template list --json | head -8
      [
        {
          "name": "action-register",
          "registry": "project",
          "kind": "document",
          "file": "templates/action-register.md.hbs",
          "title": "Action register of {{record.acronym}}",
          "shell": null
      `,
    );
    expect(tooWide((await runLine(clean, 'grantbook template list')).stdout)).toEqual([]);
  });

  test('says which templates have mistakes', async () => {
    const book = copyOf(clean);
    replace(book, 'templates/news-item.md.hbs', ['{{record.text}}', '{{record.txt}}']);
    await expectTranscript(
      book,
      `
      $ grantbook template list -q | grep -c "^  news-item"
      1
      ! 1 template with mistakes (news-item): grantbook template check
      $ grantbook template vars news-item | head -3
      The record
        record.id                   text (required). The number of the news item.
        record.former_ids           list of texts. Ids that the record had before, the
      ! the fields inside groups of the project are shown with --format csv or json
      `,
    );
  });
});

describe('template vars', () => {
  test('says what a template may write, in words', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook template vars deliverable | grep -A3 -E " record.(due|light|sections\\[\\].title|status) "
        record.status                   one of planned, toc, draft, internal_review,
                                        in_revision, approval, approved, submitted,
                                        accepted, rejected, cancelled (required). The
                                        state of the deliverable; change it with
      --
        record.due                      day (required). The last day of the due month;
                                        it must agree with it.
        record.schedule                 one of review_schedule, short_review_schedule.
                                        Which schedule of project.yaml its steps
      --
        record.sections[].title         text (required). The heading.
        record.sections[].lead          id of people. The person who wrote the
                                        section.
        record.sections[].text          text. The text in Markdown: paragraphs with a
      --
        record.light                    text (derived). red once it is overdue, or a
                                        step is later than
                                        reporting.rag.red_over_days; amber while a
                                        step is late; else green. Needs a day:
      ! the fields inside groups of the project are shown with --format csv or json
      $ grantbook template vars reminder | grep -A1 -E "^  (record.email|today|late) "
        record.email                 e-mail address (personal). The address for
                                     project mail.
      --
        today  day (required). The day the mail is written.
        late   list of groups of fields (required). What the person owes and is late
               with.
      ! the fields inside groups of the project are shown with --format csv or json
      $ grantbook template vars minutes | sed -n '/^Helpers/,$p'
      Helpers
        ref       {{ref ID}}: the name of the record with the id, such as a person’s
                  name
        refs      (refs LIST): the names of the records with the ids of a list
        field     {{field ID "name"}}: a field of the record with the id; (default
                  (field …) "…") where it may be absent
        date      {{date DAY}}: 12 December 2026
        month     {{month MONTH}}: M18 (30 June 2022)
        state     {{state STATUS}}: the title of the record’s state
        words     {{words CODE}}: a code such as minor_revision as words
        join      {{join LIST ", "}}: the texts of a list in one line
        slug      {{slug TEXT}}: letters, digits and hyphens, for file names
        eq        (eq A B): whether two values are the same
        any       (any A B …): whether one of the values is given and not empty
        where     (where "registry" field=VALUE): the records whose field is the
                  value, or whose list holds it
        default   (default VALUE "instead"): the value, or another where it is absent
                  or empty
        attr      "{{attr VALUE}}": a value inside an attribute or a link
        level     {{level "2.1"}} at the start of a line: as many # as the number has
                  parts
        markdown  {{markdown TEXT}} alone on its line: a longer text with paragraphs,
                  lists, tables and notes

      Blocks
        if      {{#if VALUE}}…{{else}}…{{/if}}
        unless  {{#unless VALUE}}…{{/unless}}
        each    {{#each LIST as |item|}}…{{/each}}
        with    {{#with VALUE as |name|}}…{{/with}}

      Parts of a document
        cover       :::cover … ::: the title page
        imprint     :::imprint … ::: what stands at the foot of the title page
        front       :::front … ::: pages before the text; their headings have no
                    numbers
        fields      :::fields … ::: a table of two columns without a heading row
        note        :::note … ::: a paragraph set off from the text
        landscape   ::::landscape … :::: wide pages
        table       :::table{#name caption="…" widths="1 2 1" shades="green late=red"}
                    … :::
        figure      :::figure{#name caption="…"} … :::
        data        ::data{source=REGISTRY columns="id,title" where="field=value"
                    sort=FIELD caption="…"}, or count="field" sum="number" instead of
                    columns
        chart       ::chart{kind=gantt source=REGISTRY start=FIELD end=FIELD
                    group=FIELD done=FIELD marks="REGISTRY.FIELD" day="…" caption="…"}
                    or ::chart{kind=bars source=REGISTRY by=FIELD values="FIELD FIELD"
                    layout=stacked unit="…" caption="…"} or ::chart{kind=progress
                    source=REGISTRY value=FIELD label="FIELD FIELD" caption="…"}
        language    :::language{tag=fr} … ::: text in another language
        lang        :lang[words]{tag=fr} words in another language
        pagebreak   ::pagebreak
        toc         ::toc the table of contents
        ref         :ref[name]
        unnumbered  # Heading :unnumbered
        anchor      :anchor{#name}

      Parts that templates share
        effort-matrix  {{> effort-matrix}} alone on its line
        emblem         {{> emblem}} alone on its line
        heat-map       {{> heat-map}} alone on its line
        imprint        {{> imprint}} alone on its line
        project-rows   {{> project-rows}} alone on its line
        sign-offs      {{> sign-offs}} alone on its line
      ! the fields inside groups of the project are shown with --format csv or json
      $ grantbook template vars news-item --format csv | grep -E "history|record.date|project.meetings.bodies" | tr -d "\\r"
      "record","record.date","day","required","The day of what is told, or of the news."
      "project","project.meetings.bodies","list of groups of fields","required","The time limits, the quorum and the majority of each body that meets."
      "document","history","list of groups of fields","required","The versions of the record, oldest first."
      "document","history[].version","text","required","Of each version."
      "document","history[].date","day","required","Of each version."
      "document","history[].author","text","required","Of each version."
      "document","history[].change","text","required","Of each version."
      ! the fields inside groups of the project are shown with --format csv or json
      $ grantbook template vars news-item --json | head -10
      [
        {
          "group": "record",
          "name": "record.id",
          "type": "text",
          "required": true,
          "derived": false,
          "personal": false,
          "description": "The number of the news item."
        },
      ! the fields inside groups of the project are shown with --format csv or json
      `,
    );
    expect(tooWide((await runLine(clean, 'grantbook template vars deliverable')).stdout)).toEqual([]);
  });

  test('knows every field that the shipped templates print', async () => {
    const { stdout } = await runLine(clean, 'grantbook template vars deliverable --json');
    const names = new Set((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name));
    const used = read(clean, 'templates/deliverable.md.hbs').matchAll(/\b(?:record|project)\.[a-z_]+/g);
    expect([...used].map(([name]) => name).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('template check', () => {
  test('of all templates finds what validate finds, at the same places', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook template check
      ! 33 templates: nothing to mend
      `,
    );
    replace(book, 'templates/news-item.md.hbs', ['{{record.text}}', '{{record.txt}}']);
    write(book, {
      'templates/fiche.md.hbs': '---\nfor: risk\ntitle: "x"\noutput: "x"\n---\n# {{projekt.acronym}}\n',
    });
    await expectTranscript(
      book,
      `
      $ grantbook template check
      templates/fiche.md.hbs:6:5 error template/unknown-value templates have no value "projekt.acronym"; hint: values begin with project, record, history, book, title, header, footer
      templates/news-item.md.hbs:14:3 error template/unknown-value "record.txt" is no field of the registry; hint: did you mean "record.text"?
      ! 34 templates: 2 errors, 0 warnings
      [1]
      $ grantbook template check fiche
      templates/fiche.md.hbs:6:5 error template/unknown-value templates have no value "projekt.acronym"; hint: values begin with project, record, history, book, title, header, footer
      ! 1 template: 1 error, 0 warnings
      [1]
      $ grantbook template check templates/agenda.md.hbs
      ! 1 template: nothing to mend
      `,
    );
    const found = async (words: string) => {
      const { stdout } = await runLine(book, `grantbook ${words} --json`);
      return (JSON.parse(stdout) as { findings: unknown[] }).findings;
    };
    expect(await found('template check')).toEqual(await found('validate'));
  });

  test('of a Word document says whether it can be a shell, and only reads it', async () => {
    const book = copyOf(clean);
    const body = paragraph('{{body}}');
    write(book, {
      'shell.docx': wordFile(paragraph('{{record.id}} {{project.acronym}}') + body),
      'partner.docx': wordFile(paragraph('{{record.titel}}') + paragraph('Text: {{body}}')),
      'macros.docx': wordFile(body, { 'word/vbaProject.bin': 'x' }),
      'text.docx': 'hello',
      'old.docx': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
    });
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ grantbook template check shell.docx
      shell.docx:1:1 warning template/shell-style the shell lacks the styles "heading 1", "heading 2", "heading 3", "caption", "Grantbook Table"; hint: documents get grantbook’s own; to change how they look, make styles of these names in Word
      places:  {{body}}, {{project.acronym}}, {{record.id}}
      no place for:  {{cover}} (title pages of templates are left out), {{imprint}}
                     (what belongs at the foot of the title page begins the text)
      styles it lacks:  heading 1, heading 2, heading 3, heading 4, heading 5, heading
                        6, Title, Subtitle, Cover Kicker, Cover Text, Imprint, Front
                        Heading, toc 1, toc 2, toc 3, List Paragraph, Quote, Note Box,
                        Code Block, caption, Figure, Table Text, Table Heading, Field
                        Name, Table Space, header, footer, footnote text, footnote
                        reference, Hyperlink, Code Text, Normal Table, Grantbook
                        Table, Grantbook Fields, Grantbook Frame
      ! shell.docx: 0 errors, 1 warning
      $ grantbook template check partner.docx
      partner.docx:1:1 error template/shell there is more in the paragraph of {{body}}, which would be lost; hint: write {{body}} once, alone in a paragraph of the page itself
      partner.docx:1:1 error template/unknown-value "record.titel" is no field of the registry; hint: did you mean "record.title"?
      partner.docx:1:1 warning template/shell-style the shell lacks the styles "heading 1", "heading 2", "heading 3", "caption", "Grantbook Table"; hint: documents get grantbook’s own; to change how they look, make styles of these names in Word
      places:  {{body}}, {{record.titel}}
      no place for:  {{cover}} (title pages of templates are left out), {{imprint}}
                     (what belongs at the foot of the title page begins the text)
      styles it lacks:  heading 1, heading 2, heading 3, heading 4, heading 5, heading
                        6, Title, Subtitle, Cover Kicker, Cover Text, Imprint, Front
                        Heading, toc 1, toc 2, toc 3, List Paragraph, Quote, Note Box,
                        Code Block, caption, Figure, Table Text, Table Heading, Field
                        Name, Table Space, header, footer, footnote text, footnote
                        reference, Hyperlink, Code Text, Normal Table, Grantbook
                        Table, Grantbook Fields, Grantbook Frame
      ! partner.docx: 2 errors, 1 warning
      [1]
      $ grantbook template check shell.docx --for partners | head -3
      shell.docx:1:1 warning template/shell-style the shell lacks the styles "heading 1", "heading 2", "heading 3", "caption", "Grantbook Table"; hint: documents get grantbook’s own; to change how they look, make styles of these names in Word
      places:  {{body}}, {{project.acronym}}, {{record.id}}
      no place for:  {{cover}} (title pages of templates are left out), {{imprint}}
      ! shell.docx: 0 errors, 1 warning
      $ grantbook template check macros.docx
      macros.docx:1:1 error template/shell the shell cannot be used: it holds macros; hint: save it in Word as a document without macros (.docx)
      ! macros.docx: 1 error, 0 warnings
      [1]
      $ grantbook template check text.docx
      text.docx:1:1 error template/shell the shell cannot be used: it is not a Word document; hint: save it in Word as .docx, without a password
      ! text.docx: 1 error, 0 warnings
      [1]
      $ grantbook template check old.docx
      old.docx:1:1 error template/shell the shell cannot be used: it is an older .doc file or is protected by a password; hint: save it in Word as .docx, without a password
      ! old.docx: 1 error, 0 warnings
      [1]
      $ cd project-data && grantbook -C .. template check shell.docx -q | head -2
      shell.docx:1:1 warning template/shell-style the shell lacks the styles "heading 1", "heading 2", "heading 3", "caption", "Grantbook Table"; hint: documents get grantbook’s own; to change how they look, make styles of these names in Word
      places:  {{body}}, {{project.acronym}}, {{record.id}}
      $ grantbook template check shell.docx --json | head -9
      {
        "schemaVersion": 1,
        "ok": true,
        "placeholders": [
          "body",
          "project.acronym",
          "record.id"
        ],
        "repeated": [],
      ! shell.docx: 0 errors, 1 warning
      $ grantbook template check nowhere.docx
      ! error: cannot read "nowhere.docx": no such file
      ! hint: name a .docx file, or a template of the book
      [2]
      $ grantbook template check project-data
      ! error: "project-data" is no file
      ! hint: name a .docx file, or a template of the book
      [2]
      $ grantbook template check shell.docx --for risques
      ! error: there is no registry "risques"
      ! hint: did you mean "issues"?
      [2]
      `,
    );
    expect(snapshot(book)).toEqual(before);
  });
});

describe('template new', () => {
  test('begins a template that makes a document at once, in one commit', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook template new risk-note --for risk --dry-run -m "for the board"
      templates/risk-note.md.hbs
      ! nothing was written (--dry-run); the commit would say:
      !
      !     template risk-note: begin it, for risks
      !
      !     for the board
      !
      !     Registry: risks
      !     File: templates/risk-note.md.hbs
      $ grantbook template new risk-note --for risk -m "for the board"
      templates/risk-note.md.hbs
      ! committed OID  template risk-note: begin it, for risks
      ! next: grantbook template vars risk-note; grantbook render risk-note ID
      $ git log -1 --format=%B --name-only
      template risk-note: begin it, for risks

      for the board

      Registry: risks
      File: templates/risk-note.md.hbs


      templates/risk-note.md.hbs
      $ git status --porcelain
      $ grantbook template check risk-note
      ! 1 template: nothing to mend
      $ grantbook render risk-note R-002 --format md
      build/B-WISE_risk-note_R-002.md  written
      $ head -9 build/B-WISE_risk-note_R-002.md
      # 1 Deliverables come late

      |            |                        |
      | ---------- | ---------------------- |
      | Id         | R-002                  |
      | Title      | Deliverables come late |
      | Likelihood | 4                      |
      | Impact     | 3                      |
      | Owner      | Oriane Vasselin        |
      $ grantbook validate
      ! N records in N registries: nothing to mend
      `,
    );
  });

  test('is refused without a registry, for none, for a name that is no name or is taken', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook template new fiche
      ! error: template new needs the registry whose records it prints
      ! hint: for example: grantbook template new fiche --for risks
      [2]
      $ grantbook template new fiche --for risques
      ! error: there is no registry "risques"
      ! hint: did you mean "issues"?
      [2]
      $ grantbook template new ../fiche --for risks
      ! error: "../fiche" cannot name a template
      ! hint: write it in small letters, digits and hyphens: risk-note
      [2]
      $ grantbook template new
      ! error: template new needs the name of a template
      ! hint: grantbook template new NAME --for REGISTRY
      [2]
      $ grantbook template new reminder --for risks
      ! error: there is a template "reminder" already: templates/reminder.mail.hbs
      ! hint: give it another name
      [2]
      $ git status --porcelain
      `,
    );
  });
});

describe('template eject', () => {
  test('puts a template that comes with grantbook into a book without it, with the picture it shows', async () => {
    const book = copyOf(clean);
    const shipped = read(book, 'templates/minutes.md.hbs');
    await runLine(book, 'git rm -q -r templates; git commit -qm "no templates"');
    await expectTranscript(
      book,
      `
      $ grantbook template list
      ! there are no templates yet; begin one: grantbook template new NAME --for REGISTRY
      $ grantbook template eject minutes --dry-run
      templates/minutes.md.hbs
      templates/parts/emblem.md.hbs
      templates/parts/imprint.md.hbs
      templates/parts/project-rows.md.hbs
      templates/parts/sign-offs.md.hbs
      templates/eu-emblem.png
      ! nothing was written (--dry-run); the commit would say:
      !
      !     template minutes: put it into the book, to be changed
      !
      !     File: templates/minutes.md.hbs
      !     File: templates/parts/emblem.md.hbs
      !     File: templates/parts/imprint.md.hbs
      !     File: templates/parts/project-rows.md.hbs
      !     File: templates/parts/sign-offs.md.hbs
      !     File: templates/eu-emblem.png
      $ grantbook template eject minutes -m "our minutes are longer"
      templates/minutes.md.hbs
      templates/parts/emblem.md.hbs
      templates/parts/imprint.md.hbs
      templates/parts/project-rows.md.hbs
      templates/parts/sign-offs.md.hbs
      templates/eu-emblem.png
      ! committed OID  template minutes: put it into the book, to be changed
      $ git log -1 --format=%B --name-only
      template minutes: put it into the book, to be changed

      our minutes are longer

      File: templates/minutes.md.hbs
      File: templates/parts/emblem.md.hbs
      File: templates/parts/imprint.md.hbs
      File: templates/parts/project-rows.md.hbs
      File: templates/parts/sign-offs.md.hbs
      File: templates/eu-emblem.png


      templates/eu-emblem.png
      templates/minutes.md.hbs
      templates/parts/emblem.md.hbs
      templates/parts/imprint.md.hbs
      templates/parts/project-rows.md.hbs
      templates/parts/sign-offs.md.hbs
      $ grantbook template eject minutes
      ! nothing to change: it says so already
      $ grantbook template check
      ! 5 templates: nothing to mend
      `,
    );
    expect(read(book, 'templates/minutes.md.hbs')).toBe(shipped);
    expect(lastCommit(book).files).toEqual([
      'templates/eu-emblem.png',
      'templates/minutes.md.hbs',
      'templates/parts/emblem.md.hbs',
      'templates/parts/imprint.md.hbs',
      'templates/parts/project-rows.md.hbs',
      'templates/parts/sign-offs.md.hbs',
    ]);
  });

  test('never overwrites one that was changed, and says how to have both', async () => {
    const book = copyOf(clean);
    replace(book, 'templates/news-item.md.hbs', ['# {{record.title}}', '# News: {{record.title}}']);
    await runLine(book, 'grantbook save -m "our own news"');
    await expectTranscript(
      book,
      `
      $ grantbook template eject news-item
      ! error: templates/news-item.md.hbs was changed in this book and is not overwritten
      ! hint: to have both, rename yours first: git mv templates/news-item.md.hbs templates/my-news-item.md.hbs, then grantbook save
      [2]
      $ git mv templates/news-item.md.hbs templates/my-news-item.md.hbs
      $ grantbook save -q
      $ grantbook template eject news-item
      templates/news-item.md.hbs
      ! committed OID  template news-item: put it into the book, to be changed
      $ grantbook template list | grep news
        my-news-item          document of news, templates/my-news-item.md.hbs:
        news-item             document of news, templates/news-item.md.hbs:
      $ grantbook template eject news-itm
      ! error: grantbook comes with no template "news-itm"
      ! hint: did you mean "news-item"?
      [2]
      $ grantbook template eject
      ! error: template eject needs the name of a template
      ! hint: grantbook template eject NAME
      [2]
      `,
    );
  });
});

test('an action that is not there, or an option that means nothing to it, is a wrong request', async () => {
  await expectTranscript(
    clean,
    `
    $ grantbook template
    ! error: ACTION is missing
    ! hint: write: grantbook template ACTION [NAME]; more: grantbook template --help
    [2]
    $ grantbook template ejct minutes
    ! error: a template has no action "ejct"
    ! hint: did you mean "eject"?
    [2]
    $ grantbook template vars delivrable
    ! error: there is no template "delivrable"
    ! hint: did you mean "deliverable"?
    [2]
    $ grantbook template list --for risks
    ! error: --for means nothing to template list
    ! hint: leave it out
    [2]
    $ grantbook template check --format csv
    ! error: --format means nothing to template check
    ! hint: leave it out
    [2]
    $ grantbook template list --json --format csv
    ! error: --json and --format csv contradict each other
    ! hint: leave out one of the two
    [2]
    `,
  );
});
