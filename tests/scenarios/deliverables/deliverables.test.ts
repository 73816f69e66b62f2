import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/base/digest.ts';
import { type BookScenario, playBook } from '../../support/b-wise-book.ts';

const D = (id: string) => `project-data/deliverables/${id}.yaml`;
const RV = (id: string) => `project-data/reviews/${id}.yaml`;
const CHECKS = 'project-data/quality-checks.yaml';
const DOCUMENTS = 'project-data/documents.yaml';
const TEXT_DIGEST = sha256('The text\n');

const records: readonly BookScenario[] = [
  {
    name: 'a deliverable without a lead, with a level that does not exist',
    edits: [
      [D('D5.2'), 'id: D5.2', 'id: «D5.2'],
      [D('D5.2'), 'lead: UNIZG\n', ''],
      [D('D5.2'), 'dissemination: PU', 'dissemination: «PUB'],
    ],
    finds: ['schema/required', 'schema/choice'],
  },
  {
    name: 'a type that the project does not use',
    edits: [[D('D5.2'), 'type: R', 'type: «DMP']],
    finds: ['deliverables/unknown-code'],
  },
  {
    name: 'a dissemination level that the project does not use',
    edits: [[D('D5.2'), 'dissemination: PU', 'dissemination: «R-UE']],
    finds: ['deliverables/unknown-code'],
  },
  {
    name: 'an editor of another partner than the lead',
    edits: [[D('D3.3'), 'editor: P-026', 'editor: «P-025']],
    finds: ['deliverables/editor-elsewhere'],
  },
  {
    name: 'a due date that is not the end of its month',
    edits: [[D('D5.2'), 'due: 2024-10-31', 'due: «2024-10-01']],
    finds: ['dates/month-disagrees'],
  },
  {
    name: 'a deliverable due after the end of the project',
    edits: [
      [D('D6.3'), 'due_month: M48', 'due_month: «M49'],
      [D('D6.3'), 'due: 2024-12-31', 'due: 2025-01-31'],
    ],
    finds: ['dates/outside-project'],
  },
  {
    name: 'a revised due date without its reason and decision, before the due date',
    edits: [
      [D('D5.2'), 'id: D5.2', 'id: «D5.2'],
      [D('D5.2'), 'due: 2024-10-31\n', 'due: 2024-10-31\nrevised_due: «2024-09-30\n'],
    ],
    finds: ['schema/rule', 'dates/order'],
  },
  {
    name: 'a delivery after the due date without a word why',
    edits: [[D('D9.2'), 'delivery_date: 2023-10-30', 'delivery_date: «2023-11-03']],
    finds: ['deliverables/late-without-reason'],
  },
  {
    name: 'a submitted deliverable without delivery date and receipt',
    edits: [
      [D('D9.2'), 'id: D9.2', 'id: ««D9.2'],
      [D('D9.2'), 'delivery_date: 2023-10-30\n', ''],
      [D('D9.2'), /^receipt:\n(?: {2}.*\n)+/m, ''],
    ],
    finds: ['lifecycle/required-field', 'lifecycle/required-field'],
  },
  {
    name: 'a version of 1.0 before anybody approved it',
    edits: [[D('D3.3'), 'version: "0.3"', 'version: «"1.0"']],
    finds: ['deliverables/version-too-high'],
  },
  {
    name: 'an approved deliverable with a version below 1.0',
    edits: [[D('D9.2'), 'version: "1.0"', 'version: «"0.9"']],
    finds: ['schema/pattern'],
  },
  {
    name: 'an accepted public deliverable that nobody can find',
    edits: [
      [D('D3.1'), 'id: D3.1', 'id: «D3.1'],
      [D('D3.1'), /^links:\n(?: {2}.*\n)+/m, ''],
    ],
    finds: ['deliverables/not-public'],
  },
  {
    name: 'a cancelled deliverable without the decision behind it',
    edits: [
      [D('D4.3'), 'id: D4.3', 'id: «D4.3'],
      [D('D4.3'), 'cancel_basis: DEC-013\n', ''],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a deliverable whose lead has left the consortium',
    edits: [
      [
        'project-data/partners.yaml',
        /(- id: UNIZG\n(?: {2}.*\n)*? {2}status: )active/,
        '$1withdrawn\n  status_decision: DEC-005\n  withdrawal_date: 2023-11-30',
      ],
      ['project-data/tasks.yaml', /lead: UNIZG/g, 'lead: JKU'],
      [D('D5.2'), 'lead: UNIZG', 'lead: «UNIZG'],
    ],
    within: D('D5.2'),
    finds: ['references/wrong-state'],
  },
  {
    name: 'acceptance criteria that are no list',
    edits: [[D('D5.2'), 'language: en', 'language: en\nacceptance_criteria: «all of it']],
    finds: ['schema/type'],
  },
  {
    name: 'a completion above 100 percent',
    edits: [[D('D3.2'), /^estimated_completion: .*$/m, 'estimated_completion: «120']],
    finds: ['schema/limit'],
  },
];

const people: readonly BookScenario[] = [
  {
    name: 'a reviewer who is an author, and one of the lead partner',
    edits: [[D('D3.4'), 'editor: P-028\n', 'editor: P-028\nreviewers:\n  - «P-028\n  - «P-010\n']],
    finds: ['roles/not-independent', 'roles/not-independent'],
  },
  {
    name: 'a moderator who is the editor',
    edits: [[D('D3.2'), 'moderator: P-011', 'moderator: «P-010']],
    finds: ['roles/not-independent'],
  },
  {
    name: 'an approver who wrote it',
    edits: [[D('D3.2'), 'approver: P-001', 'approver: «P-010']],
    finds: ['roles/not-independent'],
  },
  {
    name: 'a review by somebody of the producing partner',
    edits: [
      [RV('RV-040'), 'reviewer: P-013', 'reviewer: «P-026'],
      [D('D3.3'), '  - P-028\n  - P-013', '  - P-028\n  - «P-013'],
    ],
    finds: ['lifecycle/needs-record', 'roles/not-independent'],
  },
];

const reviews: readonly BookScenario[] = [
  {
    name: 'a review that was closed over a comment without an answer, and one that is not resolved',
    edits: [
      [
        RV('RV-021'),
        /comments:\n {2}- n: 1\n([\s\S]*?) {4}response: accepted\n {4}response_text: .*\n {4}resolved: true\n/,
        'comments:\n  - «n: 1\n$1',
      ],
    ],
    finds: ['reviews/open-comment'],
  },
  {
    name: 'a comment that is not followed, without a word why',
    edits: [
      [RV('RV-022'), /\n {2}- n: 1\n/, '\n  - «n: 1\n'],
      [RV('RV-022'), /^ {4}response_text: .*\n/m, ''],
    ],
    finds: ['schema/required'],
  },
  {
    name: 'a reviewer who is asked twice in one round',
    edits: [
      [D('D3.3'), '  - P-028\n  - P-013', '  - P-028\n  - «P-013'],
      [RV('RV-040'), 'deliverable: D3.3', 'deliverable: «D3.3'],
      [RV('RV-040'), 'reviewer: P-013', 'reviewer: P-028'],
    ],
    finds: ['lifecycle/needs-record', 'ids/not-unique'],
  },
  {
    name: 'a deliverable in review with one reviewer where two are asked for',
    edits: [
      [D('D3.3'), '  - P-028\n  - P-013', '  - P-028'],
      [D('D3.3'), 'status: internal_review', 'status: «internal_review'],
      [RV('RV-040'), 'deliverable: D3.3', 'deliverable: D3.2'],
    ],
    finds: ['lifecycle/needs-record'],
  },
  {
    name: 'a review without a deliverable, of a round that is none',
    edits: [
      [RV('RV-001'), 'id: RV-001', 'id: «RV-001'],
      [RV('RV-001'), /^deliverable: .*\n/m, ''],
      [RV('RV-001'), 'round: 1', 'round: «0'],
    ],
    finds: ['schema/required', 'schema/limit'],
  },
  {
    name: 'a declined review asks for another reviewer',
    edits: [
      [RV('RV-040'), 'status: requested\n', 'status: declined\ndecline_reason: on leave\n'],
      [D('D3.3'), '  - P-028\n  - P-013', '  - P-028\n  - «P-013'],
    ],
    finds: ['lifecycle/needs-record'],
  },
];

const steps: readonly BookScenario[] = [
  {
    name: 'a draft that goes to approval without its reviews',
    edits: [
      [D('D3.3'), 'status: internal_review', 'status: «approval'],
      [D('D3.3'), '  - P-028\n  - P-013', '  - «P-028\n  - «P-013'],
      [D('D3.3'), 'approver: P-001\n', 'approver: P-001\nabstract: What a kit holds.\n'],
    ],
    change: true,
    finds: ['lifecycle/open-record', 'lifecycle/needs-record', 'lifecycle/needs-record'],
  },
  {
    name: 'an approval without a quality check',
    before: [[CHECKS, /\n- id: QC-\d+\n {2}scope: D4\.1 before approval\n(?: {2,}.*\n)*/, '']],
    edits: [
      [D('D4.1'), 'status: approval', 'status: «approved\napproved_on: 2023-11-20'],
      [D('D4.1'), 'version: "0.4"', 'version: "1.0"'],
    ],
    change: true,
    finds: ['lifecycle/needs-record'],
  },
  {
    name: 'an author who approves the deliverable',
    edits: [
      [D('D4.1'), 'status: approval', 'status: ««approved\napproved_on: 2023-11-20'],
      [D('D4.1'), 'version: "0.4"', 'version: "1.0"'],
    ],
    change: true,
    actor: 'P-025',
    finds: ['lifecycle/not-your-role', 'lifecycle/own-work'],
  },
  {
    name: 'a submission by somebody else than the coordinator',
    before: [
      [D('D4.1'), 'status: approval', 'status: approved\napproved_on: 2023-11-20'],
      [D('D4.1'), 'version: "0.4"', 'version: "1.0"'],
    ],
    edits: [
      ['evidence/D4.1.md', '', 'The text\n'],
      [
        D('D4.1'),
        'status: approved\n',
        `status: «submitted\ndelivery_date: 2023-11-20\nreceipt:\n  reference: portal 41\n  received_on: 2023-11-20\ndocument: evidence/D4.1.md\ndocument_sha256: ${TEXT_DIGEST}\n`,
      ],
    ],
    change: true,
    actor: 'P-025',
    finds: ['lifecycle/not-your-role'],
  },
  {
    name: 'a deliverable that is sent back without the reasons',
    edits: [
      [D('D4.1'), 'status: approval', 'status: in_revision'],
      [D('D4.1'), 'id: D4.1', 'id: «D4.1'],
    ],
    change: true,
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'an approver who is not named before approval',
    edits: [
      [D('D4.1'), 'approver: P-001\n', ''],
      [D('D4.1'), 'id: D4.1', 'id: «D4.1'],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a version that jumps',
    edits: [[D('D3.2'), 'version: "0.4"', 'version: «"0.7"']],
    change: true,
    finds: ['deliverables/version-step'],
  },
  {
    name: 'a revision that raises the version by one',
    edits: [[D('D3.2'), 'version: "0.4"', 'version: "0.5"']],
    change: true,
    finds: [],
  },
  {
    name: 'a text that changes beneath its reviewers',
    edits: [[D('D3.3'), 'title: Kits for tutors', 'title: «Kits for all tutors']],
    change: true,
    finds: ['deliverables/changed-under-review'],
  },
  {
    name: 'work that is set back without a reason',
    edits: [
      [D('D3.4'), 'status: draft', 'status: planned'],
      [D('D3.4'), 'id: D3.4', 'id: «D3.4'],
    ],
    change: true,
    finds: ['lifecycle/required-field'],
  },
];

const files: readonly BookScenario[] = [
  {
    name: 'a document that is not there',
    edits: [
      [D('D9.2'), 'receipt:\n', `document: «evidence/D9.2.docx\ndocument_sha256: ${TEXT_DIGEST}\nreceipt:\n`],
    ],
    finds: ['files/missing'],
  },
  {
    name: 'a submitted document without its SHA-256',
    edits: [
      ['evidence/D9.2.md', '', 'The text\n'],
      [D('D9.2'), 'id: D9.2', 'id: «D9.2'],
      [D('D9.2'), 'receipt:\n', 'document: evidence/D9.2.md\nreceipt:\n'],
    ],
    finds: ['schema/required'],
  },
  {
    name: 'a document that is named as nobody agreed',
    edits: [
      ['evidence/plan.md', '', 'The plan\n'],
      [
        DOCUMENTS,
        '- id: DOC-001\n',
        '- id: DOC-002\n  title: Plan\n  short_name: Plan\n  type: other\n  of: D10.1\n  version: "1.0"\n  date: 2021-03-31\n  partner: ENSIE\n  language: en\n  access: partners\n  owner: P-001\n  path: «evidence/plan.md\n  status: draft\n  illustrative: true\n- id: DOC-001\n',
      ],
    ],
    finds: ['documents/file-name'],
  },
  {
    name: 'a submitted file that is not the file it was',
    edits: [
      ['evidence/B-WISE_D10.1_Plan_2021-03-31_V1.0_ENSIE.md', '', 'Another plan\n'],
      [
        DOCUMENTS,
        '- id: DOC-001\n',
        `- id: DOC-002\n  title: Plan\n  short_name: Plan\n  type: other\n  of: D10.1\n  version: "1.0"\n  date: 2021-03-31\n  partner: ENSIE\n  language: en\n  access: partners\n  owner: P-001\n  path: evidence/B-WISE_D10.1_Plan_2021-03-31_V1.0_ENSIE.md\n  sha256: «${'a'.repeat(64)}\n  status: draft\n  illustrative: true\n- id: DOC-001\n`,
      ],
    ],
    finds: ['files/changed'],
  },
  {
    name: 'a document without an owner, of a kind that is none',
    edits: [
      [DOCUMENTS, '- id: DOC-001', '- id: «DOC-001'],
      [DOCUMENTS, '  owner: P-001\n', ''],
      [DOCUMENTS, 'type: agreement', 'type: «contract'],
    ],
    finds: ['schema/required', 'schema/choice'],
  },
  {
    name: 'two documents of one title and version',
    edits: [
      [
        DOCUMENTS,
        '- id: DOC-001\n  title: ',
        '- id: DOC-002\n  title: Consortium agreement\n  type: agreement\n  version: "1.0"\n  language: en\n  access: restricted\n  owner: P-001\n  status: draft\n  illustrative: true\n- id: DOC-001\n  title: «',
      ],
    ],
    finds: ['ids/not-unique'],
  },
  {
    name: 'an approved document that goes back to review',
    edits: [[DOCUMENTS, 'status: approved', 'status: «in_review']],
    change: true,
    finds: ['lifecycle/not-allowed'],
  },
  {
    name: 'a quality check without a scope, by an author',
    edits: [
      [CHECKS, /- id: (QC-017)\n {2}scope: .*\n/, '- id: «$1\n'],
      [CHECKS, /(scope: D10\.1 before approval\n(?: {2}.*\n)*? {2}checked_by: )P-\d+/, '$1«P-003'],
    ],
    finds: ['roles/not-independent', 'schema/required'],
  },
  {
    name: 'a quality check that is passed without its criteria',
    edits: [[CHECKS, /- id: (QC-001)\n((?: {2}.*\n)*?) {2}criteria:\n(?: {4}.*\n)+/, '- id: «$1\n$2']],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'a file of evidence that no record names',
    edits: [['evidence/letter.pdf', '', '«a letter']],
    finds: ['files/orphan'],
  },
  {
    name: 'a public document of a deliverable that is not public',
    edits: [
      [DOCUMENTS, 'of: DEC-001', 'of: D9.2'],
      [DOCUMENTS, 'access: restricted', 'access: «public\n  disclaimer: true'],
    ],
    finds: ['documents/access'],
  },
  {
    name: 'a published document without the disclaimer',
    edits: [[DOCUMENTS, 'access: restricted', 'access: public\n  disclaimer: «false']],
    finds: ['documents/no-disclaimer'],
  },
];

describe.each([
  ['a deliverable', records],
  ['its people', people],
  ['its reviews', reviews],
  ['its steps', steps],
  ['its files', files],
] as const)('%s', (_, scenarios) => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
