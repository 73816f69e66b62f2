import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentHistory } from '../../src/history/document-history.ts';
import { recordHistory } from '../../src/history/record-history.ts';
import { recordPaths } from '../../src/history/record-paths.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { type Mapping, sameValue } from '../../src/text/value.ts';
import { deliverables, MadeHistory, type Tree, told } from './made-history.ts';

const LIST = 'project-data/deliverables.yaml';
const OWN = 'project-data/deliverables/D1.2.yaml';

/** A record as an item of a list. */
function item(id: string, fields: Record<string, string>): string {
  return `- id: ${id}\n${Object.entries(fields)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}`;
}

const D11 = item('D1.1', { title: 'Plan' });
const D110 = item('D1.10', { title: 'refers to D1.2' });

describe('recordHistory of a list file', () => {
  it('tells when a record came, changed and went, and nothing of its neighbours', async () => {
    const history = new MadeHistory()
      .commit('start', { [LIST]: D11 })
      .commit('add', { [LIST]: D11 + item('D1.2', { title: 'Report', status: 'draft' }) + D110 })
      .commit('neighbour', { [LIST]: D11 + item('D1.2', { title: 'Report', status: 'draft' }) })
      .commit('move', { [LIST]: item('D1.2', { title: 'Report', status: 'approved' }) + D11 })
      .commit('remove', { [LIST]: D11 });
    expect(await told(history)).toEqual([
      'add added',
      'move changed; status: "draft" → "approved"; (draft -> approved)',
      'remove removed',
    ]);
    expect(await told(history, 'D1.1')).toEqual(['start added']);
    expect(await told(history, 'D9.9')).toEqual([]);
  });

  it('gives the newest first, with subject, reason and every field', async () => {
    const history = new MadeHistory()
      .commit('add', { [LIST]: item('D1.2', { title: 'A' }) })
      .commit(
        'set',
        { [LIST]: item('D1.2', { title: 'B' }) },
        { message: 'deliverable D1.2: set title\n\nA typo.\n\nRecord: D1.2\n' },
      );
    const [newest, oldest] = await recordHistory(history, { registry: deliverables, id: 'D1.2' });
    expect(newest).toEqual({
      commit: history.commits[0],
      kind: 'changed',
      changes: [{ path: ['title'], field: 'title', before: 'A', after: 'B' }],
      subject: 'deliverable D1.2: set title',
      reason: 'A typo.',
    });
    expect(oldest?.changes.map(({ field }) => field)).toEqual(['id', 'title']);
    expect(oldest).not.toHaveProperty('reason');
  });

  it('takes a transition from the data, whatever the message claims', async () => {
    const history = new MadeHistory()
      .commit('add', { [LIST]: item('D1.2', { status: 'draft' }) })
      .commit(
        'claim',
        { [LIST]: item('D1.2', { status: 'late' }) },
        { message: 's\n\nTransition: draft -> approved' },
      );
    const [event] = await recordHistory(history, { registry: deliverables, id: 'D1.2' });
    expect(event?.transition).toBe('draft -> late');
  });

  it.each<[string, string]>([
    ['other line ends', '- id: D1.2\r\n  title: A\r\n'],
    ['comments', '# head\n- id: D1.2 # the id\n  # why\n  title: A\n'],
    ['quotes', '- id: "D1.2"\n  title: \'A\'\n'],
    ['another order of fields', '- title: A\n  id: D1.2\n'],
    ['flow style', '- {title: A, id: D1.2}\n'],
    ['a document marker', '---\n- id: D1.2\n  title: A\n'],
    ['an escaped id', '- id: "D\\x31.2"\n  title: A\n'],
  ])('sees no change in %s', async (_, text) => {
    const plain = '- id: D1.2\n  title: A\n';
    expect(
      await told(new MadeHistory().commit('a', { [LIST]: plain }).commit('b', { [LIST]: text })),
    ).toEqual(['a added']);
    expect(
      await told(new MadeHistory().commit('a', { [LIST]: text }).commit('b', { [LIST]: plain })),
    ).toEqual(['a added']);
  });

  it('says when a version cannot be read, and compares the next one with the last that could', async () => {
    const history = new MadeHistory()
      .commit('add', { [LIST]: D11 + item('D1.2', { title: 'A', status: 'draft' }) })
      .commit('break', { [LIST]: `${D11}- id: D1.2\n  title: "A\n  status: draft\n` })
      .commit('other', { [LIST]: `${D11}# note\n- id: D1.2\n  title: "A\n  status: draft\n` })
      .commit('worse', { [LIST]: `${D11}- id: D1.2\n  title: "A\n  status: x\n` })
      .commit('mend', { [LIST]: D11 + item('D1.2', { title: 'B', status: 'draft' }) });
    expect(await told(history)).toEqual([
      'add added',
      'break unreadable',
      'worse unreadable',
      'mend changed; title: "A" → "B"',
    ]);
    const events = await recordHistory(history, { registry: deliverables, id: 'D1.2' });
    expect(events[1]?.problem).toMatch(/\S/);
    expect(events[0]).not.toHaveProperty('problem');
  });

  it.each<[string, string | Uint8Array]>([
    [
      'a merge conflict',
      `<<<<<<< ours\n- id: D1.2\n  title: A\n=======\n- id: D1.2\n  title: B\n>>>>>>> theirs\n`,
    ],
    ['bytes that are no text', new Uint8Array([45, 32, 105, 100, 58, 32, 255, 254, 10])],
    ['one open bracket', '[ D1.2'],
    ['a list in flow style, which no registry is', '[{id: D1.2, title: A}]\n'],
  ])('says so where the file is %s', async (_, broken) => {
    const good = item('D1.2', { title: 'A' });
    const history = new MadeHistory()
      .commit('add', { [LIST]: good })
      .commit('break', { [LIST]: broken })
      .commit('mend', { [LIST]: good });
    expect(await told(history)).toEqual(['add added', 'break unreadable', 'mend changed']);
  });

  it('takes a broken neighbour that speaks of the record for no version of it', async () => {
    const history = new MadeHistory()
      .commit('other', { [LIST]: '- id: D1.1\n  title: "see D1.2\n' })
      .commit('add', { [LIST]: `- id: D1.1\n  title: "see D1.2\n${item('D1.2', { title: 'A' })}` });
    expect(await told(history)).toEqual(['add added']);
  });
});

