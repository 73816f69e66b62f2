import { done, type Outcome } from '../diagnostic.ts';
import type { TextEdit } from '../text-edit.ts';
import { isList, isMapping, type Path, sameValue, type Value, valueAt } from '../value.ts';
import type { YamlFile, YamlRecord } from '../yaml/yaml-file.ts';
import { findUnwritable, unwritableKey } from './check-value.ts';
import type { Target } from './layout.ts';
import { insertMember, removeMember } from './members.ts';
import { editRecord, refuseEdit } from './refuse-edit.ts';
import { replaceValue } from './replace-value.ts';
import { showPath } from './show-path.ts';

/** A member and the value it is to have; `order` names the fields in the order they are to stand in. */
export type Change = { readonly path: Path; readonly value: Value; readonly order?: readonly string[] };

/**
 * Returns the edits that give a member of a record a value: in place where the member is there, else
 * on lines of its own after the nearest earlier field of `order`, or at the end of its mapping.
 */
export function setField(file: YamlFile, record: YamlRecord, change: Change): Outcome<TextEdit[]> {
  const target = { file, record };
  return editRecord(target, change.path, () => {
    if (sameValue(valueAt(record.value, change.path), change.value)) return done([]);
    return unwritable(target, change) ?? setMember(target, change);
  });
}

/** Returns the edits that take a field (or an item) out, with its line's comment; comments above it stay. */
export function removeField(file: YamlFile, record: YamlRecord, path: Path): Outcome<TextEdit[]> {
  const target = { file, record };
  return editRecord(target, path, () => {
    const isThere = path.length > 0 && valueAt(record.value, path) !== undefined;
    return isThere ? done(removeMember(target, path)) : absent(target, path);
  });
}

/** Returns the edits that put an item at the end of a list; a list that is missing is made. */
export function addItem(
  file: YamlFile,
  record: YamlRecord,
  { path, value }: { readonly path: Path; readonly value: Value },
): Outcome<TextEdit[]> {
  const target = { file, record };
  return editRecord(target, path, () => {
    const list = valueAt(record.value, path) ?? null;
    if (list === null) return setField(file, record, { path, value: [value] });
    if (!isList(list)) return notAList(target, path);
    return setField(file, record, { path: [...path, list.length], value });
  });
}

/** Returns the edits that take an item out of a list; `path` leads to the item. A list that held one becomes `[]`. */
export function removeItem(
  file: YamlFile,
  record: YamlRecord,
  { path }: { readonly path: Path },
): Outcome<TextEdit[]> {
  return removeField(file, record, path);
}

function setMember(target: Target, change: Change): Outcome<TextEdit[]> {
  const { path, value } = change;
  const step = path.at(-1);
  const owner = path.slice(0, -1);
  const parent = valueAt(target.record.value, owner);
  if (step === undefined) return done(replaceValue(target, path, value));
  if (parent === undefined || parent === null) return setNewOwner(target, change, step);
  const isStep = typeof step === 'string' ? isMapping(parent) : isList(parent) && step <= parent.length;
  if (!isStep)
    return isList(parent) || isMapping(parent) ? wrongStep(target, path) : throughScalar(target, path);
  if (valueAt(parent, [step]) !== undefined) return done(replaceValue(target, path, value));
  return done(insertMember(target, change));
}

/** Sets a member of a list or mapping that is not there yet, or that is written as nothing. */
function setNewOwner(target: Target, { path, value }: Change, step: string | number): Outcome<TextEdit[]> {
  if (typeof step === 'number' && step !== 0) return wrongStep(target, path);
  return setMember(target, {
    path: path.slice(0, -1),
    value: typeof step === 'number' ? [value] : { [step]: value },
  });
}

function unwritable(target: Target, { path, value }: Change): Outcome<TextEdit[]> | undefined {
  const keys = path.map((step) => (typeof step === 'string' ? unwritableKey(step) : undefined));
  const reason = keys.find((key) => key !== undefined) ?? findUnwritable(value, path.length + 1);
  if (reason === undefined) return undefined;
  return refuseEdit(target, {
    code: 'edit/unwritable',
    path,
    message: `${reason}: it cannot be written to "${showPath(path)}"`,
    hint: 'give a value that a registry can hold: visible text, exact numbers, fields with plain names',
  });
}

function absent(target: Target, path: Path): Outcome<TextEdit[]> {
  return refuseEdit(target, {
    code: 'edit/absent',
    path,
    message: `there is no "${showPath(path)}" to remove`,
    hint: 'look at what the record holds: grantbook show ID',
  });
}

function throughScalar(target: Target, path: Path): Outcome<TextEdit[]> {
  const owner = path.slice(0, -1);
  return refuseEdit(target, {
    code: 'edit/not-a-collection',
    path,
    message: `"${showPath(path)}" cannot be set: "${showPath(owner)}" is a single value`,
    hint: `set "${showPath(owner)}" as a whole, or remove it first`,
  });
}

function wrongStep(target: Target, path: Path): Outcome<TextEdit[]> {
  const owner = path.slice(0, -1);
  const parent = valueAt(target.record.value, owner);
  const holds = isList(parent) ? `a list of ${parent.length}` : isMapping(parent) ? 'a mapping' : 'empty';
  return refuseEdit(target, {
    code: 'edit/no-such-place',
    path,
    message: `"${showPath(path)}" cannot be set: "${showPath(owner)}" is ${holds}`,
    hint: 'name a field of a mapping, or a position of a list that is there or the next one',
  });
}

function notAList(target: Target, path: Path): Outcome<TextEdit[]> {
  return refuseEdit(target, {
    code: 'edit/not-a-list',
    path,
    message: `nothing can be added to "${showPath(path)}": it is no list`,
    hint: `set "${showPath(path)}" as a whole`,
  });
}
