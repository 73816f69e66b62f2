import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/text/diagnostic.ts';
import { addRecord, removeRecord } from '../../src/text/edit/edit-file.ts';
import { addItem, removeField, removeItem, setField } from '../../src/text/edit/edit-record.ts';
import { withMember, withoutMember } from '../../src/text/edit/intended-value.ts';
import { type Intention, verifyEdit } from '../../src/text/edit/verify-edit.ts';
import type { Span } from '../../src/text/span.ts';
import { applyEdits, type TextEdit } from '../../src/text/text-edit.ts';
import {
  isList,
  isMapping,
  type Mapping,
  type Path,
  sameValue,
  type Value,
  valueAt,
} from '../../src/text/value.ts';
import { loadJudge } from '../../src/text/yaml/judge.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import type { Shape, YamlFile, YamlRecord } from '../../src/text/yaml/yaml-file.ts';
import { TextWriter } from './yaml-edit-texts.ts';
import { values } from './yaml-edit-values.ts';

const RUNS = { numRuns: Number(process.env.RUNS ?? 500) };
const judge = await loadJudge();

type Scene = {
  readonly text: string;
  readonly shape: Shape;
  readonly value: Value;
  readonly picks: readonly number[];
};

const scenes: fc.Arbitrary<Scene> = fc
  .tuple(
    fc.array(fc.nat({ max: 5039 }), { maxLength: 300, size: 'max' }),
    fc.constantFrom<Shape>('list', 'list', 'record'),
    values,
    fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  )
  .map(([choices, shape, value, picks]) => {
    const writer = new TextWriter(choices);
    return { text: shape === 'list' ? writer.listFile() : writer.recordFile(), shape, value, picks };
  });

function read(text: string, shape: Shape): YamlFile {
  const file = readYaml({ file: 'a.yaml', text, shape, idField: 'id' }, judge);
  if (file === 'needs-judge') throw new Error('declined');
  return file;
}

/** Every path of a value, itself first. */
function pathsOf(value: Value | undefined, path: Path = []): Path[] {
  const members: [string | number, Value][] = isList(value)
    ? [...value.entries()]
    : isMapping(value)
      ? Object.entries(value)
      : [];
  return [path, ...members.flatMap(([step, member]) => pathsOf(member, [...path, step]))];
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, i) => path[i] === step);
}

/** The keys and scalars of a file that an edit at a path of one record has no business with. */
function untouchable(file: YamlFile, record: YamlRecord | undefined, path: Path): Span[] {
  return file.records.flatMap((each) =>
    pathsOf(each.value).flatMap((here) => {
      const value = valueAt(each.value, here);
      const isOwn = each === record && startsWith(here, path);
      const place = each.locate(here);
      if (isOwn || !place) return [];
      const isOpen = isMapping(value) || isList(value);
      const isAbove = each === record && startsWith(path, here);
      return [...(place.key ? [place.key] : []), ...(isOpen || isAbove ? [] : [place.value])];
    }),
  );
}

function overlaps(edit: TextEdit, span: Span): boolean {
  const { start, end } = edit.span;
  if (start === end) return start > span.start && start < span.end;
  return start < span.end && end > span.start;
}

function expectOthersUntouched(file: YamlFile, edits: readonly TextEdit[], spans: readonly Span[]): void {
  for (const edit of edits) {
    const hit = spans.find((span) => overlaps(edit, span));
    expect(hit && file.text.slice(hit.start, hit.end)).toBeUndefined();
  }
}

function expectComments(file: YamlFile, after: string, lost: Span): void {
  for (const { 0: comment, index } of file.text.matchAll(/# c\d+\./g)) {
    if (index >= lost.start && index < lost.end) continue;
    expect(after).toContain(comment);
  }
}

function edited(outcome: Outcome<TextEdit[]>): TextEdit[] {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join('\n'));
  return outcome.value;
}

async function expectIntention(
  file: YamlFile,
  edits: readonly TextEdit[],
  intention: Omit<Intention, 'idField'>,
): Promise<string> {
  await verifyEdit(file, edits, { idField: 'id', ...intention });
  return applyEdits(file.text, edits);
}

function filledLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function pick<T>(choices: readonly T[], at: number | undefined): T {
  const choice = choices[(at ?? 0) % choices.length];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}

/** Runs a law over files whose records can all be read. */
function law(name: string, run: (file: YamlFile, record: YamlRecord, scene: Scene) => Promise<void>): void {
  test(name, { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const file = read(scene.text, scene.shape);
        const isSound = file.records.length > 0 && file.records.every(({ value }) => value !== undefined);
        if (!isSound) return;
        await run(file, pick(file.records, scene.picks[0]), scene);
      }),
      RUNS,
    );
  });
}