it('looks in the list file and in the folder of a registry, whichever it uses now', () => {
  const own = { ...deliverables, source: { kind: 'folder', path: 'project-data/deliverables' } } as const;
  expect(recordPaths(deliverables)).toEqual(['project-data/deliverables', 'project-data/deliverables.yaml']);
  expect(recordPaths(own)).toEqual(recordPaths(deliverables));
});

describe('recordHistory across files', () => {
  it('follows a record from the list to a file of its own, through another name, and back', async () => {
    const history = new MadeHistory()
      .commit('add', { [LIST]: D11 + item('D1.2', { title: 'A' }) })
      .commit('split', { [LIST]: D11, [OWN]: 'id: D1.2\ntitle: A\n' })
      .commit('rename', { [LIST]: D11, 'project-data/deliverables/report.yaml': 'id: D1.2\ntitle: A\n' })
      .commit('edit', { [LIST]: D11, 'project-data/deliverables/report.yaml': 'id: D1.2\ntitle: B\n' })
      .commit('join', { [LIST]: item('D1.2', { title: 'C' }) + D11 });
    expect(await told(history)).toEqual([
      'add added',
      'edit changed; title: "A" → "B"',
      'join changed; title: "B" → "C"',
    ]);
  });

  it('tells of a record that went and came again', async () => {
    const history = new MadeHistory()
      .commit('a', { [OWN]: 'id: D1.2\n' })
      .commit('b', {})
      .commit('c', { [OWN]: 'id: D1.2\n' });
    expect(await told(history)).toEqual(['a added', 'b removed', 'c added']);
  });

  it('tells of a file that carries the record in its name and cannot be read', async () => {
    const history = new MadeHistory()
      .commit('a', { [OWN]: 'id: D1.2\n  x: [\n' })
      .commit('b', { [OWN]: 'id: D1.2\nx: 1\n' });
    expect(await told(history)).toEqual(['a unreadable', 'b changed; id: – → "D1.2"; x: – → 1']);
  });

  it('tells of a file that carries the record in its name and is no text', async () => {
    const history = new MadeHistory().commit('a', { [OWN]: new Uint8Array([0xff, 0xfe, 0x41]) });
    expect(await told(history)).toEqual(['a unreadable']);
    expect(await told(history, 'D1.3')).toEqual([]);
  });

  it('takes the record out of the first file where two have it', async () => {
    const history = new MadeHistory()
      .commit('a', { [OWN]: 'id: D1.2\ntitle: own\n' })
      .commit('b', { [LIST]: item('D1.2', { title: 'list' }), [OWN]: 'id: D1.2\ntitle: own\n' })
      .commit('c', { [OWN]: 'id: D1.2\ntitle: own\n' });
    expect(await told(history)).toEqual([
      'a added',
      'b changed; title: "own" → "list"',
      'c changed; title: "list" → "own"',
    ]);
  });

  it('follows the one record of a single-record registry', async () => {
    const source = { kind: 'file', path: 'project-data/project.yaml' } as const;
    const project: RegistrySchema = { ...deliverables, name: 'project', single: true, source };
    const history = new MadeHistory()
      .commit('a', { 'project-data/project.yaml': 'acronym: B-WISE\n' })
      .commit('b', { 'project-data/project.yaml': 'acronym: B-WISE\nstart: 2021-01-01\n' });
    expect(await told(history, 'project', project)).toEqual([
      'a added',
      'b changed; start: – → "2021-01-01"',
    ]);
  });
});

