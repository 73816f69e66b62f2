import { isPersonal, isStored } from '../../registry/personal.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';

/**
 * What an issue shows as it was written: nothing in it is a mention, a link, a picture or a reference to
 * another issue. What is chosen in a form becomes part of an issue's Markdown as it stands.
 */
const HARMLESS = /^(?!.*:\/\/)(?!.*\bwww\.)[\p{L}\p{N} .,;:()/&%+'’‘“”"–—-]+$/iu;
const LONGEST = 100;

/** Returns how a record is offered for choice: its id, and what it is called where that is plain text and may be shown. */
export function optionText(entry: Entry, { store }: Workspace): string {
  const { label: field } = entry.registry;
  const label = entry.data[field];
  const isHidden = isPersonal(entry.registry, [field]) || (store && isStored(entry.registry, [field]));
  if (typeof label !== 'string' || isHidden || !HARMLESS.test(label)) return entry.id;
  return label.length <= LONGEST ? `${entry.id} ${label}` : `${entry.id} ${label.slice(0, LONGEST)}…`;
}
