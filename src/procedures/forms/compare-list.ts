import type { Assignment } from '../../change/assignment.ts';
import { type AnswerKind, type Answers, type FormList, keyOf } from '../../registry/forms/form.ts';
import { countedText } from '../../registry/forms/form-words.ts';
import { sentAnswers } from '../../registry/forms/sent-answers.ts';
import { withMember, withoutMember } from '../../text/edit/intended-value.ts';
import { isList, isMapping, sameValue, type Value, valueAt } from '../../text/value.ts';
import { type Matched, type Matching, matchRows } from './match-rows.ts';
import { newItem } from './new-item.ts';
import { askForLost, type Compared, conflict, type Inside, type RowChange, type Trail } from './question.ts';
import { isBlank, itemSignature } from './read-back.ts';

/** Returns the edits that bring a list to what a form says: its items changed, added and removed. */
export function compareList(field: FormList, compared: Compared, at: Inside): Assignment[] {
  const key = keyOf(field);
  const found = compared.back.lists.get(key);
  if (found === undefined) {
    // The items of a list stand in a sheet of their own, which need not be there.
    if (!at.sheet) askForLost(at);
    return [];
  }
  const lists: Lists = {
    field,
    sent: compared.sent.lists.get(key) ?? [],
    back: at.sheet ? found : withoutBlank(field, found, compared.sent.lists.get(key) ?? []),
    base: itemsOf(compared.base, field),
    now: itemsOf(compared.now, field),
  };
  const matching =
    at.sheet?.matchItems(at.trail ?? [], field) ??
    matchRows(matchedOf(field, lists.sent), matchedOf(field, lists.back));
  if (matching.removed.length === 0 && matching.added.length === 0) return changedItems(lists, matching, at);
  return changedList(lists, matching, at);
}

type Lists = {
  readonly field: FormList;
  readonly sent: readonly Answers[];
  readonly back: readonly Answers[];
  readonly base: readonly Value[];
  readonly now: readonly Value[];
};

/** Rows that nobody filled in are none: of such rows the list keeps as many as it had. */
function withoutBlank(
  { fields }: FormList,
  items: readonly Answers[],
  sent: readonly Answers[],
): readonly Answers[] {
  const blank = items.filter((item) => isBlank(fields, item));
  const kept = blank.slice(0, sent.filter((item) => isBlank(fields, item)).length);
  return items.filter((item) => kept.includes(item) || !blank.includes(item));
}

function itemsOf(data: Value, { path }: FormList): readonly Value[] {
  const list = valueAt(data, path);
  return isList(list) ? list : [];
}

function matchedOf({ fields }: FormList, items: readonly Answers[]): Matched[] {
  const values = fields
    .filter((field) => field.shape === 'value')
    .sort((a, b) => Number(b.required) - Number(a.required));
  const named = values[0] !== undefined && !isFreeText(values[0].answer);
  return items.map((item) => ({
    signature: itemSignature(fields, item),
    texts: values.map((value) => countedText(item.values.get(keyOf(value)) ?? '', value.answer)),
    named,
  }));
}

function isFreeText(answer: AnswerKind): boolean {
  return answer.kind === 'text' || (answer.kind === 'cell' && answer.cell.kind === 'text');
}

/** The items are the same as were sent: each is compared by itself, wherever it stands by now. */
function changedItems(lists: Lists, { pairs }: Matching, at: Inside): Assignment[] {
  const places = sameValue(lists.base, lists.now) ? undefined : presentPlaces(lists);
  return pairs.flatMap(([i, j]): Assignment[] => {
    const place = places ? places.get(i) : i;
    const now = place === undefined ? undefined : lists.now[place];
    const edits = itemEdits(lists, [i, j], { now: now ?? lists.base[i] ?? null, at });
    if (edits.length === 0 || sameEdits(now, edits)) return [];
    if (place === undefined) {
      at.questions.push(conflict(inRow(at, lists.field, j), { form: 'other answers' }));
      return [];
    }
    return edits.map((edit) => ({ ...edit, path: [...lists.field.path, place, ...edit.path] }));
  });
}

function sameEdits(now: Value | undefined, edits: readonly Assignment[]): boolean {
  return now !== undefined && sameValue(applied(now, edits), now);
}

/** Where the items that were sent stand in the book by now. */
function presentPlaces({ field, sent, now }: Lists): ReadonlyMap<number, number> {
  const present = now.map((item) => sentAnswers(field.fields, item));
  return new Map(matchRows(matchedOf(field, sent), matchedOf(field, present)).pairs);
}

type Item = { readonly now: Value; readonly at: Inside };

