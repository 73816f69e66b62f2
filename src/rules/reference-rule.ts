import { closest } from '../base/suggest.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Link, Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Rule } from './rule.ts';

/** Every reference names a record that exists, in a registry where it may stand. */
export const referenceRule: Rule = {
  name: 'references',
  *check({ workspace }) {
    for (const link of workspace.links) {
      const known = link.registries.every(
        (name) => workspace.registries.has(name) && !workspace.partial.has(name),
      );
      if (known && !workspace.unreadable.has(link.to)) yield* checkLink(link, workspace);
    }
  },
};

function* checkLink(link: Link, workspace: Workspace): Generator<Diagnostic> {
  const target = workspace.entries.get(link.to);
  if (target && link.registries.includes(target.registry.name)) return;
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
  const suggestions = closest(link.to, idsOf(link.registries, workspace));
  yield entryFinding(link.from, {
    code: 'references/unknown-id',
    path: link.path,
    message: `"${link.to}" is not in ${wanted}`,
    hint:
      suggestions.length > 0
        ? `did you mean "${suggestions[0]}"?`
        : `see: grantbook list ${link.registries[0]}`,
    suggestions,
  });
}

function idsOf(registries: readonly string[], workspace: Workspace): string[] {
  return registries.flatMap((name) => workspace.registries.get(name)?.entries.map((entry) => entry.id) ?? []);
}
