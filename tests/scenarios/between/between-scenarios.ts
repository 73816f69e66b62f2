import { type Contents, smallBook } from '../../support/small-book.ts';
import type { ChangeScenario } from '../change-scenarios.ts';
import type { Scenario } from '../finding-scenarios.ts';
import { betweenBook } from './between-book.ts';

const D11 = 'project-data/deliverables/D1.1.yaml';
const [REVIEWS, PERIODS, EFFORTS, RISKS, PROJECT] = ['reviews', 'periods', 'efforts', 'risks', 'project'].map(
  (name) => `project-data/${name}.yaml`,
) as [string, string, string, string, string];

/** A file of the book with some text replaced. */
function edited(path: string, ...changes: readonly (readonly [old: string, fresh: string])[]): Contents {
  const text = String(betweenBook[path] ?? smallBook[path]);
  for (const [old] of changes) if (!text.includes(old)) throw new Error(`${path} has no "${old}"`);
  return { [path]: changes.reduce((t, [old, fresh]) => t.replace(old, fresh), text) };
}

const inReview = edited(D11, ['status: draft', 'status: review'], ['[P-002]', '[P-002, P-003]']);
const submitted = edited(D11, ['status: draft', 'status: submitted\ndelivery_date: 2022-03-30']);
const returned = edited(REVIEWS, ['status: requested', 'status: returned']);

export const betweenScenarios: readonly Scenario[] = [
  { name: 'a book that uses every keyword between records has nothing to mend', files: {}, finds: [] },
  {
    name: 'a record referred to is in a state that does not count',
    files: edited(D11, ['status: draft', 'status: draft\nchange: CH-3']),
    finds: [`${D11}:11:9 references/wrong-state`],
  },
  {
    name: 'a record referred to is in a state that counts',
    files: edited(D11, ['status: draft', 'status: draft\nchange: CH-1']),
    finds: [],
  },
  {
    name: 'the state of a record referred to does not count in other states of this one',
    files: { ...edited(D11, ['status: draft', 'status: review\nchange: CH-3']) },
    finds: [],
  },
  {
    name: 'a reviewer is the editor, of the lead partner, or of the editor’s partner',
    files: edited(D11, ['[P-002]', '[P-002, P-001, P-004]']),
    finds: [`${D11}:6:20 roles/not-independent`, `${D11}:6:27 roles/not-independent`],
  },
  {
    name: 'independence is asked for in some states only, and of people without their partners',
    files: {
      ...edited(D11, ['[P-002]', '[P-002, P-004]'], ['status: draft', 'status: planned\napprover: P-004']),
    },
    finds: [],
  },
  {
    name: 'an approver is the editor',
    files: edited(D11, ['status: draft', 'status: draft\napprover: P-001']),
    finds: [`${D11}:11:11 roles/not-independent`],
  },
  { name: 'a state has a record for each value it names', files: inReview, finds: [] },
  {
    name: 'a state lacks a record for one of the values it names',
    files: { ...inReview, ...edited(REVIEWS, ['reviewer: P-003', 'reviewer: P-002']) },
    finds: [`${D11}:6:20 lifecycle/needs-record`],
  },
  {
    name: 'a state has fewer records than the setting says',
    files: { ...submitted, ...edited(REVIEWS, ['status: requested', 'status: declined']) },
    finds: [`${D11}:10:9 lifecycle/needs-record`],
  },
  {
    name: 'a smaller setting asks for fewer records',
    files: {
      ...submitted,
      ...edited(REVIEWS, ['status: requested', 'status: declined']),
      ...edited(PROJECT, ['reviews_needed: 2', 'reviews_needed: 1']),
    },
    finds: [],
  },
  {
    name: 'without its setting a need asks for one',
    files: {
      ...submitted,
      ...edited(REVIEWS, ['status: requested', 'status: declined'], ['status: returned', 'status: declined']),
      ...edited(PROJECT, ['reviews_needed: 2\n', '']),
    },
    finds: [`${D11}:10:9 lifecycle/needs-record`],
  },
  {
    name: 'a state that closes others has one open',
    files: { ...submitted, ...edited(PROJECT, ['reviews_needed: 2', 'reviews_needed: 1']) },
    finds: [`${D11}:10:9 lifecycle/open-record`],
  },
  { name: 'a state that closes others has them closed', files: { ...submitted, ...returned }, finds: [] },
  {
    name: 'of records that cannot be read nothing is counted',
    files: { ...submitted, ...edited(REVIEWS, ['status: returned', 'status: "returned']) },
    finds: [`${REVIEWS}:8:11 yaml/syntax`],
  },
];