function itemEdits(lists: Lists, [i, j]: readonly [number, number], { now, at }: Item): Assignment[] {
  const { field, sent, back, base } = lists;
  const [before, after, item] = [sent[i], back[j], base[i]];
  if (!before || !after || item === undefined) return [];
  const inside = inRow(at, field, j);
  if (!at.sheet && isOther(field, item, [before, after])) {
    const message = `${inside.place} names another item than it did, and the book holds more of that one than the form shows`;
    const hint = 'give it back its name, or make the change in the book: grantbook edit';
    at.questions.push({ code: 'form/unclear', field: at.top, message, hint });
    return [];
  }
  return at.compare(field.fields, { sent: before, back: after, base: item, now }, inside);
}

/** What an item holds beside the form belongs to it, not to another one that was written over it. */
function isOther({ fields }: FormList, item: Value, [before, after]: readonly [Answers, Answers]): boolean {
  if (!isMapping(item)) return false;
  const shown = new Set(fields.map(({ path }) => path[0]));
  if (Object.keys(item).every((name) => shown.has(name))) return false;
  const name = fields.find((each) => each.shape === 'value' && each.required);
  if (name?.shape !== 'value') return false;
  const text = (answers: Answers) => countedText(answers.values.get(keyOf(name)) ?? '', name.answer);
  return text(before) !== text(after);
}

function inRow(at: Inside, list: FormList, j: number): Inside {
  if (at.sheet) {
    const trail: Trail = [...(at.trail ?? []), [keyOf(list), j]];
    const first = list.fields[0];
    return { ...at, trail, place: first ? at.sheet.placeOf(trail, first) : at.place };
  }
  return { ...at, place: `${at.place}, ${list.shape === 'rows' ? 'row' : 'item'} ${j + 1}` };
}

/** Items were added or removed: that can be said only of the list that the form was made from. */
function changedList(lists: Lists, matching: Matching, at: Inside): Assignment[] {
  const { field, back, base, now } = lists;
  const asked = at.questions.length;
  const kept = new Map(
    matching.pairs.map(([i, j]) => [j, { i, edits: itemEdits(lists, [i, j], { now: base[i] ?? null, at }) }]),
  );
  const items = back.map((item, j): Value => {
    const old = kept.get(j);
    if (old) return applied(base[old.i] ?? null, old.edits);
    return newItem(field.fields, item, inRow(at, field, j));
  });
  if (at.questions.length > asked || sameValue(items, now)) return [];
  if (!sameValue(base, now)) {
    at.questions.push(conflict(at, { form: `${back.length} items` }));
    return [];
  }
  at.rows.push(...rowChanges(lists, matching, at));
  return listEdits(lists, { matching, items, edits: [...kept.values()] });
}

function rowChanges(
  { field, sent, back }: Lists,
  { removed, added }: Matching,
  { place }: Inside,
): RowChange[] {
  const name = (items: readonly Answers[], at: number) => {
    const [first] = matchedOf(field, items.slice(at, at + 1));
    return (first?.texts ?? [])
      .filter((text) => text !== '')
      .slice(0, 3)
      .join(' | ');
  };
  return [
    ...removed.map((i) => ({ kind: 'removed' as const, place, name: name(sent, i) })),
    ...added.map((j) => ({ kind: 'added' as const, place, name: name(back, j) })),
  ];
}

type Changed = {
  readonly matching: Matching;
  readonly items: readonly Value[];
  readonly edits: readonly { readonly i: number; readonly edits: readonly Assignment[] }[];
};

/** What stays keeps its bytes where the fresh items come last; otherwise the list is written anew. */
function listEdits({ field, base }: Lists, { matching, items, edits }: Changed): Assignment[] {
  const { path, required } = field;
  const { removed, added, pairs } = matching;
  if (items.length === 0 && !required) return [{ path, operation: 'clear', value: null }];
  if (pairs.length === 0 || added.some((j) => j < pairs.length))
    return [{ path, operation: 'set', value: items }];
  const gone = removed
    .toReversed()
    .map((i): Assignment => ({ path: [...path, i], operation: 'clear', value: null }));
  const stays = [...base.keys()].filter((i) => !removed.includes(i));
  const changed = edits.flatMap((item) =>
    item.edits.map((edit) => ({ ...edit, path: [...path, stays.indexOf(item.i), ...edit.path] })),
  );
  const fresh = added.map(
    (j): Assignment => ({ path: [...path, j], operation: 'set', value: items[j] ?? null }),
  );
  return [...gone, ...changed, ...fresh];
}

function applied(item: Value, edits: readonly Assignment[]): Value {
  return edits.reduce<Value>(
    (value, { path, operation, value: member }) =>
      operation === 'clear' ? withoutMember(value, path) : withMember(value, path, member),
    item,
  );
}
