import type { Found } from './audit-finding.ts';

/** What a repository holds beside its commits that changes what git shows of them. */
export type RepositoryFacts = {
  /** Names of refs below refs/replace and refs/notes. */
  readonly replaced: readonly string[];
  readonly notes: readonly string[];
  readonly grafts: boolean;
  /** Where names are re-labelled: files of the tree, settings. */
  readonly mailmaps: readonly string[];
  readonly shallow: boolean;
  /** What says that objects may be left out until they are asked for. */
  readonly promised: readonly string[];
  /** Folders of other repositories from which objects are taken. */
  readonly alternates: readonly string[];
  /** What git's own check says is wrong, a line each. */
  readonly broken: readonly string[];
  /** Why the file that git keeps beside the commits, to walk them faster, does not agree with them. */
  readonly commitGraph: string | undefined;
  /** Attributes that make git show changes otherwise than they are, or not at all: `.gitattributes:3 *.yaml -diff`. */
  readonly attributes: readonly string[];
  /** Settings of this repository alone that run programs or change what is shown, `name=value`. */
  readonly settings: readonly string[];
};

/** Returns what is to be said of a repository, whatever its commits hold. */
export function repositoryFindings(facts: RepositoryFacts): Found[] {
  return [
    ...facts.replaced.map((ref) => found('audit/replaced', `"${ref}" shows another object in place of one`)),
    ...(facts.grafts ? [found('audit/grafts', 'the file info/grafts gives commits other parents')] : []),
    ...facts.mailmaps.map((where) => found('audit/mailmap', `"${where}" shows people under other names`)),
    ...facts.notes.map((ref) => found('audit/notes', `"${ref}" adds text to commits after they were made`)),
    ...(facts.shallow
      ? [found('audit/shallow', 'this clone is shallow: the older commits are cut off')]
      : []),
    ...facts.promised.map((what) => found('audit/partial', `this clone leaves objects out: "${what}"`)),
    ...facts.alternates.map((from) => found('audit/alternates', `objects are taken from "${from}"`)),
    ...facts.broken.map((line) => found('audit/corrupt', `git fsck says: ${line}`)),
    ...(facts.commitGraph === undefined
      ? []
      : [found('audit/commit-graph', `git commit-graph verify says: ${facts.commitGraph}`)]),
    ...facts.attributes.map((line) =>
      found('audit/attributes', `"${line}" hides changes from git’s own output`),
    ),
    ...facts.settings.map((line) =>
      found('audit/settings', `the repository’s own setting "${line}" decides what git shows`),
    ),
  ];
}

function found(code: Found['code'], message: string): Found {
  return { code, message };
}

/** What could not be looked at: with one of these, an audit has not seen the whole history. */
export const BLINDING: readonly Found['code'][] = ['audit/shallow', 'audit/partial'];
