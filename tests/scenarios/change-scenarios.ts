import { type Contents, pretty, smallBook, smallSchemas } from '../support/small-book.ts';

/** A change that is judged against the book before it. */
export type ChangeScenario = {
  readonly name: string;
  readonly before?: Contents;
  readonly after: Contents;
  /** Who makes it, by the id of a person. */
  readonly actor?: string;
  readonly finds: readonly string[];
};

const D11 = 'project-data/deliverables/D1.1.yaml';
const D12 = 'project-data/deliverables/D1.2.yaml';
const base =
  'id: D1.1\ntitle: State of the art\nwp: 1\nlead: ENSIE\neditor: P-001\nreviewers: [P-002]\ndue_month: M15\ndue: 2022-03-31\nversion: "0.2"\n';
function withoutLifecycle(): object {
  const { 'x-lifecycle': _, ...rest } = smallSchemas.deliverables;
  return rest;
}

const review = { [D11]: `${base}status: review\n` };
const submitted = { [D11]: `${base}status: submitted\ndelivery_date: 2022-03-30\n` };

export const changeScenarios: readonly ChangeScenario[] = [
  { name: 'a step that exists passes', after: review, finds: [] },
  {
    name: 'a step that is skipped is refused',
    after: submitted,
    finds: [`${D11}:10:9 lifecycle/not-allowed`],
  },
  {
    name: 'a step backwards that the lifecycle has passes',
    before: review,
    after: { [D11]: `${base}status: draft\n` },
    finds: [],
  },
  {
    name: 'a step by somebody with its role passes',
    before: review,
    after: submitted,
    actor: 'P-001',
    finds: [],
  },
  {
    name: 'a step by somebody without its role is refused',
    before: review,
    after: submitted,
    actor: 'P-002',
    finds: [`${D11}:10:9 lifecycle/not-your-role`],
  },
  {
    name: 'a step by somebody the book does not know is refused',
    before: review,
    after: submitted,
    actor: 'somebody',
    finds: [`${D11}:10:9 lifecycle/not-your-role`],
  },
  {
    name: 'a step whose field is missing is refused',
    before: { [D11]: `${base.replace('version: "0.2"\n', '')}status: draft\n` },
    after: { [D11]: `${base.replace('version: "0.2"\n', '')}status: review\n` },
    finds: [`${D11}:1:5 lifecycle/required-field`],
  },
  {
    name: 'a frozen field that changes is refused',
    before: submitted,
    after: {
      [D11]: `${base.replace('State of the art', 'Something else')}status: submitted\ndelivery_date: 2022-03-30\n`,
    },
    finds: [`${D11}:2:8 lifecycle/frozen`],
  },
  {
    name: 'a field that is not frozen may change',
    before: submitted,
    after: { [D11]: `${base}status: submitted\ndelivery_date: 2022-03-30\nnotes: printed twice\n` },
    finds: [],
  },
  {
    name: 'a new record starts in the first state',
    after: {
      'project-data/deliverables/D1.3.yaml': 'id: D1.3\ntitle: New\nwp: 1\neditor: P-001\nstatus: draft\n',
    },
    finds: ['project-data/deliverables/D1.3.yaml:5:9 lifecycle/not-initial'],
  },
  {
    name: 'the first records of a registry may be in any state',
    before: { [D11]: undefined, [D12]: undefined },
    after: submitted,
    finds: [],
  },
  {
    name: 'the lifecycle that a record had before judges it: dropping the rule does not free the record',
    before: submitted,
    after: {
      'schemas/deliverables.schema.json': pretty(withoutLifecycle()),
      [D11]: `${base.replace('State of the art', 'Something else')}status: submitted\ndelivery_date: 2022-03-30\n`,
    },
    finds: [`${D11}:2:8 lifecycle/frozen`],
  },
  {
    name: 'dropping the schema does not free the records either',
    before: { [D12]: undefined },
    after: { 'schemas/deliverables.schema.json': undefined, [D11]: undefined },
    finds: [`${D11}:1:1 lifecycle/removed`],
  },
  {
    name: 'a record that could not be read before is mended, and said to be unchecked',
    before: { [D11]: `${base}status: "submitted\n` },
    after: submitted,
    finds: [`${D11}:10:9 lifecycle/not-compared`],
  },
  {
    name: 'a registry whose schema was broken before is said to be unchecked',
    before: { 'schemas/deliverables.schema.json': '{' },
    after: { 'schemas/deliverables.schema.json': smallBook['schemas/deliverables.schema.json'] },
    finds: [`${D11}:10:9 lifecycle/not-compared`, `${D12}:6:9 lifecycle/not-compared`],
  },
  {
    name: 'an id typed twice by mistake is one finding, not one for each consequence',
    after: {
      'project-data/deliverables/D1.2.yaml': (smallBook[D12] ?? '').replace('id: D1.2', 'id: D1.1'),
    },
    finds: [`${D12}:1:5 ids/duplicate`, `${D12}:1:5 ids/file-name`],
  },
  { name: 'a record in its first state may be removed', after: { [D12]: undefined }, finds: [] },
  {
    name: 'a record past its first state is not removed',
    after: { [D11]: undefined },
    finds: [`${D11}:1:1 lifecycle/removed`],
  },
];
