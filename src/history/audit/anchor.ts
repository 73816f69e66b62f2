import { sha256 } from '../../base/digest.ts';
import { formatCommitMessage, type Trailer } from '../../change/commit-message.ts';
import { parseCommitMessage } from '../../change/parse-commit-message.ts';

/** What an anchor says: where the history stood when it was made, and what it held. */
export type Anchor = {
  /** 1 for the first; none is left out. */
  readonly number: number;
  /** The SHA-256 of the text of the anchor before; undefined for the first. */
  readonly previous: string | undefined;
  /** The newest commit, by its full id. */
  readonly commit: string;
  readonly trees: readonly (readonly [folder: string, id: string])[];
  /** The digest of the book's folders, which does not rest on git's own hash. */
  readonly sha256: string;
  /** Every other tag, with the id of its object. */
  readonly tags: readonly (readonly [name: string, id: string])[];
  readonly day: string;
  /** Who made it: a name and an address. */
  readonly by: string;
};

const SEAL = 'Message-SHA256';

/** Returns an anchor as text: for a tag's message, and for a second place. Its last line is a digest of the rest. */
export function anchorText(anchor: Anchor, reason?: string): string {
  const text = formatCommitMessage({
    subject: `anchor ${anchor.number}`,
    ...(reason !== undefined && { reason }),
    trailers: trailersOf(anchor),
  });
  return `${text}${SEAL}: ${sha256(text)}\n`;
}

function trailersOf(anchor: Anchor): Trailer[] {
  return [
    ['Anchor', String(anchor.number)],
    ['Previous-SHA256', anchor.previous ?? 'none'],
    ['Commit', anchor.commit],
    ...anchor.trees.map(([folder, id]): Trailer => ['Tree', `${folder} ${id}`]),
    ['Content-SHA256', anchor.sha256],
    ...anchor.tags.map(([name, id]): Trailer => ['Tag', `${name} ${id}`]),
    ['Date', anchor.day],
    ['By', anchor.by],
  ];
}

/** Returns what an anchor's text says; undefined where it is not the text that was made. */
export function readAnchor(text: string): Anchor | undefined {
  const [, sealed, seal] = /^([\s\S]*\n)Message-SHA256: ([0-9a-f]{64})\n*$/.exec(text) ?? [];
  if (sealed === undefined || sha256(sealed) !== seal) return undefined;
  const { trailers } = parseCommitMessage(sealed);
  const all = (name: string) => trailers.filter(([each]) => each === name).map(([, value]) => value);
  const one = (name: string) => all(name)[0] ?? '';
  const previous = one('Previous-SHA256');
  if (!/^[1-9]\d*$/.test(one('Anchor')) || !/^[0-9a-f]{40,64}$/.test(one('Commit'))) return undefined;
  return {
    number: Number(one('Anchor')),
    previous: previous === 'none' ? undefined : previous,
    commit: one('Commit'),
    trees: all('Tree').map(inTwo),
    sha256: one('Content-SHA256'),
    tags: all('Tag').map(inTwo),
    day: one('Date'),
    by: one('By'),
  };
}

function inTwo(value: string): [string, string] {
  const at = value.lastIndexOf(' ');
  return [value.slice(0, at), value.slice(at + 1)];
}

/** Returns the digest by which the next anchor names this one. */
export function anchorDigest(text: string): string {
  return sha256(`${text.trimEnd()}\n`);
}

/** Returns the anchors that a text of a second place holds one after the other: a file, a mail. */
export function splitAnchors(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/^(?=anchor [1-9]\d*\n)/m)
    .map((part) => part.trim())
    .filter((part) => /^anchor [1-9]\d*\n/.test(part))
    .map((part) => `${part.replace(/^(Message-SHA256: [0-9a-f]{64})\n[\s\S]*$/m, '$1')}\n`);
}
