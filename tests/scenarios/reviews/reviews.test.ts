import { describe, expect, test } from 'vitest';
import { derivedData, withDerived } from '../../../src/registry/derived/with-derived.ts';
import { meets, readQuery } from '../../../src/registry/query.ts';
import { reviewOf } from '../../../src/registry/reviews/review-state.ts';
import { wholeSealOf } from '../../../src/registry/reviews/seal.ts';
import type { Entry, Workspace } from '../../../src/registry/workspace.ts';
import type { Mapping } from '../../../src/text/value.ts';
import { type BookScenario, bWise, type Edit, editOf, playBook } from '../../support/b-wise-book.ts';

const D12 = 'project-data/deliverables/D1.2.yaml';
const D51 = 'project-data/deliverables/D5.1.yaml';
const TASKS = 'project-data/tasks.yaml';
const RISKS = 'project-data/risks.yaml';
const SO = (n: number) => `project-data/sign-offs/SO-0${n}.yaml`;

const book = await bWise();

/** What a sign-off says beside its id: the fields in the order they are written. */
type Saying = Readonly<Record<string, unknown>>;

/** A sign-off of a record as the book has it, with what is given instead. */
function signOff(n: number, id: string, instead: Saying = {}): Edit {
  const entry = book.entries.get(id);
  if (!entry) throw new Error(`no ${id}`);
  const { of, fields, fingerprint, linked } = wholeSealOf(entry, book);
  const given = { reviewer: 'P-003', signed_on: '2023-11-20', status: 'given', authors: ['P-001'] };
  const saying = { of, fingerprint, fields, linked, ...given, ...instead };
  const marked = new Set(Object.keys(saying).filter((field) => marks.includes(field)));
  const lines = Object.entries(saying).map(
    ([field, value]) => `${field}: ${marked.has(field) ? '«' : ''}${JSON.stringify(value)}\n`,
  );
  marks = [];
  return [SO(n), '', `id: SO-0${n}\n${lines.join('')}`];
}

let marks: string[] = [];
/** The next sign-off is found at fault in a field. */
const at = (field: string) => {
  marks = [field];
};

const codes = [
  'reviews/stale',
  'reviews/suspect',
  'reviews/wrong-fingerprint',
  'reviews/own-content',
  'reviews/not-a-reviewer',
  'reviews/other-hand',
  'reviews/several-at-once',
  'records/fixed',
  'references/wrong-registry',
];
type Playing = Omit<BookScenario, 'name' | 'codes'>;

async function plays(scenario: Playing): Promise<void> {
  const { found, wanted } = await playBook({ name: '', codes, ...scenario });
  expect(found).toEqual(wanted);
}

const change = { change: true, actor: 'P-003' };

