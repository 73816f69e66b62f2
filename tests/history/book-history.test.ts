import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bookHistory } from '../../src/history/book-history.ts';
import { recordHistory } from '../../src/history/record-history.ts';
import { RecordReader } from '../../src/history/record-reader.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { branching, deliverables, MadeHistory, type Tree } from './made-history.ts';

const LIST = 'project-data/deliverables.yaml';
const RISKS = 'project-data/risks.yaml';
const risks: RegistrySchema = {
  ...deliverables,
  name: 'risks',
  noun: 'risk',
  source: { kind: 'file', path: RISKS },
};

async function told(history: MadeHistory, registries = [deliverables, risks]): Promise<string[]> {
  return (await bookHistory(history, registries)).map(({ commit, id, kind, changes, formerId, laterId }) =>
    [
      commit.oid,
      id,
      kind,
      ...(kind === 'changed' ? changes.map(({ field }) => field) : []),
      ...(formerId === undefined ? [] : [`formerly ${formerId}`]),
      ...(laterId === undefined ? [] : [`now ${laterId}`]),
    ].join(' '),
  );
}

describe('bookHistory', () => {
  it('tells of all records of all registries, newest first, in a commit by registry and id', async () => {
    const history = new MadeHistory()
      .commit('start', { [LIST]: '- id: D1.10\n- id: D1.2\n', [RISKS]: '- id: R-1\n  x: 1\n' })
      .commit('more', { [LIST]: '- id: D1.10\n- id: D1.2\n  title: A\n', [RISKS]: '- id: R-1\n  x: 2\n' })
      .commit('layout', {
        [LIST]: '- id: D1.2\n  title: A\n- id: D1.10\n',
        [RISKS]: '- id: R-1\n  x: 2 # two\n',
      })
      .commit('gone', { [LIST]: '- id: D1.2\n  title: A\n' });
    expect(await told(history)).toEqual([
      'gone D1.10 removed',
      'gone R-1 removed',
      'more D1.2 changed title',
      'more R-1 changed x',
      'start D1.2 added',
      'start D1.10 added',
      'start R-1 added',
    ]);
    expect(await told(history, [risks])).toHaveLength(3);
  });

  it('reads each version of a file a few times, however many records it has', async () => {
    const list = (n: number) => Array.from({ length: 50 }, (_, i) => `- id: R-${i}\n  x: ${n}\n`).join('');
    const history = new MadeHistory();
    for (let n = 0; n < 20; n++) history.commit(`c${n}`, { [RISKS]: list(n) });
    expect(await told(history)).toHaveLength(1000);
    expect(history.reads).toBe(20);
  });

  it('looks for a record in the files that may hold it, however many come in a commit', async () => {
    const looks = vi.spyOn(RecordReader.prototype, 'read');
    const ids = Array.from({ length: 200 }, (_, i) => `D1.${i}`);
    const files = Object.fromEntries(
      ids.map((id) => [`project-data/deliverables/${id}.yaml`, `id: ${id}\n`]),
    );
    const history = new MadeHistory()
      .commit('list', { [LIST]: ids.map((id) => `- id: ${id}\n  x: 1\n`).join('') })
      .commit('files', files)
      .commit('broken', { ...files, 'project-data/deliverables/D1.7.yaml': 'id: D1.7\nx: [\n' })
      .commit('whole', files);
    expect((await told(history)).filter((line) => !/^(list|files)/.test(line))).toEqual([
      'whole D1.7 changed',
      'broken D1.7 unreadable',
    ]);
    expect(looks.mock.calls.length).toBeLessThan(5 * ids.length);
    looks.mockRestore();
  });

  it('sees that a record got another id, in a list and in a file of its own', async () => {
    const history = new MadeHistory()
      .commit('add', { [RISKS]: '- id: R-1\n  x: 1\n- id: R-2\n  x: 2\n' })
      .commit('list', { [RISKS]: '- id: R-9\n  x: 1\n- id: R-2\n  x: 2\n' })
      .commit('file', { [RISKS]: '- id: R-9\n  x: 1\n', 'project-data/risks/R-7.yaml': 'x: 2\nid: R-7\n' })
      .commit('other', { [RISKS]: '- id: R-8\n  x: 5\n', 'project-data/risks/R-7.yaml': 'x: 2\nid: R-7\n' });
    expect((await told(history)).slice(0, -2)).toEqual([
      'other R-8 added',
      'other R-9 removed',
      'file R-2 removed now R-7',
      'file R-7 added formerly R-2',
      'list R-1 removed now R-9',
      'list R-9 added formerly R-1',
    ]);
  });

  it('names no former id where two records could be it, or nothing tells them apart', async () => {
    const alike = new MadeHistory()
      .commit('add', { [RISKS]: '- id: R-1\n  x: 1\n- id: R-2\n  x: 1\n' })
      .commit('change', { [RISKS]: '- id: R-3\n  x: 1\n- id: R-4\n  x: 1\n' });
    const bare = new MadeHistory()
      .commit('add', { [RISKS]: '- id: R-1\n' })
      .commit('change', { [RISKS]: '- id: R-2\n' });
    for (const history of [alike, bare]) expect((await told(history)).join()).not.toMatch(/formerly|now/);
  });

  it('tells of a file that cannot be read of the records that stood in it, and of no other', async () => {
    const good = '- id: R-1\n  x: 1\n- id: R-2\n  x: 1\n';
    const history = new MadeHistory()
      .commit('add', { [RISKS]: good })
      .commit('conflict', { [RISKS]: `<<<<<<< risks\n${good}=======\n>>>>>>> theirs\n` })
      .commit('bytes', { [RISKS]: new Uint8Array([0xff, 0xfe, 0x41]) })
      .commit('mend', { [RISKS]: good.replace('x: 1', 'x: 2') });
    expect((await told(history)).slice(0, -2)).toEqual([
      'mend R-1 changed x',
      'mend R-2 changed',
      'bytes R-1 unreadable',
      'bytes R-2 unreadable',
      'conflict R-1 unreadable',
      'conflict R-2 unreadable',
    ]);
  });
});

