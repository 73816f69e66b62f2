import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '../../src/base/day.ts';
import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { check } from '../../src/rules/check.ts';
import { findOfWritten, type Sound, soundBook, type Texts } from './resting.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The files of the B-WISE book as they are in this checkout. */
const texts: Readonly<Record<string, string>> = Object.fromEntries(
  ['project-data', 'schemas'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(yaml|json)$/.test(name))
      .map((name) => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')]),
  ),
);

/**
 * An edit of a file of the book: a text that stands once in it, or a pattern, and what comes in its place; `«` in
 * the fresh text marks where a finding is expected, and is not written.
 */
export type Edit = readonly [path: string, old: string | RegExp, fresh: string];

/** What is expected of the book, or of a change to it: findings by their codes, in the order of their marks. */
export type BookScenario = {
  readonly name: string;
  /** Edits that were committed before. */
  readonly before?: readonly Edit[];
  /** Edits of the change under check; where there are none, the book is checked as it stands. */
  readonly edits: readonly Edit[];
  /** Whether the edits are judged as a change to the book before them. */
  readonly change?: boolean;
  /** Who makes the change, by id. */
  readonly actor?: string;
  /** The day it is checked on; what depends on the day is found only then. */
  readonly today?: string;
  /** The day the change is recorded. */
  readonly recordedOn?: string;
  /** The codes that are looked at; all where it is not given. */
  readonly codes?: readonly string[];
  /** The files that are looked at, by how their path begins; all where it is not given. */
  readonly within?: string;
  /** The codes, one for each mark; of a finding about a file that is gone, `path code`. */
  readonly finds: readonly string[];
};

/** Returns the findings as people read them, `file:line:column code`, and those that are expected. */
export async function playBook(scenario: BookScenario): Promise<{ found: string[]; wanted: string[] }> {
  const { before = [], edits, change, actor, codes, within = '', finds, ...days } = scenario;
  const [today, recordedOn] = [days.today, days.recordedOn].map((day) => parseDay(day ?? ''));
  const marked = filesWith([...before, ...edits]);
  const workspace = await load(marked);
  const old = change === true ? await load(filesWith(before)) : undefined;
  const person = actor === undefined ? undefined : old?.entries.get(actor);
  if (isComparedToo(scenario))
    await compareWithResting(marked, change === true ? filesWith(before) : undefined);
  const found = check({
    workspace,
    ...(old && { before: old, oneCommit: true }),
    ...(today !== undefined && { today }),
    ...(recordedOn !== undefined && { recordedOn }),
    ...(actor !== undefined && { actor: { name: actor, email: '', person } }),
  });
  const meant = found.filter(({ code, file }) => (codes?.includes(code) ?? true) && file.startsWith(within));
  const places = [...placeFindings(meant, workspace.files)].map(
    ({ finding, place }) => `${finding.file}:${place.start.line}:${place.start.column} ${finding.code}`,
  );
  return { found: places, wanted: expected(marked, finds) };
}

/** Of a run that leaves out tests, a quarter, drawn from its seed. */
function isComparedToo({ name, edits }: BookScenario): boolean {
  const { TIER, FUZZ_SEED } = process.env;
  const drawn = createHash('sha256')
    .update(JSON.stringify([FUZZ_SEED, name, edits.map(String)]))
    .digest();
  return TIER === 'all' || drawn.readUInt8() % 4 === 0;
}

let sound: Promise<Sound> | undefined;

/** Whoever checks what rests on the edits alone finds something wherever something is found: what that is, a whole check then says. */
async function compareWithResting(
  marked: ReadonlyMap<string, string>,
  committed: ReadonlyMap<string, string> | undefined,
): Promise<void> {
  const contents = withoutMarks(marked);
  sound ??= soundBook(texts, known);
  const found = await findOfWritten(await sound, contents, committed && withoutMarks(committed));
  if (found === 'whole' || found.length > 0) return;
  const workspace = await load(marked);
  const before = committed && (await load(committed));
  const whole = check({ workspace, ...(before && { before, oneCommit: true }) });
  if (whole.length > 0) throw new Error(`only a whole check finds: ${whole[0]?.file} ${whole[0]?.message}`);
}

function withoutMarks(contents: ReadonlyMap<string, string>): Texts {
  return Object.fromEntries([...contents].map(([path, text]) => [path, text.replaceAll('«', '')]));
}

/**
 * Returns an edit of one record of a list: what is replaced stands once in the record, and may stand in
 * others as well.
 */
export function editOf([path, id]: readonly [path: string, id: string], old: string, fresh: string): Edit {
  const records = (texts[path] ?? '').split(/\n(?=- )/);
  const record = records.find((text) => text.startsWith(`- id: ${id}\n`)) ?? '';
  if (record.split(old).length !== 2) throw new Error(`${id} does not hold "${old}" once`);
  return [path, record, record.replace(old, () => fresh)];
}

/** Returns the book with some edits. */
export function bWise(edits: readonly Edit[] = []): Promise<Workspace> {
  return load(filesWith(edits));
}

const known = shippedSchemas();
let base: Promise<Workspace> | undefined;

/** What an edit leaves as it is is not read again, as it is not where a command judges a change. */
async function load(contents: ReadonlyMap<string, string>): Promise<Workspace> {
  base ??= loadWorkspace(filesOf(texts), { known });
  const unmarked = new Map([...contents].map(([path, text]) => [path, text.replaceAll('«', '')]));
  const paths = [...new Set([...unmarked.keys(), ...Object.keys(texts)])];
  const changed = new Set(paths.filter((path) => unmarked.get(path) !== texts[path]));
  return loadWorkspace(filesOf(Object.fromEntries(unmarked)), {
    known,
    reuse: { from: await base, changed },
  });
}

/** A file that does not exist is made by an edit of nothing; one that is edited to nothing from nothing is removed. */
function filesWith(edits: readonly Edit[]): Map<string, string> {
  const changed = new Map(Object.entries(texts));
  for (const [path, old, fresh] of edits) {
    const text = changed.get(path) ?? '';
    if (old === '' && fresh === '') changed.delete(path);
    else if (old === '') changed.set(path, text + fresh);
    else if (typeof old !== 'string' && old.test(text)) changed.set(path, text.replace(old, fresh));
    else if (text.split(old).length === 2)
      changed.set(
        path,
        text.replace(old, () => fresh),
      );
    else throw new Error(`${path} does not hold "${old}" once`);
  }
  return changed;
}

function expected(contents: ReadonlyMap<string, string>, finds: readonly string[]): string[] {
  const marks = [...contents]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => marksIn(text).map((place) => `${path}:${place}`));
  const wanted = finds.map((find) => {
    const [code = '', path] = find.split(' ').reverse();
    return `${path === undefined ? (marks.shift() ?? 'nowhere') : `${path}:1:1`} ${code}`;
  });
  if (marks.length > 0) throw new Error(`no finding is named for the marks ${marks.join(', ')}`);
  return wanted;
}

/** Every mark of a text as `line:column`. */
function marksIn(text: string): string[] {
  return text.split('\n').flatMap((line, i) =>
    line
      .split('«')
      .slice(0, -1)
      .map((_, n, parts) => `${i + 1}:${parts.slice(0, n + 1).join('').length + 1}`),
  );
}
