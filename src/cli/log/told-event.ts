import { describeField } from '../../history/describe-changes.ts';
import { approvalOf, hasOtherCommitter, onBehalfOf } from '../../history/event-facts.ts';
import type { FieldChange } from '../../history/field-changes.ts';
import type { RegistryEvent } from '../../history/registry-walk.ts';
import { isPersonal } from '../../registry/personal.ts';

/** What is said of a member that is personal data. */
export const HIDDEN = 'changed (personal data, not shown)';

/** Who did something beside the author, and with whose approval: texts as the commits say them. */
export type Facts = {
  /** Undefined where it is the author. */
  readonly committer: string | undefined;
  readonly onBehalfOf: readonly string[];
  readonly approval: readonly string[];
};

/** Returns the facts of an event. */
export function factsOf(event: RegistryEvent): Facts {
  const { commit, registry } = event;
  return {
    committer: hasOtherCommitter(commit) ? commit.committer.name : undefined,
    onBehalfOf: onBehalfOf(commit).map(({ name }) => name),
    approval: approvalOf(event, registry),
  };
}

/** Returns what happened in a few words: `changed: draft → approved`, `renamed, formerly R-003`. */
export function wordsFor({ kind, transition, formerId, laterId }: RegistryEvent): string {
  if (transition !== undefined) return `${kind}: ${transition.replace(' -> ', ' → ')}`;
  if (formerId !== undefined) return `renamed, formerly ${formerId}`;
  if (laterId !== undefined) return `renamed, now ${laterId}`;
  return kind;
}

/** Returns a field's change in words; of personal data only that it changed. */
export function shownChange(change: FieldChange, { registry }: Pick<RegistryEvent, 'registry'>): string {
  return isPersonal(registry, change.path) ? HIDDEN : describeField(change);
}