describe('bookHistory of branches and moves', () => {
  it('tells what a merge changed on its own, not what it only joined, and which branch a change comes from', async () => {
    const both = (a: string, b: string) => ({ [RISKS]: `- id: R-1\n  x: ${a}\n- id: R-2\n  x: ${b}\n` });
    const history = new MadeHistory()
      .commit('base', both('1', '1'))
      .commit('ours', both('2', '1'))
      .commit('theirs', both('1', '2'), { parents: ['base'] })
      .commit('join', both('2', '2'), { parents: ['ours', 'theirs'] })
      .commit('left', both('3', '2'), { parents: ['join'] })
      .commit('right', both('2', '4'), { parents: ['join'] })
      .commit('drop', both('3', '2'), { parents: ['left', 'right'] })
      .commit('evil', both('9', '2'), { parents: ['drop', 'left'] });
    expect((await told(history)).slice(0, -2)).toEqual([
      'evil R-1 changed x',
      'drop R-2 changed x',
      'right R-2 changed x',
      'left R-1 changed x',
      'theirs R-2 changed x',
      'ours R-1 changed x',
    ]);
  });

  it('is silent where records only go from a list to files of their own, under whatever names, and back', async () => {
    const list = '- id: R-1\n  x: 1\n- id: R-2\n  x: 1\n';
    const own = (name: string, id: string, x = 1) => ({
      [`project-data/risks/${name}.yaml`]: `id: ${id}\nx: ${x}\n`,
    });
    const history = new MadeHistory()
      .commit('add', { [RISKS]: list })
      .commit('split', { ...own('R-1', 'R-1'), ...own('R-2', 'R-2') })
      .commit('rename', { ...own('storm', 'R-1'), ...own('R-2', 'R-2') })
      .commit('edit', { ...own('storm', 'R-1', 5), ...own('R-2', 'R-2') })
      .commit('join', { [RISKS]: list.replace('x: 1', 'x: 5') });
    expect((await told(history)).slice(0, -2)).toEqual(['edit R-1 changed x']);
  });
});

describe('bookHistory of any history', () => {
  const ids = ['D1.1', 'D1.2', 'D1.20'];
  const record = fc.record({
    id: fc.constantFrom(...ids),
    title: fc.constantFrom('A', 'B', '"A', 'see D1.2'),
    own: fc.boolean(),
  });
  const commit = fc.record({
    records: fc.uniqueArray(record, { selector: ({ id }) => id }),
    broken: fc.boolean(),
    parents: fc.tuple(fc.nat(), fc.nat(), fc.boolean()),
  });
  type Made = { records: { id: string; title: string; own: boolean }[]; broken: boolean };

  function tree({ records, broken }: Made): Tree {
    const list = records.filter(({ own }) => !own).map(({ id, title }) => `- id: ${id}\n  title: ${title}\n`);
    const files = records
      .filter(({ own }) => own)
      .map(({ id, title }) => [`project-data/deliverables/${id}.yaml`, `title: ${title}\nid: ${id}\n`]);
    const head = broken ? '>>>>>>> theirs\n' : '';
    return { ...Object.fromEntries(files), ...(list.length > 0 && { [LIST]: head + list.join('') }) };
  }

  it('says of each record what is said of it when it is followed alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 9 }), async (commits) => {
        const history = branching(commits, tree);
        const all = await bookHistory(history, [deliverables]);
        for (const id of ids) {
          const alone = await recordHistory(history, { registry: deliverables, id });
          const told = all.filter((event) => event.id === id);
          const short = ({ commit: { oid }, kind, changes, problem }: (typeof alone)[number]) => ({
            oid,
            kind,
            changes,
            broken: problem !== undefined,
          });
          expect(told.map(short)).toEqual(alone.map(short));
        }
      }),
      { numRuns: 100 },
    );
  });
});
