import { commentsAbove } from '../../text/edit/edit-file.ts';
import type { Value } from '../../text/value.ts';
import type { YamlFile } from '../../text/yaml/yaml-file.ts';

/** A record as it stands in a list file: its lines with the comments right above them, and the blank lines after it. */
export type Segment = { readonly value: Value; readonly body: string; readonly gap: string };

/** A list file in parts: what stands above the first record, and the records. */
export type Segments = { readonly head: string; readonly records: readonly Segment[] };

/** Returns a list file in parts, which joined give the file again; a file without records is all head. */
export function segmentsOf(file: YamlFile): Segments {
  const { text, records } = file;
  const starts = records.map((record) => commentsAbove({ file, record }));
  const [first = text.length] = starts;
  return {
    head: records.length > 0 ? text.slice(0, first) : text.replace(/^\[\][ \t]*\r?\n?/m, ''),
    records: records.map(({ value }, i) => {
      const whole = text.slice(starts[i], starts[i + 1] ?? text.length);
      const body = whole.replace(/(?:[ \t]*\r?\n)*$/, '');
      const line = /^\r?\n/.exec(whole.slice(body.length))?.[0] ?? '';
      return { value: value ?? null, body: body + line, gap: whole.slice(body.length + line.length) };
    }),
  };
}