const accepted = edited(PERIODS, ['status: locked', 'status: accepted']);
const moved = edited(D11, ['2022-03-31', '2022-04-30'], ['M15', 'M16']);
const movedFor = (change: string) =>
  edited(
    D11,
    ['2022-03-31', '2022-04-30'],
    ['M15', 'M16'],
    ['status: draft', `status: draft\nchange: ${change}`],
  );

export const betweenChanges: readonly ChangeScenario[] = [
  {
    name: 'a step is taken by somebody whom the record names',
    after: returned,
    actor: 'P-002',
    finds: [],
  },
  {
    name: 'a step is taken by somebody with the role instead',
    before: edited(
      D11,
      ['editor: P-001', 'editor: P-003'],
      ['lead: ENSIE', 'lead: EASPD'],
      ['[P-002]', '[P-004]'],
    ),
    after: returned,
    actor: 'P-001',
    finds: [],
  },
  {
    name: 'a step is taken by somebody whom the record does not name',
    after: returned,
    actor: 'P-003',
    finds: [`${REVIEWS}:4:11 lifecycle/not-your-role`],
  },
  {
    name: 'naming oneself in the same edit gives no right to the step',
    after: edited(REVIEWS, ['status: requested', 'status: returned'], ['reviewer: P-002', 'reviewer: P-003']),
    actor: 'P-003',
    finds: [`${REVIEWS}:4:11 lifecycle/not-your-role`],
  },
  {
    name: 'a step on one’s own work is refused, whatever the role',
    after: returned,
    actor: 'P-001',
    finds: [`${REVIEWS}:4:11 lifecycle/own-work`],
  },
  {
    name: 'a step on the work of one’s own partner is refused where the partner is named',
    before: edited(REVIEWS, ['reviewer: P-002', 'reviewer: P-004']),
    after: edited(REVIEWS, ['reviewer: P-002', 'reviewer: P-004'], ['status: requested', 'status: returned']),
    actor: 'P-004',
    finds: [`${REVIEWS}:4:11 lifecycle/own-work`],
  },
  {
    name: 'a guarded field changes without a record that says so',
    after: moved,
    finds: [`${D11}:8:6 change/needs-reference`],
  },
  { name: 'a guarded field changes on an approved change', after: movedFor('CH-1'), finds: [] },
  {
    name: 'a guarded field changes on a change that does not list the record',
    after: movedFor('CH-2'),
    finds: [`${D11}:8:6 change/needs-reference`],
  },
  {
    name: 'a guarded field changes on a change that is not approved',
    after: movedFor('CH-3'),
    finds: [`${D11}:8:6 change/needs-reference`, `${D11}:11:9 references/wrong-state`],
  },
  {
    name: 'taking a guarded field away is a change of it',
    after: edited(D11, ['due: 2022-03-31\n', '']),
    finds: [`${D11}:1:5 change/needs-reference`],
  },
  {
    name: 'the guard counts in the state that the record was in, not in the one it goes to',
    before: inReview,
    after: {
      ...moved,
      ...edited(D11, ['2022-03-31', '2022-04-30'], ['M15', 'M16'], ['[P-002]', '[P-002, P-003]']),
    },
    finds: [`${D11}:8:6 change/needs-reference`],
  },
  {
    name: 'in a state that the guard does not name the field is free',
    before: edited(D11, ['status: draft', 'status: planned']),
    after: edited(D11, ['status: draft', 'status: planned'], ['2022-03-31', '2022-04-30'], ['M15', 'M16']),
    finds: [],
  },
  {
    name: 'a field guarded by a role is changed by somebody without it',
    after: edited(
      D11,
      ['lead: ENSIE', 'lead: EASPD'],
      ['[P-002]', '[P-001]'],
      ['editor: P-001', 'editor: P-003'],
    ),
    actor: 'P-002',
    finds: [`${D11}:4:7 change/not-your-role`],
  },
  {
    name: 'a field guarded by a role is changed by somebody with it',
    after: edited(
      D11,
      ['lead: ENSIE', 'lead: EASPD'],
      ['[P-002]', '[P-001]'],
      ['editor: P-001', 'editor: P-003'],
    ),
    actor: 'P-001',
    finds: [],
  },
  {
    name: 'a record of a closed period changes',
    after: edited(EFFORTS, ['hours: 8', 'hours: 9']),
    finds: [`${EFFORTS}:2:11 lifecycle/frozen-by`],
  },
  {
    name: 'a record of an open period changes',
    after: edited(EFFORTS, ['RP2\n  hours: 8', 'RP2\n  hours: 9']),
    finds: [],
  },
  {
    name: 'a record of a closed period changes layout only',
    after: edited(EFFORTS, ['hours: 8', 'hours:   8 # as reported']),
    finds: [],
  },
  {
    name: 'the period is closed with its last correction in one commit',
    after: {
      ...edited(EFFORTS, ['RP2\n  hours: 8', 'RP2\n  hours: 9']),
      ...edited(PERIODS, ['status: open', 'status: locked']),
    },
    finds: [],
  },
  {
    name: 'opening the period and changing its records is two commits',
    after: {
      ...edited(EFFORTS, ['hours: 8', 'hours: 9']),
      ...edited(PERIODS, ['status: locked', 'status: open']),
    },
    finds: [`${EFFORTS}:2:11 lifecycle/frozen-by`],
  },
  {
    name: 'what closes a record may take it along',
    after: { ...accepted, ...edited(EFFORTS, ['status: valid', 'status: closed\n  closed_on: 2022-03-30']) },
    finds: [],
  },
  {
    name: 'what closes a record does not take more along than the step',
    after: { ...accepted, ...edited(EFFORTS, ['status: valid', 'status: closed'], ['hours: 8', 'hours: 9']) },
    finds: [`${EFFORTS}:2:11 lifecycle/frozen-by`],
  },
  {
    name: 'a step of a closed record that is not taken along is a change',
    after: edited(EFFORTS, ['status: valid', 'status: closed']),
    finds: [`${EFFORTS}:2:11 lifecycle/frozen-by`],
  },
  {
    name: 'a record is moved into a closed period',
    after: edited(EFFORTS, ['period: RP2', 'period: RP1']),
    finds: [`${EFFORTS}:6:11 lifecycle/frozen-by`],
  },
  {
    name: 'a record is added to a closed period',
    after: { [EFFORTS]: `${betweenBook[EFFORTS]}- id: E3\n  period: RP1\n  hours: 1\n  status: valid\n` },
    finds: [`${EFFORTS}:10:11 lifecycle/frozen-by`],
  },
  {
    name: 'a record is taken out of a closed period',
    after: edited(EFFORTS, ['- id: E1\n  period: RP1\n  hours: 8\n  status: valid\n', '']),
    finds: [`${EFFORTS}:1:1 lifecycle/frozen-by`],
  },
  {
    name: 'the first records of a registry may be of a closed period',
    before: { [EFFORTS]: '[]\n' },
    after: { [EFFORTS]: betweenBook[EFFORTS] },
    finds: [],
  },
  {
    name: 'a fixed field changes',
    after: edited(RISKS, ['Partners leave', 'Partners stay']),
    finds: [`${RISKS}:2:10 records/fixed`],
  },
  {
    name: 'a fixed record is not made free by changing its kind',
    after: edited(RISKS, ['origin: foreseen', 'origin: unforeseen']),
    finds: [`${RISKS}:3:11 records/fixed`],
  },
  {
    name: 'a fixed record is not removed',
    after: edited(RISKS, ['- id: R1\n  title: Partners leave\n  origin: foreseen\n', '']),
    finds: [`${RISKS}:1:1 records/fixed`],
  },
  {
    name: 'other fields of a fixed record change, and those of other records',
    after: edited(
      RISKS,
      ['title: Rain', 'title: Snow'],
      ['origin: foreseen', 'origin: foreseen\n  notes: seen'],
    ),
    finds: [],
  },
  {
    name: 'nothing is added later to a fixed kind',
    after: { [RISKS]: `${betweenBook[RISKS]}- id: R3\n  title: Late\n  origin: foreseen\n` },
    finds: [`${RISKS}:9:11 records/added-later`],
  },
  {
    name: 'nothing is made one of a fixed kind later',
    after: edited(RISKS, ['origin: unforeseen', 'origin: foreseen']),
    finds: [`${RISKS}:6:11 records/added-later`],
  },
  {
    name: 'the first of a fixed kind may come when they come',
    before: edited(RISKS, ['- id: R1\n  title: Partners leave\n  origin: foreseen\n', '']),
    after: { [RISKS]: betweenBook[RISKS] },
    finds: [],
  },
  {
    name: 'records of another kind are added at any time',
    after: { [RISKS]: `${betweenBook[RISKS]}- id: R3\n  title: Hail\n  origin: unforeseen\n` },
    finds: [],
  },
];
