import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { LineMap } from '../../src/text/line-map.ts';
import type { Span } from '../../src/text/span.ts';
import type { Path, Value } from '../../src/text/value.ts';
import { isList, isMapping } from '../../src/text/value.ts';
import { loadJudge, type YamlJudge } from '../../src/text/yaml/judge.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import type { Shape, YamlFile } from '../../src/text/yaml/yaml-file.ts';

export const judge: YamlJudge = await loadJudge();

/** Reads a text as the product does: with the full parser at hand. */
export function read(text: string, shape: Shape = 'list'): YamlFile {
  const file = readYaml({ file: 'book.yaml', text, shape, idField: 'id' }, judge);
  if (file === 'needs-judge') throw new Error('asked for a judge that it had');
  return file;
}

/** Writes a finding as one line: code, place, and the text it points at. */
export function line(text: string, { code, severity, span }: Diagnostic): string {
  const mark = severity === 'error' ? '' : ` (${severity})`;
  return `${code}${mark} ${placeOf(text, span)}`;
}

/** Writes a span as people see it: `line:column "text"`, of the first line only. */
export function placeOf(text: string, span: Span | undefined): string {
  if (!span) return 'nowhere';
  const { line: row, column } = new LineMap(text).position(span.start);
  return `${row}:${column} ${JSON.stringify(text.slice(span.start, span.end))}`;
}

/** Returns the paths to a value and to everything in it. */
export function allPaths(value: Value, path: Path = []): Path[] {
  const members: [string | number, Value][] = isList(value)
    ? value.map((item, i) => [i, item])
    : isMapping(value)
      ? Object.entries(value)
      : [];
  return [path, ...members.flatMap(([step, member]) => allPaths(member, [...path, step]))];
}
