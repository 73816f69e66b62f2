import { onceFor } from '../base/once-for.ts';
import { sameLetters } from '../base/portable-name.ts';
import { closest } from '../base/suggest.ts';
import { wordQuotesHint } from '../base/word-quotes.ts';
import { labelOf, registryOf } from '../registry/find-entry.ts';
import { linksFrom } from '../registry/find-links.ts';
import { formerRecords } from '../registry/former-ids.ts';
import { fieldName } from '../registry/members.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Link, Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { eachRegistry } from './each-registry.ts';
import { lostRecords } from './past.ts';
import type { EachRule, Situation } from './rule.ts';

/**
 * Every reference names a record that exists, in a registry where it may stand. Those to records that
 * are unreadable or gone and were to stay are told once, where the record was.
 */
export const referenceRule: EachRule = eachRegistry('references', function* (registry, situation) {
  const { workspace } = situation;
  const isSound = (to: string, registries: readonly string[]) =>
    registries.includes(registryOf(workspace, to) ?? '');
  // Nearly every reference is sound, of which a big book has millions.
  for (const link of linksFrom(registry, (to, registries) => !isSound(to, registries))) {
    const known = link.registries.every(
      (name) => workspace.registries.has(name) && !workspace.partial.has(name),
    );
    if (known && !workspace.unreadable.has(link.to) && !lostIds(situation).has(link.to))
      yield* checkLink(link, workspace, situation.before);
  }
});

const lostIds = onceFor((situation: Situation) => new Set(lostRecords(situation).map(({ id }) => id)));

function* checkLink(link: Link, workspace: Workspace, before?: Workspace): Generator<Diagnostic> {
  const target = workspace.entries.get(link.to);
  const wanted = link.registries.join(' or ');
  if (target) {
    yield entryFinding(link.from, {
      code: 'references/wrong-registry',
      path: link.path,
      message: `"${link.to}" is in ${target.registry.name}; here one of ${wanted} is asked for`,
      hint: `see: grantbook list ${link.registries[0]}`,
    });
    return;
  }
  const renamed = formerRecords(workspace).get(link.to);
  if (renamed) {
    yield entryFinding(link.from, {
      code: 'references/former-id',
      path: link.path,
      message: `"${link.to}" is ${renamed.id} now`,
      hint: `write ${renamed.id}: ${putRight(link, renamed.id)}`,
      suggestions: [renamed.id],
    });
    return;
  }
  yield entryFinding(link.from, {
    code: 'references/unknown-id',
    path: link.path,
    message: `"${link.to}" is not in ${wanted}`,
    ...unknownHint(link, workspace, before?.entries.get(link.to)),
  });
}

function putRight({ from, path, to }: Link, id: string): string {
  const field = path.at(-1);
  if (typeof field !== 'number') return `grantbook set ${from.id} ${fieldName(path)}=${id}`;
  const list = fieldName(path.slice(0, -1));
  return `grantbook set ${from.id} ${list}-=${to} ${list}+=${id}`;
}

type Hint = { readonly hint: string; readonly suggestions?: readonly string[] };

/** Says what may have been meant: the record that was there before, one like it, or one of that name. */
function unknownHint({ to, registries }: Link, workspace: Workspace, old: Entry | undefined): Hint {
  if (old && registries.includes(old.registry.name))
    return { hint: `it was in ${old.file} before: bring it back, or correct this line` };
  const entries = registries.flatMap((name) => workspace.registries.get(name)?.entries ?? []);
  const near = closest(
    to,
    entries.map(({ id }) => id),
  );
  const apart = entries.find(({ id }) => sameLetters(id, to));
  if (apart) return { hint: writtenApart(apart.id), suggestions: [apart.id] };
  const suggestions = near.length > 0 ? near : entries.filter(isCalled(to)).map(({ id }) => id);
  const [first] = suggestions;
  const hint = first === undefined ? `see: grantbook list ${registries[0]}` : `did you mean "${first}"?`;
  return { hint: first === undefined ? (wordQuotesHint(to) ?? hint) : hint, suggestions };
}

function writtenApart(id: string): string {
  return `"${id}" is there: here its accents are written apart from their letters; type it anew`;
}

/** People write names where ids are asked for. */
function isCalled(name: string): (entry: Entry) => boolean {
  const wanted = name.trim().toLowerCase();
  return (entry) => labelOf(entry).toLowerCase() === wanted;
}
