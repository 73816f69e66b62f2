import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileMerge, mergeFile } from '../../src/exchange/merge/merge-file.ts';
import type { Faults } from '../../src/exchange/merge/merge-list.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { isMapping, type Value } from '../../src/text/value.ts';
import { readYamlFile } from '../../src/text/yaml/read-yaml-file.ts';
import { deliverables } from '../history/made-history.ts';

const LIST = 'project-data/deliverables.yaml';
const folder: RegistrySchema = {
  ...deliverables,
  source: { kind: 'folder', path: 'project-data/deliverables/' },
};
const asList = (text: string) => text.replace(/^\n/, '').replace(/^ {6}/gm, '');

type Sides = { base: string; ours: string; theirs: string };

let temp: string;
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'grantbook-merge-'));
});
afterAll(() => rmSync(temp, { recursive: true, force: true }));

function byLines({ base, ours, theirs }: Sides): string | undefined {
  for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(temp, name), text);
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], {
    cwd: temp,
    encoding: 'utf8',
  });
  return status === 0 ? stdout : undefined;
}

async function merge(
  sides: Sides,
  { registry = deliverables, faults = () => [] }: { registry?: RegistrySchema; faults?: Faults } = {},
): Promise<FileMerge> {
  return mergeFile({ path: LIST, registry, texts: sides, byLines: byLines(sides), faults });
}

const base = asList(`
      # The deliverables

      - id: D1.1
        title: One
        lead: A
        keywords:
          - x

      # This one is late
      - id: D1.2
        title: Two # for now
        lead: B
`);

describe('merging a list of records', () => {
  it('keeps what two partners add to the end of one list', async () => {
    const ours = `${base}\n- id: D1.3\n  title: Three\n`;
    const theirs = `${base}\n# from Sofia\n- id: D1.4\n  title: Four\n`;
    expect(byLines({ base, ours, theirs })).toBeUndefined();
    expect(await merge({ base, ours, theirs })).toEqual({
      kind: 'merged',
      text: `${base}\n- id: D1.3\n  title: Three\n\n# from Sofia\n- id: D1.4\n  title: Four\n`,
    });
  });

  it('joins changes of two fields of one record that stand on lines side by side, and keeps the comments', async () => {
    const ours = base.replace('title: Two # for now', 'title: Second # for good');
    const theirs = base.replace('lead: B', 'lead: C # since May');
    expect(byLines({ base, ours, theirs })).toBeUndefined();
    expect(await merge({ base, ours, theirs })).toMatchObject({ kind: 'unsure' });
    const plain = base.replace('lead: B', 'lead: C');
    expect(await merge({ base, ours, theirs: plain })).toEqual({
      kind: 'merged',
      text: ours.replace('lead: B', 'lead: C'),
    });
  });

  it('joins items that both sides add to a list of values', async () => {
    const ours = base.replace('    - x\n', '    - x\n    - y\n');
    const theirs = base.replace('    - x\n', '    - z\n');
    expect(await merge({ base, ours, theirs })).toEqual({
      kind: 'merged',
      text: base.replace('    - x\n', '    - y\n    - z\n'),
    });
  });

  it('shows both values of a field that both sides changed, and nothing else', async () => {
    const ours = base.replace('lead: B', 'lead: C').replace('title: One', 'title: First');
    const theirs = `${base.replace('lead: B', 'lead: D')}\n- id: D1.3\n  title: Three\n`;
    const merged = await merge({ base, ours, theirs });
    expect(merged).toMatchObject({
      kind: 'conflict',
      conflicts: [{ id: 'D1.2', at: { path: ['lead'], base: 'B', ours: 'C', theirs: 'D' } }],
    });
    if (merged.kind !== 'conflict') throw new Error('no conflict');
    const whole = `${ours}\n- id: D1.3\n  title: Three\n`;
    expect(merged.texts).toEqual({
      ours: whole,
      theirs: whole.replace('lead: C', 'lead: D'),
      base: whole.replace('lead: C', 'lead: B'),
    });
  });

  it('finds an id that both sides gave to another record, though lines alone would merge', async () => {
    const ours = base.replace('- id: D1.1', '- id: D1.0\n  title: Zero\n\n- id: D1.1');
    const theirs = `${base}\n- id: D1.0\n  title: Nought\n`;
    expect(byLines({ base, ours, theirs })).toMatch(/Zero[\s\S]*Nought/);
    expect(await merge({ base, ours, theirs })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ id: 'D1.0', at: { path: [] } }],
    });
  });

  it('finds a record that one side removed and the other changed', async () => {
    const ours = base.slice(0, base.indexOf('\n# This one'));
    const theirs = base.replace('lead: B', 'lead: C');
    expect(await merge({ base, ours, theirs })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ id: 'D1.2', at: { path: [], ours: undefined } }],
    });
    expect(await merge({ base, ours, theirs: base.replace('title: One', 'title: First') })).toEqual({
      kind: 'merged',
      text: ours.replace('title: One', 'title: First'),
    });
  });

  it('takes changes that go together by field and not by sense for a conflict', async () => {
    const faults: Faults = (value) =>
      isMapping(value) && value.title === 'Done' && value.lead === undefined ? ['lead is missing'] : [];
    const ours = base.replace('title: Two # for now', 'title: Done # for now');
    const theirs = base.replace('\n  lead: B', '');
    expect(await merge({ base, ours, theirs }, { faults })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ id: 'D1.2', at: { path: [] } }],
    });
  });

  it('says that it is not sure where a side cannot be read, and where both moved records', async () => {
    const broken = base.replace('title: One', 'title: "One');
    expect(await merge({ base, ours: broken, theirs: base })).toMatchObject({ kind: 'unsure' });
    const three = `${base}\n- id: D1.3\n  title: Three\n`;
    const part = (id: string) => `- id: ${id}\n`;
    const orders = { base: ['a', 'b', 'c'], ours: ['b', 'a', 'c'], theirs: ['a', 'c', 'b'] };
    const [b, o, t] = [orders.base, orders.ours, orders.theirs].map((order) => order.map(part).join(''));
    expect(await merge({ base: b ?? '', ours: o ?? '', theirs: t ?? '' })).toMatchObject({ kind: 'unsure' });
    expect(await merge({ base: three, ours: three, theirs: base })).toEqual({ kind: 'merged', text: base });
  });

  it('merges into an empty list, and into one that becomes empty', async () => {
    const none = '# Nothing yet\n[]\n';
    const one = (id: string) => `# Nothing yet\n- id: ${id}\n`;
    expect(await merge({ base: none, ours: one('A'), theirs: one('B') })).toEqual({
      kind: 'merged',
      text: '# Nothing yet\n- id: A\n- id: B\n',
    });
    expect(await merge({ base: one('A'), ours: none, theirs: one('A') })).toEqual({
      kind: 'merged',
      text: none,
    });
  });
});