describe('a sign-off that comes in by hand', () => {
  test('of all that the record says, by somebody who may, passes', async () => {
    await plays({ ...change, edits: [signOff(50, 'R-002')], finds: [] });
    await plays({ ...change, edits: [signOff(50, 'D5.1', { authors: ['P-016'] })], finds: [] });
  });

  test('of something else than the record says is refused', async () => {
    at('fingerprint');
    const wrong = signOff(50, 'R-002', { fingerprint: `v1:sha256:${'0'.repeat(64)}` });
    await plays({ ...change, edits: [wrong], finds: ['reviews/wrong-fingerprint'] });
  });

  test('of a part of what counts is refused', async () => {
    at('fields');
    await plays({
      ...change,
      edits: [signOff(50, 'R-002', { fields: ['title'] })],
      finds: ['reviews/wrong-fingerprint'],
    });
  });

  test('without the records that it refers to is refused', async () => {
    at('linked');
    await plays({
      ...change,
      edits: [signOff(50, 'D5.1', { linked: [] })],
      finds: ['reviews/wrong-fingerprint'],
    });
  });

  test('in the name of somebody else is refused', async () => {
    at('reviewer');
    await plays({
      ...change,
      actor: 'P-001',
      edits: [signOff(50, 'R-002', { authors: ['P-009'] })],
      finds: ['reviews/other-hand'],
    });
  });

  test('by somebody without the role is refused, and a role given in the same change does not help', async () => {
    at('reviewer');
    const sign = signOff(50, 'R-002', { reviewer: 'P-002' });
    const role = editOf(
      ['project-data/people.yaml', 'P-002'],
      '    - financial\n',
      '    - financial\n    - reviewer\n',
    );
    await plays({ ...change, actor: 'P-002', edits: [sign, role], finds: ['reviews/not-a-reviewer'] });
  });

  test('by one of its authors is refused, also where nothing is compared', async () => {
    at('reviewer');
    const own = signOff(50, 'R-002', { authors: ['P-001', 'P-003'] });
    await plays({ ...change, edits: [own], finds: ['reviews/own-content'] });
    await plays({ edits: [own], finds: ['reviews/own-content'] });
  });

  test('in the change that rewrites the record is refused', async () => {
    at('reviewer');
    const sign = signOff(50, 'D5.1', { authors: ['P-016'] });
    const before: Edit = [D51, 'title: Framework', 'title: A framework'];
    const back: Edit = [D51, 'title: A framework', 'title: Framework'];
    await plays({ ...change, before: [before], edits: [sign, back], finds: ['reviews/own-content'] });
  });

  test('of many records at once is refused: each is read by itself', async () => {
    const first = signOff(50, 'R-002');
    at('of');
    const second = signOff(51, 'R-003');
    await plays({ ...change, edits: [first, second], finds: ['reviews/several-at-once'] });
  });

  test('is never rewritten nor removed', async () => {
    const later: Edit = [SO(14), 'signed_on: 2022-09-23', 'signed_on: «2022-09-24'];
    await plays({ ...change, edits: [later], finds: ['records/fixed'] });
    await plays({ ...change, edits: [[SO(14), '', '']], finds: [`${SO(14)} records/fixed`] });
  });

  test('is withdrawn by a step of its own, and counts no longer', async () => {
    const withdrawn: Edit = [
      SO(20),
      'status: given',
      'status: withdrawn\nwithdrawn_on: 2023-11-20\nwithdrawal_reason: read again',
    ];
    await plays({ ...change, actor: 'P-001', edits: [withdrawn], finds: [] });
    const without = await bWise([withdrawn]);
    expect(stateOf(without, 'D9.2')).toBe('unreviewed');
  });
});

const ABSTRACT: Edit = [D12, 'abstract: >-\n', 'abstract: >-\n  New words.\n'];
const TITLE = editOf([TASKS, 'T1.2'], 'title: Preliminary analysis', 'title: A preliminary analysis');

describe('what was signed off and changes', () => {
  test('is an error where the state is of what was signed off', async () => {
    const marked: Edit = [D12, 'status: accepted', 'status: «accepted'];
    await plays({ edits: [ABSTRACT, marked], finds: ['reviews/stale'] });
  });

  test('is a warning where only something that it refers to changed', async () => {
    const { found } = await playBook({ name: '', codes, edits: [TITLE], finds: [] });
    expect(found).toEqual([
      'project-data/deliverables/D1.2.yaml:8:9 reviews/suspect',
      'project-data/deliverables/D1.4.yaml:6:9 reviews/suspect',
    ]);
  });

  test('is no finding where the state does not ask for it, and is shown as what it is', async () => {
    const edits = [
      signOff(50, 'R-002'),
      editOf([RISKS, 'R-002'], 'title: Deliverables come late', 'title: Late'),
    ];
    await plays({ edits, finds: [] });
    const stale = await bWise(edits);
    expect(stateOf(stale, 'R-002')).toBe('stale');
    expect(worked(stale, 'SO-050')).toMatchObject({ standing: 'stale' });
  });
});

