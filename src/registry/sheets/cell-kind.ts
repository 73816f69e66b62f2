import { keywordOf, type SchemaPart } from '../../schema/find-properties.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import { labelOf } from '../find-entry.ts';
import { plainKind, typeOfPart } from '../forms/answer-kind.ts';
import { isPersonal } from '../personal.ts';
import type { Entry, Workspace } from '../workspace.ts';
import type { CellKind } from './cell.ts';

/** The records of a set of registries by their ids, with what they are called; made once for all that refer to them. */
export type Labels = Map<string, ReadonlyMap<string, string>>;

/** Returns what a cell holds of a member of a record that is no mapping with fields of its own, nor a list of such. */
export function cellKind(part: SchemaPart, workspace: Workspace, labels: Labels): CellKind {
  const choices = keywordOf(part, 'enum');
  if (isList(choices)) return { kind: 'choice', choices };
  const reference = keywordOf(part, 'x-ref');
  if (isMapping(reference)) return recordKind(reference.to, workspace, labels);
  if (typeOfPart(part) === 'array') return severalKind(part, workspace, labels);
  return plainKind(part) ?? { kind: 'any' };
}

function severalKind(part: SchemaPart, workspace: Workspace, labels: Labels): CellKind {
  const items = keywordOf(part, 'items');
  const inner = { registry: part.registry, schema: isMapping(items) ? items : {} };
  const of = cellKind(inner, workspace, labels);
  return of.kind === 'any' || of.kind === 'several' ? { kind: 'any' } : { kind: 'several', of };
}

function recordKind(to: Value | undefined, workspace: Workspace, labels: Labels): CellKind {
  const names = isList(to) ? to.map(String) : [String(to)];
  const registries = names.flatMap((name) => workspace.registries.get(name) ?? []);
  const key = names.join(' ');
  const known =
    labels.get(key) ??
    new Map(registries.flatMap(({ entries }) => entries.map((each) => [each.id, shownLabel(each)] as const)));
  labels.set(key, known);
  const nouns = registries.map(({ schema }) => schema.noun.replaceAll('-', ' ')).join(' or ');
  return { kind: 'record', nouns, labels: known };
}

/** More of a title is too wide for a cell. */
const WIDEST = 60;

/** A name that is personal data is not shown. */
function shownLabel(entry: Entry): string {
  const label = isPersonal(entry.registry, [entry.registry.label]) ? entry.id : labelOf(entry);
  if (label === entry.id) return '';
  const line = label.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > WIDEST ? `${letters.slice(0, WIDEST - 1).join('')}…` : line;
}
