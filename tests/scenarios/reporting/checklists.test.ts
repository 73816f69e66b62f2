import { describe, expect, test } from 'vitest';
import { type BookScenario, playBook } from '../../support/b-wise-book.ts';

const LISTS = 'project-data/checklists.yaml';
const AUDIT = 'project-data/audit-checklist.yaml';
const PARTNERS = 'project-data/partners.yaml';
const PROJECT = 'project-data/project.yaml';
const PERIODS = 'project-data/reporting-periods.yaml';

const scenarios: readonly BookScenario[] = [
  {
    name: 'a checklist that is done while an item of it is not',
    edits: [
      [LISTS, '    - text: Hold the kick-off', '    - «text: Hold the kick-off'],
      [
        LISTS,
        'due: 2021-02-01\n      done_on: 2021-01-27\n    - text: Submit the management plan, made',
        'due: 2021-02-01\n    - text: Submit the management plan, made',
      ],
    ],
    finds: ['checklists/open-item'],
  },
  {
    name: 'an item that was done after its day, without a word why',
    edits: [
      [
        LISTS,
        'done_on: 2021-02-09\n      remark: The shell of the templates waited for the visual identity.\n',
        'done_on: «2021-02-09\n',
      ],
    ],
    finds: ['time/too-late'],
  },
  {
    name: 'a new partner that is led in too late',
    edits: [[LISTS, 'status: done\n  done_on: 2023-04-14', 'status: done\n  done_on: «2023-04-16']],
    finds: ['time/too-late'],
  },
  {
    name: 'a partner that came later and was never led in',
    edits: [[PARTNERS, 'P-036\n  accession_date: 2021-01-01', 'P-036\n  accession_date: «2023-09-01']],
    today: '2023-10-01',
    codes: ['checklists/overdue'],
    finds: ['checklists/overdue'],
  },
  {
    name: 'a partner that came a week ago is still being led in',
    edits: [[PARTNERS, 'P-036\n  accession_date: 2021-01-01', 'P-036\n  accession_date: 2023-09-01']],
    today: '2023-09-15',
    codes: ['checklists/overdue'],
    finds: [],
  },
  {
    name: 'a project that was never set up',
    edits: [
      [LISTS, 'kind: set_up', 'kind: quality_report'],
      [PROJECT, 'start_date: 2021-01-01', 'start_date: «2021-01-01'],
    ],
    today: '2023-11-20',
    codes: ['checklists/overdue'],
    finds: ['checklists/overdue'],
  },
  {
    name: 'a quality report that is due again',
    edits: [[PROJECT, 'checklists:\n  grace_days', 'checklists:\n  «grace_days']],
    today: '2024-03-02',
    codes: ['checklists/overdue'],
    finds: ['checklists/overdue'],
  },
  {
    name: 'a management plan that was not gone through for more than a year',
    edits: [
      [PROJECT, 'checklists:\n  grace_days', 'checklists:\n  «grace_days'],
      [
        LISTS,
        'kind: handbook_update\n  owner: P-003\n  begins_on: 2024-01-08',
        'kind: handbook_update\n  owner: P-003\n  begins_on: 2024-06-03',
      ],
      [LISTS, 'due: 2024-02-07\n  items', 'due: 2024-07-03\n  items'],
      [
        LISTS,
        'kind: quality_report\n  owner: P-011\n  begins_on: 2023-07-01',
        'kind: quality_report\n  owner: P-011\n  begins_on: 2024-01-02',
      ],
      [LISTS, 'due: 2023-07-31\n  items', 'due: 2024-01-31\n  items'],
    ],
    today: '2024-03-03',
    codes: ['checklists/overdue'],
    finds: ['checklists/overdue'],
  },
  {
    name: 'the project is not closed while actions and risks are open',
    edits: [
      [LISTS, 'owner: P-001\n  begins_on: 2024-12-31', 'owner: P-001\n  begins_on: 2024-12-31'],
      [LISTS, '  due: 2025-03-01\n  items:', '  done_on: 2025-02-20\n  due: 2025-03-01\n  items:'],
      [
        LISTS,
        'owner: P-003\n      due: 2025-03-01\n  status: open',
        'owner: P-003\n      due: 2025-03-01\n  status: «done',
      ],
    ],
    codes: ['checklists/not-closed'],
    finds: ['checklists/not-closed'],
  },
  {
    name: 'an item of the audit checklist that is complete without proof, for a period that does not exist',
    edits: [
      [AUDIT, '- id: AC-004\n', '- id: «AC-004\n'],
      [
        AUDIT,
        'required_for: RP1\n  owner: P-002\n  evidence:\n    - Finance/RP1/Timesheets.zip\n',
        'required_for: «RP7\n  owner: P-002\n',
      ],
    ],
    finds: ['lifecycle/required-field', 'references/unknown-id'],
  },
  {
    name: 'the official report waits for the audit checklist',
    edits: [
      [PERIODS, '  status: accepted\n', '  status: «locked\n'],
      [
        AUDIT,
        'item: Timesheets of all staff, signed\n  required_for: RP1',
        'item: Timesheets of all staff, signed\n  required_for: RP1',
      ],
      [
        AUDIT,
        '    - Finance/RP1/Timesheets.zip\n  status: complete',
        '    - Finance/RP1/Timesheets.zip\n  status: partial',
      ],
    ],
    codes: ['lifecycle/open-record'],
    finds: ['lifecycle/open-record'],
  },
];

describe('checklists', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
