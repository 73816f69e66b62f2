import { sha256 } from '../base/digest.ts';
import { formatCommitMessage, type Trailer } from '../change/commit-message.ts';
import { parseCommitMessage } from '../change/parse-commit-message.ts';

/** The folder of the tags that hold redaction maps: `redaction/1`, `redaction/2`, in the order they were made. */
export const REDACTION_TAGS = 'redaction/';

/** What became of commits when values were taken out of the history: a signed tag's message holds it. */
export type RedactionMap = {
  /** The record of the redaction: `RED-001`. */
  readonly redaction: string;
  /** Whose values: `P-017`. */
  readonly of: string;
  /** The day, `2026-11-27`. */
  readonly on: string;
  readonly legalBasis: string;
  readonly reason?: string;
  /** The commit that was checked out before, and the one in its place. */
  readonly oldTip: string;
  readonly newTip: string;
  /** Every commit, and every annotated tag, that has another id now. */
  readonly commits: ReadonlyMap<string, string>;
};

const SEAL = 'Map-SHA256';

/** Returns the text of a redaction map: what was done and why, then a line `old new` for each commit. */
export function formatRedactionMap(map: RedactionMap): string {
  const lines = [...map.commits].map(([old, now]) => `${old} ${now}\n`).join('');
  const trailers: Trailer[] = [
    ['Redaction', map.redaction],
    ['Record', map.of],
    ['On', map.on],
    ['Legal-Basis', map.legalBasis],
    ['Old-Tip', map.oldTip],
    ['New-Tip', map.newTip],
    ['Commits', String(map.commits.size)],
    [SEAL, sha256(lines)],
  ];
  const { reason } = map;
  const subject = `redaction ${map.redaction}`;
  return `${formatCommitMessage({ subject, ...(reason !== undefined && { reason }), trailers })}\n${lines}`;
}

/** Reads a redaction map; a string says why it is none, or not the one that was made. */
export function parseRedactionMap(text: string): RedactionMap | string {
  const [, head, lines] =
    /^([\s\S]*?\nMap-SHA256: [0-9a-f]{64}\n)\n((?:[0-9a-f]{40,64} [0-9a-f]{40,64}\n)*)\n*$/.exec(text) ?? [];
  if (head === undefined || lines === undefined) return 'it is not written as a redaction map is';
  const { reason, trailers } = parseCommitMessage(head);
  const said = new Map(trailers);
  const pairs = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  const commits = new Map(pairs.map(([old = '', now = '']) => [old, now]));
  if (sha256(lines) !== said.get(SEAL) || String(commits.size) !== said.get('Commits'))
    return 'its list of commits is not the one it was made with';
  const value = (name: string) => said.get(name) ?? '';
  return {
    redaction: value('Redaction'),
    of: value('Record'),
    on: value('On'),
    legalBasis: value('Legal-Basis'),
    ...(reason !== '' && { reason }),
    oldTip: value('Old-Tip'),
    newTip: value('New-Tip'),
    commits,
  };
}

/** Where a commit went: its id now, and the redactions that changed it, first to last. */
export type Followed = { readonly commit: string; readonly redactions: readonly string[] };

/**
 * Returns where the redactions, in the order they were made, took a commit; itself, with no
 * redactions, where none changed it.
 */
export function followRedactions(maps: readonly RedactionMap[], commit: string): Followed {
  return maps.reduce<Followed>(
    (at, { redaction, commits }) => {
      const now = commits.get(at.commit);
      return now === undefined ? at : { commit: now, redactions: [...at.redactions, redaction] };
    },
    { commit, redactions: [] },
  );
}