describe('where a record stands with its reviews', () => {
  test('unreviewed, current, suspect, stale: worked out, and asked for in lists', async () => {
    expect(['D7.2', 'D1.2'].map((id) => stateOf(book, id))).toEqual(['unreviewed', 'current']);
    const suspect = await bWise([TITLE]);
    expect(stateOf(suspect, 'D1.2')).toBe('suspect');
    expect(worked(suspect, 'SO-014')).toEqual({
      standing: 'suspect',
      short_fingerprint: 'v1 7389242dacb1',
      changed_records: 'T1.2',
    });
    expect(stateOf(await bWise([TITLE, ABSTRACT]), 'D1.2')).toBe('stale');
    const grown = withDerived(suspect).registries.get('deliverables');
    if (!grown) throw new Error('no deliverables');
    const asked = readQuery('review=suspect', grown.schema);
    const found = grown.entries.filter((entry) => meets(entry, asked));
    expect(found.map(({ id }) => id)).toEqual(['D1.2', 'D1.4']);
    expect(() => readQuery('review=stael', grown.schema)).toThrow('not a value');
  });

  test('a field that the schema marks later is not covered by what was signed off before', () => {
    const entry = book.entries.get('D1.2');
    if (!entry) throw new Error('no D1.2');
    const marked = {
      ...entry,
      registry: { ...entry.registry, review: [...entry.registry.review, ['keywords']] },
    };
    const later = { ...book, entries: new Map(book.entries).set('D1.2', marked) };
    const review = reviewOf(marked, later);
    expect(review?.state).toBe('stale');
    expect(review?.signOffs[0]?.uncovered).toEqual(['keywords']);
    const { keywords: _, ...data } = entry.data;
    const empty = { ...marked, data };
    const without = { ...book, entries: new Map(book.entries).set('D1.2', empty) };
    expect(reviewOf(empty, without)?.state).toBe('current');
  });

  test('where a sign-off cannot be read, nobody is told that there is none', async () => {
    const broken = await bWise([[SO(20), /[\s\S]*/, 'id: SO-020\nof: "D9.2\n']]);
    expect(stateOf(broken, 'D9.2')).toBe('unknown');
    expect(stateOf(broken, 'D1.2')).toBe('current');
  });

  test('what moved into a restricted book is compared where it is at hand; its digest counts from then on', () => {
    const entry = book.entries.get('D9.1');
    if (!entry) throw new Error('no D9.1');
    const { abstract: _, sections: __, ...open } = entry.data;
    const apart = (digest: string, more: Mapping = {}): Entry => ({
      ...entry,
      data: {
        ...open,
        ...more,
        restricted: { book: 'r', id: 'RST-001', digest: `sha256:${digest.repeat(64)}` },
      },
    });
    const holding = (it: Entry) => ({ ...book, entries: new Map(book.entries).set('D9.1', it) });
    const moved = holding(apart('a'));
    expect(reviewOf(apart('a'), moved)?.state).toBe('unknown');
    expect(reviewOf(apart('a'), moved, new Map([['D9.1', entry]]))?.state).toBe('current');
    const other = { ...entry, data: { ...entry.data, title: 'Another plan' } };
    expect(reviewOf(apart('a'), moved, new Map([['D9.1', other]]))?.state).toBe('stale');
    const prints = [apart('a'), apart('b'), apart('a', { title: 'Another plan' })].map(
      (each) => wholeSealOf(each, moved).fingerprint,
    );
    expect(new Set(prints).size).toBe(3);
    // What everybody may see is in no restricted book, whatever a reference says.
    const shown = apart('a', { dissemination: 'PU' });
    expect(reviewOf(shown, holding(shown))?.state).toBe('stale');
  });
});

function stateOf(workspace: Workspace, id: string): string | undefined {
  const entry = workspace.entries.get(id);
  return entry && reviewOf(entry, workspace)?.state;
}

function worked(workspace: Workspace, id: string) {
  const entry = workspace.entries.get(id);
  return entry && derivedData(entry, workspace);
}