describe('merging a file that is one record', () => {
  const record = 'id: D1.1\n# the name\ntitle: One\nlead: A\n';

  it('joins the changes of both sides', async () => {
    const ours = record.replace('title: One', 'title: First');
    const theirs = record.replace('lead: A', 'lead: B');
    expect(await merge({ base: record, ours, theirs }, { registry: folder })).toEqual({
      kind: 'merged',
      text: ours.replace('lead: A', 'lead: B'),
    });
  });

  it('finds that both sides made the same file', async () => {
    const theirs = record.replace('One', 'Two');
    expect(await merge({ base: '', ours: record, theirs }, { registry: folder })).toMatchObject({
      kind: 'conflict',
      texts: { base: '', ours: record, theirs },
    });
  });
});

describe('the laws of a merge', () => {
  const item = fc.record({
    id: fc.constantFrom('A', 'B', 'C', 'D'),
    title: fc.constantFrom('x', 'y', '"#no"', 'NO', '>-\n    long\n    text'),
    list: fc.uniqueArray(fc.constantFrom('p', 'q', 'r')),
    note: fc.option(fc.constantFrom('# one', '# two')),
  });
  const list = fc.uniqueArray(item, { selector: ({ id }) => id }).map((items) =>
    items.length === 0
      ? '[]\n'
      : items
          .map(({ id, title, list: values, note }) => {
            const lines = values.map((value) => `\n    - ${value}`).join('') || ' []';
            return `${note === null ? '' : `${note}\n`}- id: ${id}\n  title: ${title}\n  list:${lines}\n`;
          })
          .join('\n'),
  );

  async function records(text: string): Promise<Value[]> {
    const file = await readYamlFile({ file: LIST, text, shape: 'list', idField: 'id' });
    expect(file.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return file.records.map(({ value }) => value ?? null);
  }

  it('gives a side whole where only it changed, and never loses a record, a comment or a side', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, list, async (one, two, three) => {
        expect(await merge({ base: one, ours: one, theirs: two })).toEqual({ kind: 'merged', text: two });
        expect(await merge({ base: one, ours: two, theirs: one })).toEqual({ kind: 'merged', text: two });
        expect(await merge({ base: one, ours: two, theirs: two })).toEqual({ kind: 'merged', text: two });
        const merged = await merge({ base: one, ours: two, theirs: three });
        const other = await merge({ base: one, ours: three, theirs: two });
        if (merged.kind === 'unsure') return;
        expect(other.kind === 'unsure' || other.kind === merged.kind).toBe(true);
        if (merged.kind !== 'merged' || other.kind !== 'merged') return;
        const sorted = (values: Value[]) => values.map((value) => JSON.stringify(value)).sort();
        const sameItems = (values: Value[]) => sorted(values).map((text) => [...text].sort().join(''));
        expect(sameItems(await records(merged.text))).toEqual(sameItems(await records(other.text)));
      }),
      { numRuns: 60 },
    );
  });
});