describe('recordHistory of merges', () => {
  const base = { title: 'A', status: 'draft', lead: 'X' };
  const tree = (fields: Record<string, string>) => ({ [LIST]: item('D1.2', fields) });
  const forked = () =>
    new MadeHistory()
      .commit('base', tree(base))
      .commit('ours', tree({ ...base, title: 'B' }))
      .commit('theirs', tree({ ...base, status: 'approved' }), { parents: ['base'] });
  const sides = [
    'base added',
    'ours changed; title: "A" → "B"',
    'theirs changed; status: "draft" → "approved"; (draft -> approved)',
  ];

  it.each<[string, Record<string, string>, string[]]>([
    ['nothing where it only joins', { ...base, title: 'B', status: 'approved' }, []],
    [
      'a field that it changed on its own',
      { title: 'B', status: 'approved', lead: 'EVIL' },
      ['merge changed; lead: "X" → "EVIL"'],
    ],
    [
      'a field to which it gave the value of no side',
      { ...base, title: 'C', status: 'approved' },
      ['merge changed; title: "B" → "C"'],
    ],
    [
      'a change it dropped',
      { ...base, title: 'B' },
      ['merge changed; status: "approved" → "draft"; (approved -> draft)'],
    ],
  ])('says %s', async (_, fields, expected) => {
    for (const parents of [
      ['ours', 'theirs'],
      ['theirs', 'ours'],
    ]) {
      const events = await told(forked().commit('merge', tree(fields), { parents }));
      expect(events.slice(0, 3)).toEqual(sides);
      expect(events.slice(3)).toHaveLength(expected.length);
      if (parents[0] === 'ours')
        expect(events.slice(3).map((e) => e.replace('"A" → "C"', '"B" → "C"'))).toEqual(expected);
    }
  });

  it('says that a merge took the record away', async () => {
    expect((await told(forked().commit('merge', {}, { parents: ['ours', 'theirs'] }))).at(-1)).toBe(
      'merge removed',
    );
  });

  it('says that a merge cannot be read, unless one side already could not', async () => {
    const broken = { [LIST]: '- id: D1.2\n  title: "A\n' };
    const merged = forked().commit('merge', broken, { parents: ['ours', 'theirs'] });
    expect((await told(merged)).at(-1)).toBe('merge unreadable');
    const before = forked()
      .commit('broke', broken, { parents: ['theirs'] })
      .commit('merge', broken, { parents: ['ours', 'broke'] });
    expect((await told(before)).at(-1)).toBe('broke unreadable');
  });

  it('finds the point where the sides parted behind earlier merges', async () => {
    const history = forked()
      .commit('join', tree({ ...base, title: 'B', status: 'approved' }), { parents: ['ours', 'theirs'] })
      .commit('left', tree({ ...base, title: 'L', status: 'approved' }), { parents: ['join'] })
      .commit('right', tree({ ...base, title: 'B', status: 'approved', lead: 'R' }), { parents: ['join'] })
      .commit('again', tree({ title: 'L', status: 'approved', lead: 'R' }), { parents: ['left', 'right'] });
    expect((await told(history)).slice(3)).toEqual([
      'left changed; title: "B" → "L"',
      'right changed; lead: "X" → "R"',
    ]);
  });

  it('tells of a value set back on one side and lost, though the sides had it long before they parted', async () => {
    const history = new MadeHistory()
      .commit('base', tree(base))
      .commit('join', tree({ ...base, title: 'B' }))
      .commit('back', tree(base), { parents: ['join'] })
      .commit('other', tree({ ...base, title: 'B', lead: 'R' }), { parents: ['join'] })
      .commit('merge', tree({ ...base, title: 'B', lead: 'R' }), { parents: ['back', 'other'] });
    expect((await told(history)).at(-1)).toBe('merge changed; title: "A" → "B"');
  });

  it('keeps the order of the commits, whatever their dates', async () => {
    const history = new MadeHistory()
      .commit('first', tree(base), { author: { date: '2030-01-01', time: 1_893_456_000 } })
      .commit('second', tree({ ...base, title: 'B' }), { author: { date: '1999-01-01', time: 915_148_800 } });
    expect(await told(history)).toEqual(['first added', 'second changed; title: "A" → "B"']);
  });
});

