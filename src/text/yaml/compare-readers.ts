import type { Diagnostic } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import { isList, isMapping, type Path, sameValue, type Value, valueAt } from '../value.ts';
import { toDiagnostic } from './fault.ts';
import type { Judgement, YamlJudge } from './judge.ts';
import { layOut } from './layout.ts';
import { MAX_JUDGED_LENGTH } from './limits.ts';
import { DECLINED } from './strict-cursor.ts';
import { StrictReader } from './strict-reader.ts';
import type { YamlFile, YamlRecord } from './yaml-file.ts';

/** How many records both readers read, and where they did not read the same. */
export type Comparison = { readonly both: number; readonly disagreements: readonly Diagnostic[] };

/** Reads a file's records with the strict reader and with the full parser; what one of them does not read is not compared. */
export function compareReaders(source: YamlFile, judge: YamlJudge): Comparison {
  const { file, text, shape } = source;
  const strict = new StrictReader(text);
  const disagreements: Diagnostic[] = [];
  let both = 0;
  for (const { record, slice } of readableSlices(source)) {
    const value = strict.read(slice);
    if (value === DECLINED) continue;
    both++;
    const path = difference(value, judge.judge(text, slice));
    if (path) disagreements.push(disagreement(file, record, shape === 'list' ? path.slice(1) : path));
  }
  return { both, disagreements };
}

function readableSlices({ text, shape, records }: YamlFile): { record: YamlRecord; slice: Span }[] {
  const [stretch] = layOut(text).stretches;
  return records
    .map((record) => ({ record, slice: shape === 'list' ? record.slice : stretch }))
    .filter(
      ({ record, slice: { start, end } }) => record.value !== undefined && end - start <= MAX_JUDGED_LENGTH,
    );
}

/** The strict reader takes only what the full parser takes without a word. */
function difference(value: Value, { value: judged, faults }: Judgement): Path | undefined {
  return faults.length > 0 ? [] : firstDifference(value, judged);
}

function disagreement(file: string, record: YamlRecord, path: Path): Diagnostic {
  const place = record.locate(path) ?? record.locate(path.slice(0, -1));
  const where = path.length === 0 ? 'this record' : `"${path.join('.')}"`;
  return toDiagnostic(file, {
    code: 'yaml/readers-disagree',
    span: place?.value ?? record.slice,
    message: `the two YAML readers of grantbook do not read the same in ${where}`,
    hint: 'this is a bug in grantbook: please report this line as it stands; the value in double quotes is read alike',
  });
}

/** Returns the way to the first member in which two values differ; undefined where they are the same. */
function firstDifference(a: Value, b: Value | undefined): Path | undefined {
  if (sameValue(a, b)) return undefined;
  for (const [step, member] of membersOf(a)) {
    const path = firstDifference(member, valueAt(b, [step]));
    if (path) return [step, ...path];
  }
  return [];
}

function membersOf(value: Value): (readonly [string | number, Value])[] {
  if (isList(value)) return [...value.entries()];
  return isMapping(value) ? Object.entries(value) : [];
}
