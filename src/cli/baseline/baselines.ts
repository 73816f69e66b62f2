import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { baselineFaults, baselineReason } from '../../history/baseline-message.ts';
import { contentDigest } from '../../io/git/content-digest.ts';
import type { Repository } from '../../io/git/repository.ts';
import { listTags, readTag, type Tag } from '../../io/git/tags.ts';

const FOLDER = 'baseline/';

/** A baseline as its tag says, and what is not in order with it. */
export type Baseline = {
  readonly name: string;
  /** Undefined where the tag cannot be trusted to stand for a commit. */
  readonly commit: string | undefined;
  readonly reason: string;
  /** The object that its tag stands for, and the commit that it says it was made at; empty where it says none. */
  readonly made: { readonly object: string; readonly recorded: string };
  readonly faults: readonly string[];
};

/** Returns the tag of a baseline. */
export function tagName(name: string): string {
  return FOLDER + name;
}

/** Returns the names of the baselines. */
export function baselineNames(repository: Repository): string[] {
  return listTags(repository, FOLDER).map((tag) => tag.slice(FOLDER.length));
}

/** Returns a baseline, with what is wrong with it. Throws a RequestError where there is none of the name. */
export function readBaseline(repository: Repository, name: string): Baseline {
  const tag = checkedName(name) && readTag(repository, tagName(name));
  if (tag) return judged(repository, name, tag);
  const names = baselineNames(repository);
  const near = closest(name, names);
  const known =
    names.length > 0 ? `baselines: ${names.join(', ')}` : 'make one: grantbook baseline create NAME';
  throw new RequestError(`there is no baseline "${name}"`, near[0] ? `did you mean "${near[0]}"?` : known);
}

/** Names that are no trouble anywhere: in a reference, a file name, a command line. */
function checkedName(name: string): boolean {
  return /^[A-Za-z0-9]+([._-]?[A-Za-z0-9]+)*$/.test(name) && !name.endsWith('.lock');
}

/** Throws a RequestError where a name cannot be that of a new baseline. */
export function refuseName(repository: Repository, name: string): void {
  if (!checkedName(name))
    throw new RequestError(
      `"${name}" cannot name a baseline`,
      'use letters, digits, and one of . _ - between them: grantbook baseline create GA-2022',
    );
  if (!readTag(repository, tagName(name))) return;
  throw new RequestError(
    `there is a baseline "${name}" already, and a baseline does not change`,
    `give it another name; see what it holds: grantbook baseline verify ${name}`,
  );
}

function judged(repository: Repository, name: string, tag: Tag): Baseline {
  const nothing = { object: '', recorded: '' };
  const broken = (fault: string) => ({ name, commit: undefined, reason: '', made: nothing, faults: [fault] });
  if (!tag.annotated) return broken('its tag is not annotated: it records nothing of what it holds');
  if (tag.type !== 'commit') return broken('its tag does not stand for a commit');
  if (tag.name !== tagName(name)) return broken(`its tag was made as "${tag.name}"`);
  const facts = { name, commit: tag.object, ...contentDigest(repository, tag.object) };
  const faults = baselineFaults(tag.message, facts);
  const recorded = /^Commit: ([0-9a-f]{40,64})$/m.exec(tag.message)?.[1] ?? '';
  const made = { object: tag.object, recorded };
  return { name, commit: tag.object, reason: baselineReason(tag.message), made, faults };
}
