import { describe, expect, it } from 'vitest';
import { lastChanges } from '../../src/history/blame.ts';
import { approvalOf, hasOtherCommitter, onBehalfOf } from '../../src/history/event-facts.ts';
import { fieldEvents } from '../../src/history/field-events.ts';
import { followedHistory } from '../../src/history/followed-history.ts';
import type { HistoryCommit } from '../../src/history/history-commit.ts';
import { recordHistory } from '../../src/history/record-history.ts';
import { isSelected } from '../../src/history/select-commits.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { deliverables, MadeHistory } from './made-history.ts';

const LIST = 'project-data/deliverables.yaml';
const query = { registry: deliverables, id: 'D1.2' };

function commitOf(message: string, committer?: Partial<HistoryCommit['committer']>): HistoryCommit {
  const [commit] = new MadeHistory().commit('c', {}, { message }).commits;
  if (!commit) throw new Error('no commit');
  return { ...commit, committer: { ...commit.committer, ...committer } };
}

describe('followedHistory', () => {
  it('goes on under each former id, and takes a record that merely follows another for a new one', async () => {
    const record = (id: string, title: string) => ({
      [LIST]: `- id: D1.1\n- id: ${id}\n  title: ${title}\n`,
    });
    const history = new MadeHistory()
      .commit('add', record('D7', 'A'))
      .commit('edit', record('D7', 'B'))
      .commit('again', record('D8', 'B'))
      .commit('more', record('D8', 'C'))
      .commit('rekey', record('D1.2', 'C'))
      .commit('last', record('D1.2', 'D'));
    const events = await followedHistory(() => history, query);
    expect(events.map(({ commit, kind, formerId }) => [commit.oid, kind, formerId])).toEqual([
      ['last', 'changed', undefined],
      ['rekey', 'changed', 'D8'],
      ['more', 'changed', undefined],
      ['again', 'changed', 'D7'],
      ['edit', 'changed', undefined],
      ['add', 'added', undefined],
    ]);
    const other = new MadeHistory().commit('add', record('D7', 'A')).commit('new', record('D1.2', 'B'));
    expect((await followedHistory(() => other, query)).map(({ commit }) => commit.oid)).toEqual(['new']);
  });

  it('follows an id that was given back', async () => {
    const record = (id: string) => ({ [LIST]: `- id: ${id}\n  title: A\n` });
    const history = new MadeHistory()
      .commit('a', record('D1.2'))
      .commit('b', record('D7'))
      .commit('c', record('D1.2'));
    const events = await followedHistory(() => history, query);
    expect(events.map(({ commit, kind }) => `${commit.oid} ${kind}`)).toEqual([
      'c changed',
      'b changed',
      'a added',
    ]);
  });
});

describe('fieldEvents and lastChanges', () => {
  const history = new MadeHistory()
    .commit('add', { [LIST]: '- id: D1.2\n  title: A\n  parts:\n    - id: 1\n      name: x\n' })
    .commit('part', { [LIST]: '- id: D1.2\n  title: A\n  parts:\n    - id: 1\n      name: y\n' })
    .commit('title', { [LIST]: '- id: D1.2\n  title: B\n  parts:\n    - id: 1\n      name: y\n' })
    .commit('clear', { [LIST]: '- id: D1.2\n  title: B\n' });

  it.each([
    [['title'], ['title title A B', 'add title undefined A']],
    [
      ['parts', 0, 'name'],
      ['clear parts[0].name y undefined', 'part parts[0].name x y', 'add parts[0].name undefined x'],
    ],
    [['parts', 1], []],
    [['lead'], []],
  ])('of %j', async (path, expected) => {
    const events = fieldEvents(await recordHistory(history, query), path);
    const told = events.flatMap(({ commit, changes }) =>
      changes.map(({ field, before, after }) => `${commit.oid} ${field} ${before} ${after}`),
    );
    expect(told).toEqual(expected);
  });

  it('gives the last commit of each field, of a list by the field it stands in', async () => {
    const last = lastChanges(await recordHistory(history, query));
    expect([...last].map(([field, { commit }]) => `${field} ${commit.oid}`).sort()).toEqual([
      'id add',
      'parts clear',
      'title title',
    ]);
  });
});

