import { done, type Outcome } from '../../text/diagnostic.ts';
import { setField } from '../../text/edit/edit-record.ts';
import { withMember } from '../../text/edit/intended-value.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Value } from '../../text/value.ts';
import type { YamlFile } from '../../text/yaml/yaml-file.ts';
import { findWords, type WordPlace } from './find-words.ts';
import type { Spot } from './rename-spots.ts';

/** What an id is replaced by. */
export type Ids = { readonly from: string; readonly to: string };

/** Returns the text with an id replaced where it stands as a word: all of them, or those that are not in code. */
export function replaceWords(
  text: string,
  { from, to }: Ids,
  isMeant: (place: WordPlace) => boolean,
): string {
  let result = '';
  let at = 0;
  for (const place of findWords(text, from).filter(isMeant)) {
    result += text.slice(at, place.start) + to;
    at = place.end;
  }
  return result + text.slice(at);
}

/** Returns the text that a spot is to hold. */
export function intendedText({ kind, text }: Pick<Spot, 'kind' | 'text'>, ids: Ids): string {
  return kind === 'mention' ? replaceWords(text, ids, ({ code }) => !code) : ids.to;
}

/** Returns the record's data with all its spots replaced. */
export function intendedValue(data: Value, spots: readonly Spot[], ids: Ids): Value {
  return spots.reduce((value, spot) => withMember(value, spot.path, intendedText(spot, ids)), data);
}

/**
 * Returns the edits that replace an id in a member: of its text as it is written, so that quotes, line
 * breaks and comments stay. Where that cannot be told letter by letter, the value is written anew.
 */
export function replaceId(file: YamlFile, spot: Spot, ids: Ids): Outcome<TextEdit[]> {
  const { entry, path } = spot;
  const record = file.records[entry.index];
  const span = record?.locate(path)?.value;
  if (!record || !span) throw new Error(`${file.file}: "${path.join('.')}" of ${entry.id} is gone`);
  const written = findWords(file.text.slice(span.start, span.end), ids.from);
  const said = findWords(spot.text, ids.from);
  if (written.length !== said.length) return setField(file, record, { path, value: intendedText(spot, ids) });
  const meant = written.filter((_, i) => spot.kind !== 'mention' || said[i]?.code === false);
  return done(
    meant.map(({ start, end }) => ({
      span: { start: span.start + start, end: span.start + end },
      text: ids.to,
    })),
  );
}