describe('the events of a made-up history', () => {
  const fields = fc.dictionary(fc.constantFrom('title', 'status', 'lead'), fc.constantFrom('A', 'B', 'C'));
  const version = fc.record({
    fields: fc.option(fields, { nil: undefined, freq: 4 }),
    layout: fc.constantFrom('first', 'last', 'crlf', 'own', 'renamed'),
  });
  type Made = { fields: Record<string, string> | undefined; layout: string };

  function tree({ fields: made, layout }: Made): Tree {
    if (made === undefined) return { [LIST]: D11 };
    const text = item('D1.2', made);
    const own = text.slice(2).replaceAll('\n  ', '\n');
    if (layout === 'own') return { [LIST]: D11, [OWN]: own };
    if (layout === 'renamed') return { [LIST]: D11, 'project-data/deliverables/x.yaml': own };
    if (layout === 'crlf') return { [LIST]: (D11 + text).replaceAll('\n', '\r\n') };
    return { [LIST]: layout === 'first' ? text + D11 : D11 + text + D110 };
  }

  it('replayed in order give every version, and there is one exactly where something changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 10 }), async (versions) => {
        const history = new MadeHistory();
        for (const [i, made] of versions.entries()) history.commit(`c${i}`, tree(made));
        const events = await recordHistory(history, { registry: deliverables, id: 'D1.2' });
        let record: Record<string, unknown> = {};
        for (const [i, made] of versions.entries()) {
          const event = events.find(({ commit }) => commit.oid === `c${i}`);
          const expected = made.fields === undefined ? {} : { id: 'D1.2', ...made.fields };
          expect(event === undefined).toBe(sameValue(record as Mapping, expected));
          const after = Object.fromEntries(
            (event?.changes ?? []).map((change) => [String(change.path[0]), change.after]),
          );
          record = Object.fromEntries(
            Object.entries({ ...record, ...after }).filter(([, value]) => value !== undefined),
          );
          expect(record).toEqual(expected);
        }
      }),
    );
  });
});

describe('documentHistory', () => {
  it('lists the commits that changed the content, oldest first, as a cover shows them', async () => {
    const at = (date: string, name: string) => ({ author: { date, name } });
    const history = new MadeHistory()
      .commit(
        'a',
        { [LIST]: item('D1.2', { title: 'A' }) },
        { message: 'deliverable D1.2: add', ...at('2026-01-02', 'Mary') },
      )
      .commit(
        'b',
        { [LIST]: item('D1.2', { title: 'B', version: '"0.1"' }) },
        { message: 'deliverable D1.2: set title\n\nthe agency asked.\n\nMore.', ...at('2026-01-03', 'Jo') },
      )
      .commit(
        'c',
        { [LIST]: `# note\n${item('D1.2', { title: 'B', version: '"0.1"' })}` },
        { message: 'unrelated' },
      )
      .commit('d', { [LIST]: '- id: D1.2\n  title: "\n' }, { message: 'broken' })
      .commit('e', { [LIST]: item('D1.2', { title: 'B', version: '"0.1"' }) }, { message: 'mended' })
      .commit(
        'f',
        { [LIST]: item('D1.2', { title: 'C', version: '"0.1"' }) },
        { message: 'Fix: by hand', ...at('2026-01-06', 'Ann') },
      );
    expect(documentHistory(await recordHistory(history, { registry: deliverables, id: 'D1.2' }))).toEqual([
      { date: '2026-01-02', version: '', author: 'Mary', change: 'Add' },
      { date: '2026-01-03', version: '0.1', author: 'Jo', change: 'The agency asked.' },
      { date: '2026-01-06', version: '0.1', author: 'Ann', change: 'Fix: by hand' },
    ]);
  });
});
