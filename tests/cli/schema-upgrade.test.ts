import { beforeAll, describe, test } from 'vitest';
import { nextPackage } from '../support/next-package.ts';
import type { Installed } from './in-process.ts';
import { copyOf, exampleBook, expectTranscript, replace, sh } from './sandbox.ts';

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
          - | {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as
          |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref
          measure.responsible}}, {{#if measure.done_on}}done on {{date
          measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none
          yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.trigger}}<br>Sign:
          {{risk.trigger}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless
          @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came
          true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if
          state.applied_mitigation}}measures applied{{else}}measures not
          applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
          + | {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as
          |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref
          measure.responsible}}, {{#if measure.done_on}}done on {{date
          measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none
          yet{{/each}} | {{default risk.contingency "–"}}{{#if
          risk.warning_sign}}<br>Sign: {{risk.warning_sign}}{{/if}} | {{#each
          risk.state_of_play as |state|}}{{#unless
          @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came
          true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if
          state.applied_mitigation}}measures applied{{else}}measures not
          applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
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
      project-data/risks.yaml:7:7 error upgrade/open-value "proximity" of R-001 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-001.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:48:7 error upgrade/open-value "proximity" of R-002 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-002.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:87:7 error upgrade/open-value "proximity" of R-003 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-003.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:125:7 error upgrade/open-value "proximity" of R-004 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-004.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:162:7 error upgrade/open-value "proximity" of R-005 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-005.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:200:7 error upgrade/open-value "proximity" of R-006 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-006.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:231:7 error upgrade/open-value "proximity" of R-007 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-007.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:261:7 error upgrade/open-value "proximity" of R-008 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-008.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:284:7 error upgrade/open-value "proximity" of R-009 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-009.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:318:7 error upgrade/open-value "proximity" of R-010 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-010.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:344:7 error upgrade/open-value "proximity" of R-011 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-011.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:379:7 error upgrade/open-value "proximity" of R-012 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-012.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:404:7 error upgrade/open-value "proximity" of R-013 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-013.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:430:7 error upgrade/open-value "proximity" of R-014 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-014.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:454:7 error upgrade/open-value "proximity" of R-015 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-015.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:485:7 error upgrade/open-value "proximity" of R-016 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-016.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:500:7 error upgrade/open-value "proximity" of R-017 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-017.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:516:7 error upgrade/open-value "proximity" of R-018 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-018.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
      project-data/risks.yaml:535:7 error upgrade/open-value "proximity" of R-019 has to be decided: how soon it would happen, which the project alone knows; hint: give it: --answer R-019.proximity=VALUE, or for all: --answer risks.proximity=VALUE; or put the record right first
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
          - | {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as
          |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref
          measure.responsible}}, {{#if measure.done_on}}done on {{date
          measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none
          yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.trigger}}<br>Sign:
          {{risk.trigger}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless
          @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came
          true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if
          state.applied_mitigation}}measures applied{{else}}measures not
          applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
          + | {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as
          |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref
          measure.responsible}}, {{#if measure.done_on}}done on {{date
          measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none
          yet{{/each}} | {{default risk.contingency "–"}}{{#if
          risk.warning_sign}}<br>Sign: {{risk.warning_sign}}{{/if}} | {{#each
          risk.state_of_play as |state|}}{{#unless
          @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came
          true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if
          state.applied_mitigation}}measures applied{{else}}measures not
          applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
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
      $ git show --stat --format=%B
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


       .grantbook.yaml                                |   2 +-
       project-data/risks.yaml                        |  29 +-
       schemas/risks.schema.json                      |  21 +-
       schemas/shipped/migrations/0.2.0.json          |  21 ++
       schemas/shipped/origin.json                    |   8 +-
       schemas/shipped/schemas/risks.schema.json      | 423 +++++++++++++++++++++++++
       schemas/shipped/templates/risk-register.md.hbs |  72 +++++
       templates/risk-fiche.md.hbs                    |   4 +-
       templates/risk-register.md.hbs                 |   4 +-
       9 files changed, 563 insertions(+), 21 deletions(-)
      $ git show --format= --unified=0 -- project-data schemas/risks.schema.json templates .grantbook.yaml
      diff --git a/.grantbook.yaml b/.grantbook.yaml
      index 6491e36..59392d2 100644
      --- a/.grantbook.yaml
      +++ b/.grantbook.yaml
      @@ -3 +3 @@
      -needs: 0.1.0
      +needs: 0.2.0
      diff --git a/project-data/risks.yaml b/project-data/risks.yaml
      index 09a6b87..23f6b7c 100644
      --- a/project-data/risks.yaml
      +++ b/project-data/risks.yaml
      @@ -46,0 +47 @@
      +  proximity: middle
      @@ -71 +72 @@
      -  trigger: A draft is missing 21 days before the due date.
      +  warning_sign: A draft is missing 21 days before the due date.
      @@ -85,0 +87 @@
      +  proximity: near
      @@ -123,0 +126 @@
      +  proximity: middle
      @@ -160,0 +164 @@
      +  proximity: middle
      @@ -197,0 +202 @@
      +  proximity: middle
      @@ -221 +226 @@
      -  trigger: No approval by 15 December 2023.
      +  warning_sign: No approval by 15 December 2023.
      @@ -229,0 +235 @@
      +  proximity: middle
      @@ -259,0 +266 @@
      +  proximity: middle
      @@ -282,0 +290 @@
      +  proximity: middle
      @@ -316,0 +325 @@
      +  proximity: middle
      @@ -342,0 +352 @@
      +  proximity: middle
      @@ -377,0 +388 @@
      +  proximity: middle
      @@ -402,0 +414 @@
      +  proximity: middle
      @@ -408 +420 @@
      -  category: it
      +  category: ict
      @@ -428,0 +441 @@
      +  proximity: middle
      @@ -434 +447 @@
      -  category: it
      +  category: ict
      @@ -452,0 +466 @@
      +  proximity: middle
      @@ -483,0 +498 @@
      +  proximity: middle
      @@ -498,0 +514 @@
      +  proximity: middle
      @@ -504 +520 @@
      -  category: it
      +  category: ict
      @@ -514,0 +531 @@
      +  proximity: middle
      @@ -533,0 +551 @@
      +  proximity: middle
      @@ -559,0 +578 @@
      +  proximity: middle
      diff --git a/schemas/risks.schema.json b/schemas/risks.schema.json
      index 834bbd4..199a5ec 100644
      --- a/schemas/risks.schema.json
      +++ b/schemas/risks.schema.json
      @@ -137,0 +138 @@
      +    "proximity",
      @@ -173 +174 @@
      -      "description": "business, it, people_org (people and organisation), external, legal, partnership, financial or ethics.",
      +      "description": "business, ict, people_org (people and organisation), external, legal, partnership, financial or ethics.",
      @@ -175 +176 @@
      -      "enum": ["business", "it", "people_org", "external", "legal", "partnership", "financial", "ethics"],
      +      "enum": ["business", "ict", "people_org", "external", "legal", "partnership", "financial", "ethics"],
      @@ -268,3 +269,3 @@
      -    "cluster": {
      -      "title": "Cluster",
      -      "description": "Which risks it belongs with. Example: staff.",
      +    "proximity": {
      +      "title": "Proximity",
      +      "description": "How soon it would happen: near, middle or far. Example: near.",
      @@ -272 +273 @@
      -      "format": "line"
      +      "enum": ["near", "middle", "far"]
      @@ -274 +275 @@
      -    "trigger": {
      +    "warning_sign": {
      @@ -279,0 +281,6 @@
      +    "cluster": {
      +      "title": "Cluster",
      +      "description": "Which risks it belongs with. Example: staff.",
      +      "type": "string",
      +      "format": "line"
      +    },
      diff --git a/templates/risk-fiche.md.hbs b/templates/risk-fiche.md.hbs
      index 5b3087c..b54f9f6 100644
      --- a/templates/risk-fiche.md.hbs
      +++ b/templates/risk-fiche.md.hbs
      @@ -57,2 +57,2 @@ No measure is recorded yet.
      -{{#if record.trigger}}
      -The sign that it is about to happen: {{record.trigger}}
      +{{#if record.warning_sign}}
      +The sign that it is about to happen: {{record.warning_sign}}
      diff --git a/templates/risk-register.md.hbs b/templates/risk-register.md.hbs
      index 4fb5e78..d950bb4 100644
      --- a/templates/risk-register.md.hbs
      +++ b/templates/risk-register.md.hbs
      @@ -11 +11 @@ output: '{{record.acronym}}_Risk_register'
      -# Risk register
      +# Register of risks
      @@ -61 +61 @@ The level of a risk is its likelihood times its impact: likelihood from 1 (rare)
      -| {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref measure.responsible}}, {{#if measure.done_on}}done on {{date measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.trigger}}<br>Sign: {{risk.trigger}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if state.applied_mitigation}}measures applied{{else}}measures not applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
      +| {{risk.id}} | {{risk.title}} | {{#each risk.mitigation as |measure|}}{{#unless @first}}<br>{{/unless}}{{measure.action}} ({{ref measure.responsible}}, {{#if measure.done_on}}done on {{date measure.done_on}}{{else}}due {{date measure.due}}{{/if}}){{else}}none yet{{/each}} | {{default risk.contingency "–"}}{{#if risk.warning_sign}}<br>Sign: {{risk.warning_sign}}{{/if}} | {{#each risk.state_of_play as |state|}}{{#unless @first}}<br>{{/unless}}{{state.period}}: {{#if state.materialised}}it came true; {{/if}}{{#if state.comment}}{{state.comment}}{{else}}{{#if state.applied_mitigation}}measures applied{{else}}measures not applied{{/if}}{{/if}}{{else}}not reported yet{{/each}} |
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook validate --at HEAD
      ! N records in N registries: nothing to mend
      $ grantbook schema diff
      the book’s schemas and templates come from grantbook 0.2.0, as this is

      risks  schemas/risks.schema.json
        grantbook has changed
          the order or the layout of its lines
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
});
