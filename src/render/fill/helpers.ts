import { naturalOrder } from '../../base/natural-order.ts';
import { closest } from '../../base/suggest.ts';
import type { Entry } from '../../registry/workspace.ts';
import { PERSONAL, personalProblem } from '../hide-personal.ts';
import { escapeAttribute } from './escape-markdown.ts';
import { type Filling, MISSING } from './filling.ts';
import type { Site } from './instrument-template.ts';
import { sayDate, sayMonth } from './say-date.ts';
import { slug } from './slug.ts';

/** One call of a helper: its values, its pairs, and where it stands. */
export type Call = {
  readonly filling: Filling;
  readonly site: Site;
  readonly values: readonly unknown[];
  readonly pairs: Readonly<Record<string, unknown>>;
};

const LONGEST = 100_000;

type Helper = (call: Call) => unknown;

/** What each helper does. */
export const helpers: Readonly<Record<string, Helper>> = {
  ref: (call) => labelOf(call.filling, text(call, 0)),
  refs: (call) => list(call).map((id) => (typeof id === 'string' ? labelOf(call.filling, id) : id)),
  field: (call) => ownField(call.filling.entry(text(call, 0))?.data, text(call, 1)),
  date: (call) => sayDate(text(call, 0)) ?? unfit(call, 'a day such as 2026-12-12'),
  month: (call) =>
    sayMonth(text(call, 0), call.filling.request.workspace.project) ??
    unfit(call, 'a project month such as M18'),
  state: (call) =>
    call.filling.request.entry.registry.lifecycle?.states.get(text(call, 0))?.title ?? text(call, 0),
  words: (call) => words(text(call, 0)),
  join: (call) =>
    list(call)
      .map((item) => call.filling.plain(item, stretch(call, 0)))
      .join(call.values.length > 1 ? text(call, 1) : ', '),
  slug: (call) => slug(text(call, 0)),
  eq: ({ values }) => values[0] === values[1],
  any: ({ values }) => values.some(isGiven),
  where,
  default: ({ values }) => (isGiven(values[0]) && values[0] !== MISSING ? values[0] : values[1]),
  attr: (call) => escapeAttribute(text(call, 0)),
  level: (call) => '#'.repeat(Math.min(text(call, 0).split('.').length, 4)),
  markdown,
};

function markdown(call: Call): string {
  const source = text(call, 0);
  if (source.length <= LONGEST) return call.filling.insert(source);
  const message = `"${stretch(call, 0).text}" has ${source.length} characters; the most is ${LONGEST}`;
  call.filling.report(stretch(call, 0), { code: 'template/too-large', message });
  return '';
}

/** Returns whether a value is there and not empty: for `if`, `unless`, `any` and `default`. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false;
  return !(Array.isArray(value) && value.length === 0);
}

/** Returns the name of the record with an id; the id itself where there is no such record or name. */
export function labelOf(filling: Pick<Filling, 'entry'>, id: string): string {
  const entry = filling.entry(id);
  const label = entry && ownField(entry.data, entry.registry.label);
  return typeof label === 'string' ? label : id;
}

function where(call: Call): unknown {
  const { filling, pairs } = call;
  const name = text(call, 0);
  const registry = filling.request.workspace.registries.get(name);
  if (!registry) {
    const names = [...filling.request.workspace.registries.keys()];
    const hint = `there are: ${names.join(', ')}`;
    const suggestions = closest(name, names);
    filling.report(stretch(call, 0), {
      code: 'template/data',
      message: `there is no registry "${name}"`,
      hint,
      suggestions,
    });
    return [];
  }
  const tests = Object.entries(pairs);
  for (const [field] of tests) refuseHidden(call, field, registry.entries);
  const found = registry.entries.filter(({ data }) =>
    tests.every(([field, value]) => holds(ownField(data, field), value)),
  );
  return sortEntries(found).map(({ data }) => data);
}

/** Choosing by a value tells it as surely as printing it does. */
function refuseHidden({ filling, site }: Call, field: string, entries: readonly Entry[]): void {
  if (entries.some(({ data }) => (ownField(data, field) as unknown) === PERSONAL))
    filling.report(site.pairs.get(field) ?? site, { code: 'template/personal', ...personalProblem(field) });
}

/** Returns records in the order people expect: by a field, or the one their registry sorts by; without it, last. */
export function sortEntries(entries: readonly Entry[], by?: string): Entry[] {
  const key = ({ data, registry, id }: Entry) =>
    String(ownField(data, by ?? registry.sort) ?? (by === undefined ? id : '\uffff'));
  return [...entries].sort((a, b) => naturalOrder(key(a), key(b)) || naturalOrder(a.id, b.id));
}

/** Returns a code as words: minor_revision is minor revision. */
export function words(code: string): string {
  return code.replaceAll('_', ' ');
}

/** Returns whether a field is the value, or is a list that holds it. */
export function holds(field: unknown, value: unknown): boolean {
  return field === value || (Array.isArray(field) && field.includes(value));
}

function ownField(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[name];
}

function text(call: Call, at: number): string {
  return call.filling.plain(call.values[at], stretch(call, at));
}

function list(call: Call): readonly unknown[] {
  const value = call.values[0];
  if (Array.isArray(value)) return value;
  unfit(call, 'a list');
  return [];
}

function unfit(call: Call, wanted: string): typeof MISSING {
  const at = stretch(call, 0);
  const message = `"${at.text}" is not ${wanted}`;
  call.filling.report(at, { code: 'template/not-text', message });
  return MISSING;
}

function stretch(call: Call, at: number): Site['values'][number] {
  return call.site.values[at] ?? call.site;
}
