import type { Workspace } from '../../registry/workspace.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';

/** A value of a setting, and the names of what it holds for: `GA`, `ordinary`. */
type Choice = { readonly names: readonly string[]; readonly value: Value };

/**
 * Returns a setting's number in words. Where the record decides between several, each with what it
 * is for: `45 (GA ordinary), 15 (GA extraordinary)`; where all are the same, the one number.
 */
export function settingWords(way: string, { project }: Workspace): string {
  let open: Choice[] = project ? [{ names: [], value: project.data }] : [];
  for (const step of way.match(/\{[^}]*\}|[^.{}]+/g) ?? []) {
    open = open.flatMap((choice) => (step.startsWith('{') ? every(choice) : named(choice, step)));
  }
  const byNumber = new Map<string, string[]>();
  for (const { names, value } of open.filter(({ value: each }) => typeof each === 'number')) {
    const number = String(value);
    byNumber.set(number, [...(byNumber.get(number) ?? []), names.join(' ')]);
  }
  if (byNumber.size === 0) return `the number of ${way}`;
  const [only] = byNumber.size === 1 ? byNumber.keys() : [];
  return only ?? [...byNumber].map(([number, names]) => `${number} (${names.join(', ')})`).join(', ');
}

/** What a record may pick: the items of a list by their first field, or the members of a mapping. */
function every({ names, value }: Choice): Choice[] {
  if (isList(value))
    return value.flatMap((item) =>
      isMapping(item) ? [{ names: [...names, String(Object.values(item)[0])], value: item }] : [],
    );
  if (!isMapping(value)) return [];
  return Object.entries(value).map(([name, member]) => ({ names: [...names, name], value: member }));
}

function named(choice: Choice, name: string): Choice[] {
  const { value, names } = choice;
  if (isList(value))
    return every(choice)
      .filter((each) => each.names.at(-1) === name)
      .map((each) => ({ ...each, names }));
  const member = isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return member === undefined ? [] : [{ names, value: member }];
}
