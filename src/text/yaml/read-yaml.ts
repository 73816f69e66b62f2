import type { Diagnostic } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import { isList, isMapping, type Path, type Value } from '../value.ts';
import { type Fault, toDiagnostic } from './fault.ts';
import { type Flaws, findFlaws, isFlawed } from './flaws.ts';
import { findIdHints } from './id-hints.ts';
import { isItemLine, splitItems } from './items.ts';
import type { Judgement, YamlJudge } from './judge.ts';
import { contentLine, type Layout, layOut } from './layout.ts';
import { type Read, ReadRecord } from './read-record.ts';
import { beforeRecordsFault, listRootFault, recordRootFault } from './root-faults.ts';
import { SliceReader } from './slice-reader.ts';
import type { YamlFile, YamlRecord, YamlSource } from './yaml-file.ts';

/**
 * Reads a file's records as plain data. What is not in the plain block style needs the full parser:
 * without one the answer is then 'needs-judge'; with one it never is.
 */
export function readYaml(source: YamlSource, judge?: YamlJudge): YamlFile | 'needs-judge' {
  const flaws = findFlaws(source.text);
  const layout = layOut(source.text);
  const job: Job = { source, flaws, layout, reader: new SliceReader(source, flaws, judge) };
  const result = isEmpty(job) ? { records: [], faults: [] } : readShape(job);
  if (result === undefined) return 'needs-judge';
  const { file, text, shape } = source;
  const faults = [...flaws.faults, ...layout.faults, ...result.faults];
  const problems = faults.map((fault) => toDiagnostic(file, fault)).sort(byPlace);
  if (isEmpty(job) && problems.length === 0) problems.push(emptyFinding(source));
  return { file, text, shape, records: result.records, problems };
}

type Job = {
  readonly source: YamlSource;
  readonly flaws: Flaws;
  readonly layout: Layout;
  readonly reader: SliceReader;
};

/** The records that were read and their faults; undefined where the full parser is needed. */
type Records = { readonly records: readonly YamlRecord[]; readonly faults: readonly Fault[] } | undefined;

function isEmpty({ source, layout }: Job): boolean {
  return layout.stretches.every((stretch) => contentLine(source.text, stretch) === undefined);
}

function readShape(job: Job): Records {
  return job.source.shape === 'list' ? readList(job) : readRecord(job);
}

function readList(job: Job): Records {
  const { source, layout, flaws } = job;
  const [first] = layout.stretches;
  const slices = layout.stretches.flatMap((stretch) => splitItems(source.text, stretch));
  const content = contentLine(source.text, first);
  if (content === undefined || isItemLine(source.text, content)) return readItems(job, slices);
  if (slices.length === 0) return readOtherRoot(job, first);
  const read = readItems(job, slices);
  const span = lineContent(source.text, content);
  const fault = isFlawed(flaws, span) ? [] : [beforeRecordsFault(source.text, span)];
  return read && { records: read.records, faults: [...fault, ...read.faults] };
}

/** The way from the value of a stretch to its record: the first item of a list, or all of it. */
const [IN_LIST, ALONE]: readonly [Path, Path] = [[0], []];

function readItems(job: Job, slices: readonly Span[]): Records {
  const records: YamlRecord[] = [];
  const faults: Fault[] = [];
  for (const slice of slices) {
    const reading = job.reader.read(slice);
    if (reading === undefined) return undefined;
    for (const fault of reading.faults) faults.push(fault);
    const value = isList(reading.value) ? reading.value[0] : undefined;
    records.push(toRecord(job, { slice, stretch: slice, value, prefix: IN_LIST }));
  }
  return { records, faults };
}

/** Reads a list file with no item at the margin, to say what it holds instead; `[]` is a sound one. */
function readOtherRoot({ source, reader }: Job, stretch: Span): Records {
  const reading = reader.read(stretch);
  if (reading === undefined) return undefined;
  return { records: [], faults: [...reading.faults, ...rootFaults(source, stretch, reading)] };
}

function readRecord(job: Job): Records {
  const { source, layout, reader } = job;
  const [stretch] = layout.stretches;
  const reading = reader.read(stretch);
  if (reading === undefined) return undefined;
  const { length } = source.text;
  const slice = stretch.start === 0 && stretch.end === length ? stretch : { start: 0, end: length };
  const value = isMapping(reading.value) ? reading.value : undefined;
  return {
    records: [toRecord(job, { slice, stretch, value, prefix: ALONE })],
    faults: [...reading.faults, ...rootFaults(source, stretch, reading)],
  };
}

function rootFaults({ text, shape }: YamlSource, stretch: Span, { value }: Judgement): Fault[] {
  const content = contentLine(text, stretch);
  if (value === undefined || content === undefined) return [];
  const span = lineContent(text, content);
  const fault = shape === 'list' ? listRootFault(value, span) : recordRootFault(value, span);
  return fault ? [fault] : [];
}

function toRecord(
  { source, reader }: Job,
  { slice, stretch, value, prefix }: Read<Value | undefined>,
): YamlRecord {
  if (value !== undefined) return new ReadRecord({ slice, stretch, value, prefix }, reader);
  return {
    slice,
    value,
    idHints: findIdHints(source.text, stretch, source.idField),
    locate: (path) => (path.length === 0 ? { value: slice } : undefined),
  };
}

function emptyFinding({ file, shape }: YamlSource): Diagnostic {
  const isAllowed = shape === 'list';
  return {
    code: 'yaml/empty',
    severity: isAllowed ? 'warning' : 'error',
    file,
    span: { start: 0, end: 0 },
    message: `the file holds no ${isAllowed ? 'records' : 'record'}`,
    hint: isAllowed ? 'write "[]" for a list without records' : 'write the record, or delete the file',
  };
}

/** Returns the span of a line without its indentation and the spaces at its end. */
function lineContent(text: string, start: number): Span {
  const feed = text.indexOf('\n', start);
  const line = text.slice(start, feed === -1 ? text.length : feed);
  const from = start + line.length - line.trimStart().length;
  return { start: from, end: from + line.trim().length };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
