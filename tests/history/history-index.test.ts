import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followedHistory } from '../../src/history/followed-history.ts';
import type { HistorySource } from '../../src/history/history-commit.ts';
import { type HistoryIndex, indexHistory, lookUp } from '../../src/history/history-index.ts';
import { loadJudge } from '../../src/text/yaml/judge.ts';
import { branching, deliverables, MadeHistory, type Tree } from './made-history.ts';

const LIST = 'project-data/deliverables.yaml';
const ids = ['D1.1', 'D1.2', 'D1.20'];

/** The part of a history that an index says speaks of a record, as it would be read again. */
function partOf(history: HistorySource, index: HistoryIndex, id: string): HistorySource {
  const { graph, commits } = lookUp(JSON.parse(JSON.stringify(index)) as HistoryIndex)(id);
  const wanted = new Set(commits.map(({ oid }) => oid));
  return {
    commits: history.commits.filter(({ oid }) => wanted.has(oid)),
    graph,
    readBlob: (blob) => history.readBlob(blob),
  };
}

describe('the index of a history', () => {
  const list = (title: string, also = '') => `- id: D1.1\n  title: A${also}\n- id: D1.2\n  title: ${title}\n`;

  it('names the commits that touch a record, and all merges', async () => {
    const history = new MadeHistory()
      .commit('add', { [LIST]: list('A') })
      .commit('other', { [LIST]: list('A', 'B') })
      .commit('own', { [LIST]: list('B', 'B') })
      .commit('side', { [LIST]: list('A', 'C') }, { parents: ['other'] })
      .commit('join', { [LIST]: list('B', 'C') }, { parents: ['own', 'side'] });
    const index = indexHistory(history, deliverables, await loadJudge());
    const found = lookUp(index ?? { commits: [] })('D1.2').commits.map(({ oid }) => oid);
    expect(found).toEqual(['join', 'own', 'add']);
  });

  it('is none where a version cannot be read', async () => {
    const history = new MadeHistory()
      .commit('add', { [LIST]: list('A') })
      .commit('break', { [LIST]: '- id: "D' });
    expect(indexHistory(history, deliverables, await loadJudge())).toBeUndefined();
  });

  const record = fc.record({
    id: fc.constantFrom(...ids),
    title: fc.constantFrom('A', 'B', 'see D1.2', '"D1.1"', '[x, y]'),
    own: fc.boolean(),
    name: fc.constantFrom('', 'x'),
  });
  const commit = fc.record({
    records: fc.uniqueArray(record, { selector: ({ id }) => id }),
    parents: fc.tuple(fc.nat(), fc.nat(), fc.boolean()),
  });
  type Made = { records: { id: string; title: string; own: boolean; name: string }[] };

  function tree({ records }: Made): Tree {
    const listed = records.filter(({ own }) => !own);
    const files = records
      .filter(({ own }) => own)
      .map(({ id, title, name }) => [
        `project-data/deliverables/${name}${id}.yaml`,
        `title: ${title}\nid: ${id}\n`,
      ]);
    const text = listed.map(({ id, title }) => `- id: ${id}\n  title: ${title}\n`).join('');
    return { ...Object.fromEntries(files), ...(text !== '' && { [LIST]: text }) };
  }

  it('never changes what is said of a record', async () => {
    const judge = await loadJudge();
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 9 }), async (commits) => {
        const history = branching(commits, tree);
        const index = indexHistory(history, deliverables, judge);
        if (index === undefined) throw new Error('every version can be read');
        for (const id of ids) {
          const query = { registry: deliverables, id };
          const whole = await followedHistory(() => history, query);
          const part = await followedHistory((name) => partOf(history, index, name), query);
          expect(part).toEqual(whole);
        }
      }),
      { numRuns: 150 },
    );
  });
});
