import { beforeAll, describe, expect, test } from 'vitest';
import { nextPackage } from '../support/next-package.ts';
import type { Installed } from './in-process.ts';
import { copyOf, exampleBook, expectTranscript, replace, runInstalled, sh } from './sandbox.ts';

const RISKS = 'schemas/risks.schema.json';

let next: Installed;
let changed: string;

beforeAll(() => {
  next = nextPackage();
  changed = exampleBook();
  replace(changed, RISKS, [
    '    "trigger": {',
    '    "cluster": {\n      "title": "Cluster",\n      "description": "Which risks it belongs with. Example: staff.",\n      "type": "string",\n      "format": "line"\n    },\n    "trigger": {',
  ]);
  replace(changed, 'templates/risk-register.md.hbs', [
    '## What may go wrong, how bad',
    '## Everything that may go wrong, how bad',
  ]);
  sh(changed, 'grantbook save -m "risks in clusters"');
});

/** Takes the book to another version, which is told elsewhere. */
async function take(book: string, options: string, installed: Installed): Promise<void> {
  const line = `grantbook schema upgrade --yes ${options}`;
  expect(await runInstalled(book, line, installed)).toMatchObject({ status: 0 });
}

describe('a book is taken to another version', () => {
  test('what that version brings, and what the book has of its own', async () => {
    await expectTranscript(
      changed,
      `
      $ grantbook schema diff
      the book’s schemas and templates come from grantbook 0.1.0; this is 0.2.0: 3
      files to be taken over

      risks  schemas/risks.schema.json
        grantbook has changed
          field "category": "ict" may be chosen now
          field "category": "it" may no longer be chosen
          field "category": another description
          field "trigger": gone
          field "proximity": new, required, one of near, middle, far
          field "warning_sign": new
        the book has changed
          field "cluster": new

      risk-fiche  templates/risk-fiche.md.hbs
        grantbook has changed
          - {{#if record.trigger}}
          - The sign that it is about to happen: {{record.trigger}}
          + {{#if record.warning_sign}}
          + The sign that it is about to happen: {{record.warning_sign}}

      risk-register  templates/risk-register.md.hbs
        grantbook has changed
          - # Risk register
          + # Register of risks
          - …risk.contingency "–"}}{{#if risk.trigger}}<br>Sign:
          {{risk.trigger}}{{/if}} | {{#each risk.state_of_play…
          + …risk.contingency "–"}}{{#if risk.warning_sign}}<br>Sign:
          {{risk.warning_sign}}{{/if}} | {{#each risk.state_of_play…
        the book has changed
          - ## What may go wrong, how bad it would be, and what is done about it
          + ## Everything that may go wrong, how bad it would be, and what is done
          about it

      records
        risks: in "category", "it" is "ict" now
        risks: "trigger" is called "warning_sign" now
        risks: "proximity" has to be given: how soon it would happen, which the
        project alone knows
      ! next: grantbook schema upgrade shows what it would do, --yes does it
      `,
      next,
    );
  });

  test('nothing is written before it is asked for, or while something is open', async () => {
    await expectTranscript(
      copyOf(changed),
      `
      $ grantbook schema upgrade
      project-data/risks.yaml:7:7 error upgrade/open-value "proximity" of R-001, R-002, R-003 and 16 more has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-001.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      ! refused: nothing was changed
      [1]
      $ grantbook schema upgrade --answer risks.proximity=middle R-002.proximity=near
      the book’s schemas and templates come from grantbook 0.1.0; this is 0.2.0: 3
      files to be taken over

      risks  schemas/risks.schema.json
        grantbook has changed
          field "category": "ict" may be chosen now
          field "category": "it" may no longer be chosen
          field "category": another description
          field "trigger": gone
          field "proximity": new, required, one of near, middle, far
          field "warning_sign": new
        the book has changed
          field "cluster": new

      risk-fiche  templates/risk-fiche.md.hbs
        grantbook has changed
          - {{#if record.trigger}}
          - The sign that it is about to happen: {{record.trigger}}
          + {{#if record.warning_sign}}
          + The sign that it is about to happen: {{record.warning_sign}}

      risk-register  templates/risk-register.md.hbs
        grantbook has changed
          - # Risk register
          + # Register of risks
          - …risk.contingency "–"}}{{#if risk.trigger}}<br>Sign:
          {{risk.trigger}}{{/if}} | {{#each risk.state_of_play…
          + …risk.contingency "–"}}{{#if risk.warning_sign}}<br>Sign:
          {{risk.warning_sign}}{{/if}} | {{#each risk.state_of_play…
        the book has changed
          - ## What may go wrong, how bad it would be, and what is done about it
          + ## Everything that may go wrong, how bad it would be, and what is done
          about it

      records
        risks: in "category", "it" is "ict" now
        risks: "trigger" is called "warning_sign" now
        risks: "proximity" has to be given: how soon it would happen, which the
        project alone knows
      R-001 proximity: set to middle
      R-002 trigger: cleared (was A draft is missing 21 days before the due date.)
      R-002 warning_sign: set to A draft is missing 21 days before the due date.
      R-002 proximity: set to near
      R-003 proximity: set to middle
      R-004 proximity: set to middle
      R-005 proximity: set to middle
      R-006 trigger: cleared (was No approval by 15 December 2023.)
      R-006 warning_sign: set to No approval by 15 December 2023.
      R-006 proximity: set to middle
      R-007 proximity: set to middle
      R-008 proximity: set to middle
      R-009 proximity: set to middle
      R-010 proximity: set to middle
      R-011 proximity: set to middle
      R-012 proximity: set to middle
      R-013 category: it → ict
      R-013 proximity: set to middle
      R-014 category: it → ict
      R-014 proximity: set to middle
      R-015 proximity: set to middle
      R-016 proximity: set to middle
      R-017 category: it → ict
      R-017 proximity: set to middle
      R-018 proximity: set to middle
      R-019 proximity: set to middle
      ! nothing was written (--dry-run); the commit would say:
      !
      !     schemas and templates: take over those of grantbook 0.2.0
      !
      !     Upgrade: 0.1.0 -> 0.2.0
      !     Record: R-001
      !     Record: R-002
      !     Record: R-003
      !     Record: R-004
      !     Record: R-005
      !     Record: R-006
      !     Record: R-007
      !     Record: R-008
      !     Record: R-009
      !     Record: R-010
      !     Record: R-011
      !     Record: R-012
      !     Record: R-013
      !     Record: R-014
      !     Record: R-015
      !     Record: R-016
      !     Record: R-017
      !     Record: R-018
      !     Record: R-019
      !     File: schemas/risks.schema.json
      !     File: templates/risk-fiche.md.hbs
      !     File: templates/risk-register.md.hbs
      !     File: schemas/shipped/schemas/risks.schema.json
      !     File: schemas/shipped/templates/risk-register.md.hbs
      !     File: schemas/shipped/migrations/0.2.0.json
      !     File: .grantbook.yaml
      !     File: schemas/shipped/origin.json
      ! to do it: the same command with --yes
      $ git status --short
      `,
      next,
    );
  });

  test('one commit: schemas, templates, records, and the version that the book needs', async () => {
    await expectTranscript(
      copyOf(changed),
      `
      $ grantbook schema upgrade --yes --answer risks.proximity=middle R-002.proximity=near
      R-001 proximity: set to middle
      R-002 trigger: cleared (was A draft is missing 21 days before the due date.)
      R-002 warning_sign: set to A draft is missing 21 days before the due date.
      R-002 proximity: set to near
      R-003 proximity: set to middle
      R-004 proximity: set to middle
      R-005 proximity: set to middle
      R-006 trigger: cleared (was No approval by 15 December 2023.)
      R-006 warning_sign: set to No approval by 15 December 2023.
      R-006 proximity: set to middle
      R-007 proximity: set to middle
      R-008 proximity: set to middle
      R-009 proximity: set to middle
      R-010 proximity: set to middle
      R-011 proximity: set to middle
      R-012 proximity: set to middle
      R-013 category: it → ict
      R-013 proximity: set to middle
      R-014 category: it → ict
      R-014 proximity: set to middle
      R-015 proximity: set to middle
      R-016 proximity: set to middle
      R-017 category: it → ict
      R-017 proximity: set to middle
      R-018 proximity: set to middle
      R-019 proximity: set to middle
      ! committed OID  schemas and templates: take over those of grantbook 0.2.0
      $ git show --name-status --format=%B
      schemas and templates: take over those of grantbook 0.2.0

      Upgrade: 0.1.0 -> 0.2.0
      Record: R-001
      Record: R-002
      Record: R-003
      Record: R-004
      Record: R-005
      Record: R-006
      Record: R-007
      Record: R-008
      Record: R-009
      Record: R-010
      Record: R-011
      Record: R-012
      Record: R-013
      Record: R-014
      Record: R-015
      Record: R-016
      Record: R-017
      Record: R-018
      Record: R-019
      File: schemas/risks.schema.json
      File: templates/risk-fiche.md.hbs
      File: templates/risk-register.md.hbs
      File: schemas/shipped/schemas/risks.schema.json
      File: schemas/shipped/templates/risk-register.md.hbs
      File: schemas/shipped/migrations/0.2.0.json
      File: .grantbook.yaml
      File: schemas/shipped/origin.json


      M	.grantbook.yaml
      M	project-data/risks.yaml
      M	schemas/risks.schema.json
      A	schemas/shipped/migrations/0.2.0.json
      M	schemas/shipped/origin.json
      A	schemas/shipped/schemas/risks.schema.json
      A	schemas/shipped/templates/risk-register.md.hbs
      M	templates/risk-fiche.md.hbs
      M	templates/risk-register.md.hbs
      $ git show --format= --unified=0 -- project-data schemas/risks.schema.json templates .grantbook.yaml | grep '^[-+]'
      --- a/.grantbook.yaml
      +++ b/.grantbook.yaml
      -needs: 0.1.0
      +needs: 0.2.0
      --- a/project-data/risks.yaml
      +++ b/project-data/risks.yaml
      +  proximity: middle
      -  trigger: A draft is missing 21 days before the due date.
      +  warning_sign: A draft is missing 21 days before the due date.
      +  proximity: near
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      -  trigger: No approval by 15 December 2023.
      +  warning_sign: No approval by 15 December 2023.
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      -  category: it
      +  category: ict
      +  proximity: middle
      -  category: it
      +  category: ict
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      -  category: it
      +  category: ict
      +  proximity: middle
      +  proximity: middle
      +  proximity: middle
      --- a/schemas/risks.schema.json
      +++ b/schemas/risks.schema.json
      +    "proximity",
      -      "description": "business, it, people_org (people and organisation), external, legal, partnership, financial or ethics.",
      +      "description": "business, ict, people_org (people and organisation), external, legal, partnership, financial or ethics.",
      -      "enum": ["business", "it", "people_org", "external", "legal", "partnership", "financial", "ethics"],
      +      "enum": ["business", "ict", "people_org", "external", "legal", "partnership", "financial", "ethics"],
      -        "it": "computers, software and data",
      +        "ict": "computers, software and data",
      -    "cluster": {
      -      "title": "Cluster",
      -      "description": "Which risks it belongs with. Example: staff.",
      +    "proximity": {
      +      "title": "Proximity",
      +      "description": "How soon it would happen: near, middle or far. Example: near.",
      -      "format": "line"
      +      "enum": ["near", "middle", "far"]
      -    "trigger": {
      +    "warning_sign": {
      +    "cluster": {
      +      "title": "Cluster",
      +      "description": "Which risks it belongs with. Example: staff.",
      +      "type": "string",
      +      "format": "line"
      +    },
      --- a/templates/risk-fiche.md.hbs
      +++ b/templates/risk-fiche.md.hbs
      -{{#if record.trigger}}
      -The sign that it is about to happen: {{record.trigger}}
      +{{#if record.warning_sign}}
      +The sign that it is about to happen: {{record.warning_sign}}
      --- a/templates/risk-register.md.hbs
      +++ b/templates/risk-register.md.hbs
      -# Risk register
      +# Register of risks
      -| {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref measure.responsible}}, {{#if measure.done_on}}done on {{date measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.trigger}}<br>Sign: {{risk.trigger}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if state.applied_mitigation}}measures applied{{else}}measures not applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
      +| {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref measure.responsible}}, {{#if measure.done_on}}done on {{date measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.warning_sign}}<br>Sign: {{risk.warning_sign}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if state.applied_mitigation}}measures applied{{else}}measures not applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      $ grantbook schema diff
      the book’s schemas and templates come from grantbook 0.2.0, as this is

      risks  schemas/risks.schema.json
        the book has changed
          field "cluster": new

      risk-register  templates/risk-register.md.hbs
        the book has changed
          - ## What may go wrong, how bad it would be, and what is done about it
          + ## Everything that may go wrong, how bad it would be, and what is done
          about it
      $ git status --short
      `,
      next,
    );
  });

  test('the gate and the audit see no step in what is only called otherwise', async () => {
    const book = copyOf(changed);
    const email = '  email: hanne.lindemaar@example.org\n';
    replace(book, 'project-data/people.yaml', [email, `${email}  accounts:\n    github: hanne-l\n`]);
    sh(book, 'grantbook save -m "an account"; git switch -q -c upgrade');
    await take(book, '--answer risks.proximity=middle', next);
    await expectTranscript(
      book,
      `
      $ grantbook validate --range main..upgrade --each --actor github:hanne-l
      ! OID  P-001 (platform)  schemas and templates: take over those of grantbook 0.2.0
      ! merged into main
      ! 1 commit and the merge result: nothing to mend
      `,
      next,
    );
    const audit = await runInstalled(book, 'grantbook audit verify', next);
    expect(audit).toMatchObject({ status: 0, stderr: expect.stringContaining('nothing to find') });
  });

  test('what both changed is decided file by file; what was decided is the base of the next upgrade', async () => {
    const book = copyOf(changed);
    replace(book, 'templates/risk-register.md.hbs', ['# Risk register\n', '# Our risks\n']);
    replace(book, RISKS, [
      '"maximum": 5,\n      "x-review": true\n    },\n    "status"',
      '"maximum": 9,\n      "x-review": true\n    },\n    "status"',
    ]);
    sh(book, 'grantbook save -m "our words"');
    const other = nextPackage();
    replace(other.folder, RISKS, [
      '"maximum": 5,\n      "x-review": true\n    },\n    "status"',
      '"maximum": 7,\n      "x-review": true\n    },\n    "status"',
    ]);
    await expectTranscript(
      book,
      `
      $ grantbook schema upgrade --yes --answer risks.proximity=middle
      schemas/risks.schema.json:1:1 error upgrade/conflict field "impact", maximum: the book has 9, grantbook 7; it was 5; hint: decide: --ours risks keeps the book’s, --theirs risks takes grantbook’s
      templates/risk-register.md.hbs:1:1 error upgrade/conflict the lines from 11 on: the book has # Our risks, grantbook # Register of risks; it was # Risk register; hint: decide: --ours risk-register keeps the book’s, --theirs risk-register takes grantbook’s
      ! refused: nothing was changed
      [1]
      `,
      other,
    );
    await take(book, '--answer risks.proximity=middle --ours risk-register --theirs risks', other);
    await expectTranscript(
      book,
      `
      $ git show --format= --unified=0 -- templates/risk-register.md.hbs | grep '^[-+]'
      --- a/templates/risk-register.md.hbs
      +++ b/templates/risk-register.md.hbs
      -| {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref measure.responsible}}, {{#if measure.done_on}}done on {{date measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.trigger}}<br>Sign: {{risk.trigger}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if state.applied_mitigation}}measures applied{{else}}measures not applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
      +| {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref measure.responsible}}, {{#if measure.done_on}}done on {{date measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.warning_sign}}<br>Sign: {{risk.warning_sign}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if state.applied_mitigation}}measures applied{{else}}measures not applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
      $ grantbook schema diff risk-register --format md
      # Schemas and templates

      the book’s schemas and templates come from grantbook 0.2.0, as this is

      ## risk-register

      the book has changed

      - - \\# Register of risks
      - + \\# Our risks
      - - \\#\\# What may go wrong, how bad it would be, and what is done about it
      - + \\#\\# Everything that may go wrong, how bad it would be, and what is done about it
      $ grantbook schema upgrade --yes
      ! nothing to change: it says so already
      `,
      other,
    );
    const later: Installed = { ...other, version: '0.3.0' };
    replace(later.folder, 'templates/risk-register.md.hbs', ['how bad it would be', 'how grave it would be']);
    await expectTranscript(
      book,
      `
      $ grantbook schema diff
      the book’s schemas and templates come from grantbook 0.2.0; this is 0.3.0: 1
      file to be taken over

      risks  schemas/risks.schema.json
        the book has changed
          field "cluster": new

      risk-register  templates/risk-register.md.hbs
        grantbook has changed
          - ## What may go wrong, how bad it would be, and what is done about it
          + ## What may go wrong, how grave it would be, and what is done about it
        the book has changed
          - # Register of risks
          + # Our risks
          - ## What may go wrong, how bad it would be, and what is done about it
          + ## Everything that may go wrong, how bad it would be, and what is done
          about it
        both changed, to be decided
          the lines from 13 on: the book has ## Everything that may go wrong, how bad
          it would be, and what is done about it, grantbook ## What may go wrong, how
          grave it would be, and what is done about it; it was ## What may go wrong,
          how bad it would be, and what is done about it
      ! next: grantbook schema upgrade shows what it would do, --yes does it
      $ grantbook schema upgrade --yes
      templates/risk-register.md.hbs:1:1 error upgrade/conflict the lines from 13 on: the book has ## Everything that may go wrong, how bad it would be, and what is done about it, grantbook ## What may go wrong, how grave it would be, and what is done about it; it was ## What may go wrong, how bad it would be, and what is done about it; hint: decide: --ours risk-register keeps the book’s, --theirs risk-register takes grantbook’s
      ! refused: nothing was changed
      [1]
      `,
      later,
    );
  });

  test('a book that does not say where its files come from', async () => {
    const book = copyOf(changed);
    sh(book, 'git rm -q -r schemas/shipped && git commit -q -m "an old book"');
    await expectTranscript(
      book,
      `
      $ grantbook schema upgrade
      schemas/risks.schema.json:1:1 error upgrade/unknown-base "schemas/risks.schema.json" differs from grantbook’s, and what it was when the book took it is not known; hint: decide: --ours risks keeps the book’s, --theirs risks takes grantbook’s; or name a commit in which it stood as it came: --base COMMIT
      templates/risk-fiche.md.hbs:1:1 error upgrade/unknown-base "templates/risk-fiche.md.hbs" differs from grantbook’s, and what it was when the book took it is not known; hint: decide: --ours risk-fiche keeps the book’s, --theirs risk-fiche takes grantbook’s; or name a commit in which it stood as it came: --base COMMIT
      templates/risk-register.md.hbs:1:1 error upgrade/unknown-base "templates/risk-register.md.hbs" differs from grantbook’s, and what it was when the book took it is not known; hint: decide: --ours risk-register keeps the book’s, --theirs risk-register takes grantbook’s; or name a commit in which it stood as it came: --base COMMIT
      ! refused: nothing was changed
      [1]
      $ grantbook schema upgrade --base HEAD
      ! error: --base and --from go together: the commit in which the files stood as they came, and from which version
      ! hint: for example: --base v1.0 --from 0.1.0
      [2]
      $ grantbook schema diff --base 'HEAD~2' --from 0.1.0 risks
      the book’s schemas and templates come from grantbook 0.1.0; this is 0.2.0: 1
      file to be taken over

      risks  schemas/risks.schema.json
        grantbook has changed
          field "category": "ict" may be chosen now
          field "category": "it" may no longer be chosen
          field "category": another description
          field "trigger": gone
          field "proximity": new, required, one of near, middle, far
          field "warning_sign": new
        the book has changed
          field "cluster": new

      records
        risks: in "category", "it" is "ict" now
        risks: "trigger" is called "warning_sign" now
        risks: "proximity" has to be given: how soon it would happen, which the
        project alone knows
      ! next: grantbook schema upgrade shows what it would do, --yes does it
      $ grantbook schema upgrade --base 'HEAD~2' --from 0.1.0
      project-data/risks.yaml:7:7 error upgrade/open-value "proximity" of R-001, R-002, R-003 and 16 more has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-001.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      ! refused: nothing was changed
      [1]
      `,
      next,
    );
  });

  test('wrong requests', async () => {
    await expectTranscript(
      changed,
      `
      $ grantbook schema
      ! error: ACTION is missing
      ! hint: write: grantbook schema ACTION [NAME…]; more: grantbook schema --help
      [2]
      $ grantbook schema dif
      ! error: schemas have no action "dif"
      ! hint: did you mean "diff"?
      [2]
      $ grantbook schema diff risk
      ! error: there is no schema or template "risk"
      ! hint: did you mean "risks"?
      [2]
      $ grantbook schema diff --yes
      ! error: --yes means nothing to schema diff
      ! hint: leave it out
      [2]
      $ grantbook schema upgrade risks
      ! error: schema upgrade takes over all of a version, not single files
      ! hint: leave out the names
      [2]
      $ grantbook schema upgrade --answer risks.title=x
      ! error: nothing asks for "risks.title"
      ! hint: see what is asked for: grantbook schema diff
      [2]
      $ grantbook schema upgrade --answer proximity
      ! error: "proximity" is no answer
      ! hint: write it as --answer risks.severity=3, or R-002.severity=3
      [2]
      $ grantbook schema upgrade --ours risks --theirs risks
      ! error: --ours and --theirs both name "risks"
      ! hint: leave out one of the two
      [2]
      $ grantbook schema diff --base HEAD --from 0.1.0
      ! error: the book says itself that its schemas come from grantbook 0.1.0
      ! hint: leave out --base and --from
      [2]
      `,
      next,
    );
  });
});
