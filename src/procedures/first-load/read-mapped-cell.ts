import type { ReadCell } from '../../exchange/sheets/workbook.ts';
import { answerKind } from '../../registry/forms/answer-kind.ts';
import type { AnswerKind } from '../../registry/forms/form.ts';
import type { TableColumn } from '../../registry/sheets/table.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { keywordOf, propertyParts, rootPart, type SchemaPart } from '../../schema/find-properties.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { Code } from '../../text/codes/index.ts';
import { isMapping, type Value } from '../../text/value.ts';
import { shortened } from '../forms/question.ts';
import { readAnswer } from '../forms/read-answer.ts';
import { shownCell } from '../sheets/find-tables.ts';
import { readGivenCell } from '../sheets/read-given-cell.ts';
import type { Reading } from '../sheets/received.ts';
import type { MappedColumn } from './import-map.ts';

/** A column of a sheet that is a field: what the map says of it, and what an answer to the field is. */
export type FieldColumn = {
  readonly mapped: MappedColumn;
  readonly column: TableColumn;
  readonly answer: AnswerKind;
};

/** What a cell means: a value, nothing, or why that is not certain. */
export type MappedValue =
  | { readonly value: Value | undefined }
  | { readonly code: Code; readonly why: string; readonly hint: string };

/** Returns what an answer to a field is, as forms know it; a cell to the letter where they know none. */
export function answerOf(registry: RegistrySchema, column: TableColumn, workspace: Workspace): AnswerKind {
  let part: SchemaPart | undefined = rootPart(registry);
  for (const step of column.field?.path ?? []) part = part && propertyParts(part, step)[0];
  const name = column.key.split('.').at(-1) ?? '';
  const own = part && answerKind(part, name, workspace);
  if (own) return own;
  const items = part && keywordOf(part, 'items');
  const of =
    part && isMapping(items)
      ? answerKind({ registry: part.registry, schema: items }, name, workspace)
      : undefined;
  return of ? { kind: 'several', of } : { kind: 'cell', cell: column.cell };
}

/** Returns what a cell of a sheet of somebody else means for a field: by the map where it says so, else as people write it; never by a guess. */
export function readMappedCell(
  cell: ReadCell,
  { mapped, column, answer }: FieldColumn,
  reading: Reading,
): MappedValue {
  const shown = shownCell(cell).trim();
  const counts = cell.kind === 'text' || cell.kind === 'number' || cell.kind === 'yes-no';
  if (counts && mapped.values.has(shown)) return { value: mapped.values.get(shown) };
  const given = readGivenCell(cell, { kind: column.cell, reading });
  if (!('text' in given)) return given;
  const text = given.text.trim();
  if (text === '') return { value: undefined };
  const meaning = readAnswer(text, answer);
  if ('value' in meaning) return meaning;
  return {
    code: 'sheet/unclear',
    why: `says "${shortened(text)}": ${meaning.why}`,
    hint: `say in the map what it means (values: says, means), or write ${shortened(meaning.write)}`,
  };
}