describe('whatever a file looks like, an edit does what was asked and nothing else', () => {
  test('the texts that are tried can be read, nearly all of them', () => {
    const tried = fc.sample(scenes, { numRuns: 500, seed: 7 });
    const sound = tried.filter(({ text, shape }) => read(text, shape).problems.length === 0);
    expect(sound.length).toBeGreaterThan(400);
  });

  law('a member that is there gets another value', async (file, record, { value, picks }) => {
    const path = pick(pathsOf(record.value), picks[1]);
    if (path.length === 0 && !isMapping(value)) return;
    const edits = edited(setField(file, record, { path, value }));
    const wanted = withMember(record.value, path, value);
    const after = await expectIntention(file, edits, { changed: new Map([[record, wanted]]) });
    expectOthersUntouched(file, edits, untouchable(file, record, path));
    const place = record.locate(path);
    if (place) expectComments(file, after, place.value);
  });

  law('a member with the same value is not touched', async (file, record, { picks }) => {
    const path = pick(pathsOf(record.value), picks[1]);
    expect(edited(setField(file, record, { path, value: valueAt(record.value, path) ?? null }))).toEqual([]);
  });

  law('a member that is not there is added', async (file, record, { value, picks }) => {
    const owners = pathsOf(record.value).filter(
      (path) => valueAt(record.value, path) === null || isMapping(valueAt(record.value, path)),
    );
    if (owners.length === 0) return;
    const path = [...pick(owners, picks[1]), 'brand new', ...((picks[2] ?? 0) % 2 ? ['inner'] : [])];
    const order = pick([[], ['id', 'title', 'brand new'], ['brand new', 'id']], picks[3]);
    const edits = edited(setField(file, record, { path, value, order }));
    const wanted = withMember(record.value, path, value);
    const after = await expectIntention(file, edits, { changed: new Map([[record, wanted]]) });
    expectOthersUntouched(file, edits, untouchable(file, record, path));
    expectComments(file, after, { start: 0, end: 0 });
  });

  law('a member is removed', async (file, record, { picks }) => {
    const paths = pathsOf(record.value).slice(1);
    if (paths.length === 0) return;
    const path = pick(paths, picks[1]);
    const edits = edited(removeField(file, record, path));
    const wanted = withoutMember(record.value ?? null, path);
    await expectIntention(file, edits, { changed: new Map([[record, wanted]]) });
    expectOthersUntouched(file, edits, untouchable(file, record, path));
  });

  law('an item is added to a list, and removed again', async (file, record, { value, picks }) => {
    const lists = pathsOf(record.value).filter((path) => isList(valueAt(record.value, path)));
    const path = pick([...lists, ['list to make']], picks[1]);
    const list = valueAt(record.value, path) ?? [];
    if (!isList(list) || !isMapping(record.value)) return;
    const edits = edited(addItem(file, record, { path, value }));
    const wanted = withMember(record.value, path, [...list, value]);
    const after = await expectIntention(file, edits, { changed: new Map([[record, wanted]]) });
    expectOthersUntouched(file, edits, untouchable(file, record, [...path, list.length]));
    expectComments(file, after, { start: 0, end: 0 });
    const again = read(after, file.shape);
    const same = pick(again.records, file.records.indexOf(record));
    const removal = edited(removeItem(again, same, { path: [...path, list.length] }));
    await expectIntention(again, removal, {
      changed: new Map([[same, withMember(record.value, path, list)]]),
    });
  });

  law('a record is added, and removed again', async (file, _record, { value }) => {
    if (file.shape !== 'list') return;
    const data: Mapping = { id: 'new', value };
    const edits = edited(addRecord(file, data));
    const after = await expectIntention(file, edits, { added: [data] });
    expectOthersUntouched(file, edits, untouchable(file, undefined, []));
    const again = read(after, 'list');
    const added = pick(again.records, again.records.length - 1);
    const removal = edited(removeRecord(again, added));
    const back = await expectIntention(again, removal, { removed: new Set([added]) });
    expect(filledLines(back)).toEqual(filledLines(file.text));
  });

  law('a record is removed', async (file, record) => {
    if (file.shape !== 'list') return;
    const edits = edited(removeRecord(file, record));
    const after = await expectIntention(file, edits, { removed: new Set([record]) });
    expectOthersUntouched(file, edits, untouchable(file, record, []));
    if (file.records.length === 1) expect(sameValue(read(after, 'list').records.length, 0)).toBe(true);
  });
});
