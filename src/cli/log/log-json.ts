import type { RegistryEvent } from '../../history/registry-walk.ts';
import { fieldName } from '../../registry/members.ts';
import { isPersonal } from '../../registry/personal.ts';
import { factsOf } from './told-event.ts';

/** Returns an event for a program; personal data is left out. */
export function eventJson(event: RegistryEvent): Record<string, unknown> {
  const { commit, registry, id, kind, changes } = event;
  const { onBehalfOf, approval } = factsOf(event);
  const shown = changes.filter(({ path }) => !isPersonal(registry, path));
  return {
    registry: registry.name,
    record: id,
    commit: commit.oid,
    author: commit.author.name,
    date: commit.author.date,
    committer: commit.committer.name,
    committed: commit.committer.date,
    on_behalf_of: onBehalfOf.length > 0 ? onBehalfOf : undefined,
    kind,
    subject: event.subject,
    reason: event.reason,
    transition: event.transition,
    approval: approval.length > 0 ? approval : undefined,
    former_id: event.formerId,
    later_id: event.laterId,
    changes: shown.map(({ path, field, before, after }) => ({ field, path: fieldName(path), before, after })),
  };
}