describe('what a commit says of people', () => {
  it('on whose behalf, without the address', () => {
    const said = (value: string) =>
      onBehalfOf(commitOf(`s\n\nOn-behalf-of: ${value}\n`)).map(({ name }) => name);
    expect(said('Mary Byrne <mary@example.org>')).toEqual(['Mary Byrne']);
    expect(said('P-004')).toEqual(['P-004']);
    expect(said('mary@example.org')).toEqual(['(address not shown)']);
    expect(said('<mary@example.org>')).toEqual(['(address not shown)']);
    expect(onBehalfOf(commitOf('s\n\nOn-behalf-of: in prose, not a trailer\nand more prose\n'))).toEqual([]);
  });

  it('who committed what somebody else wrote', () => {
    expect(hasOtherCommitter(commitOf('s'))).toBe(false);
    expect(hasOtherCommitter(commitOf('s', { email: 'jo@example.org' }))).toBe(true);
  });

  it('which decision or change is its basis', () => {
    const registry: RegistrySchema = {
      ...deliverables,
      refs: [
        { field: ['decision'], to: ['decisions'], states: [], while: [], active: false },
        { field: ['about'], to: ['decisions', 'risks'], states: [], while: [], active: false },
      ],
    };
    const change = (name: string, after: string) => ({ path: [name], field: name, before: undefined, after });
    const commit = commitOf('s\n\nApproved-By: Mary <mary@example.org>\n');
    const changes = [change('decision', 'DEC-1'), change('about', 'DEC-2')];
    expect(approvalOf({ commit, changes }, registry)).toEqual(['DEC-1', 'Mary']);
  });
});

describe('isSelected', () => {
  const person = { id: 'P-4', name: 'Mary Byrne', emails: ['mary@example.org'] };

  it.each<[string, HistoryCommit, boolean]>([
    ['the author', commitOf('s', { email: 'jo@example.org' }), true],
    [
      'the committer, letters’ case apart',
      { ...commitOf('s', { email: 'Mary@Example.org' }), author: { ...commitOf('s').author, email: 'x' } },
      true,
    ],
    [
      'nobody of this address',
      { ...commitOf('s', { email: 'jo@example.org' }), author: { ...commitOf('s').author, email: 'x' } },
      false,
    ],
  ])('of a person: %s', (_, commit, expected) => {
    expect(isSelected(commit, { person })).toBe(expected);
  });

  it.each(['P-4', 'Mary Byrne', 'M. <MARY@example.org>', 'mary@example.org'])('on behalf of %s', (value) => {
    const commit = commitOf(`s\n\nOn-Behalf-Of: ${value}\n`, { email: 'jo@example.org' });
    const foreign = { ...commit, author: { ...commit.author, email: 'jo@example.org' } };
    expect(isSelected(foreign, { person })).toBe(true);
    expect(isSelected(foreign, { person: { ...person, id: 'P-5', name: 'Jo', emails: [] } })).toBe(false);
  });

  it('of days, both counted in; a commit without a date lies on none', () => {
    const days = { since: '2023-01-01', until: '2023-06-30' };
    for (const date of ['2023-01-01', '2023-06-30'])
      expect(isSelected(commitOf('s', { date }), days)).toBe(true);
    for (const date of ['2022-12-31', '2023-07-01', ''])
      expect(isSelected(commitOf('s', { date }), days)).toBe(false);
    expect(isSelected(commitOf('s', { date: '' }), { until: '2023-06-30' })).toBe(false);
    expect(isSelected(commitOf('s', { date: '' }), {})).toBe(true);
  });
});
