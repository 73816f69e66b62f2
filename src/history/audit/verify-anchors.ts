import { followRedactions, type RedactionMap } from '../redaction-map.ts';
import { type Anchor, anchorDigest, readAnchor } from './anchor.ts';
import type { Found } from './audit-finding.ts';

/** An anchor where it was found: its text, and a name for the place. */
export type KeptAnchor = { readonly number: number; readonly text: string; readonly where: string };

/** What anchors are compared with. */
export type AnchoredRepository = {
  /** Those of the repository's own tags, and those of a second place. */
  readonly own: readonly KeptAnchor[];
  readonly elsewhere: readonly KeptAnchor[];
  readonly isInHistory: (commit: string) => boolean;
  /** The digest of the book in a commit that is there. */
  readonly digestOf: (commit: string) => string;
  readonly tags: ReadonlyMap<string, string>;
  /** What redactions that count say became of commits and tags. */
  readonly redactions: readonly RedactionMap[];
};

/** Returns what does not agree with the anchors, the first of them first. */
export function verifyAnchors(repository: AnchoredRepository): Found[] {
  const { own, elsewhere } = repository;
  const last = Math.max(0, ...[...own, ...elsewhere].map(({ number }) => number));
  const found: Found[] = [];
  let before: string | undefined;
  for (let number = 1; number <= last; number++) {
    const kept = [...elsewhere, ...own].filter((anchor) => anchor.number === number);
    found.push(...missing(number, kept, repository), ...edited(kept));
    const sound = kept.find(({ text }) => readAnchor(text)?.number === number);
    const anchor = sound && readAnchor(sound.text);
    if (anchor) found.push(...broken(anchor, before, repository));
    before = sound && anchorDigest(sound.text);
  }
  return [...found, ...tagFindings(repository)];
}

function missing(number: number, kept: readonly KeptAnchor[], { own }: AnchoredRepository): Found[] {
  if (kept.length === 0)
    return [
      { code: 'audit/anchor-missing', message: `there is no anchor ${number}, and there are later ones` },
    ];
  if (own.some((anchor) => anchor.number === number)) return [];
  const message = `anchor ${number} is kept in ${kept[0]?.where}, and the repository has none`;
  return [{ code: 'audit/anchor-missing', message }];
}

/** One that was changed, or stands under another number, or says something else in each place. */
function edited(kept: readonly KeptAnchor[]): Found[] {
  const wrong = kept
    .filter(({ number, text }) => readAnchor(text)?.number !== number)
    .map(({ number, where }): Found => {
      return { code: 'audit/anchor-edited', message: `anchor ${number} in ${where} is not as it was made` };
    });
  const [first, other] = kept.filter((anchor, i) => kept.findIndex((a) => a.text === anchor.text) === i);
  if (wrong.length > 0 || !first || !other) return wrong;
  const message = `anchor ${first.number} says one thing in ${first.where} and another in ${other.where}`;
  return [{ code: 'audit/anchor-edited', message }];
}

function broken(anchor: Anchor, before: string | undefined, repository: AnchoredRepository): Found[] {
  const { number, commit, previous } = anchor;
  const found: Found[] = [];
  if (number === 1 ? previous !== undefined : before !== undefined && previous !== before)
    found.push({
      code: 'audit/anchor-chain',
      message: `anchor ${number} does not follow anchor ${number - 1}`,
    });
  const followed = followRedactions(repository.redactions, commit);
  if (followed.redactions.length > 0 && repository.isInHistory(followed.commit)) {
    const names = followed.redactions.join(', ');
    const message = `anchor ${number} was made at ${commit.slice(0, 10)}, which is ${followed.commit.slice(0, 10)} since ${names}`;
    return [...found, { code: 'audit/redacted', message }];
  }
  if (!repository.isInHistory(commit)) {
    const message = `anchor ${number} was made at ${commit.slice(0, 10)}, which is not in the history`;
    return [...found, { code: 'audit/rewritten', message }];
  }
  if (repository.digestOf(commit) === anchor.sha256) return found;
  const message = `what ${commit.slice(0, 10)} holds is not what anchor ${number} recorded`;
  return [...found, { code: 'audit/anchor-content', message }];
}

/** Each tag as the first anchor that knows it says; a tag does not move. */
function tagFindings({ own, elsewhere, tags, redactions }: AnchoredRepository): Found[] {
  const first = new Map<string, { id: string; number: number }>();
  const anchors = [...own, ...elsewhere].flatMap(({ text }) => readAnchor(text) ?? []);
  for (const { tags: named, number } of anchors.sort((a, b) => a.number - b.number))
    for (const [name, id] of named) if (!first.has(name)) first.set(name, { id, number });
  return [...first].flatMap(([name, { id, number }]): Found[] => {
    const now = tags.get(name);
    if (now === id || now === followRedactions(redactions, id).commit) return [];
    const gone = `the tag "${name}", which anchor ${number} names, is gone`;
    const moved = `the tag "${name}" stood for ${id.slice(0, 10)} at anchor ${number}, and is another now`;
    return [
      now === undefined
        ? { code: 'audit/tag-gone', message: gone }
        : { code: 'audit/tag-moved', message: moved },
    ];
  });
}
