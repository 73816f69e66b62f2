import { compareText } from '../../base/natural-order.ts';
import { contentDigest, ORIGIN_FOLDER } from '../../registry/upgrade/origin.ts';
import { changesIn } from './changes-in.ts';
import { type FileUpgrade, fileName, type UpgradeRequest } from './file-upgrade.ts';
import { mergeThree } from './merge-three.ts';

/** Returns how every schema and template of a book stands to those of another version, by path. */
export function compareFiles(request: UpgradeRequest): FileUpgrade[] {
  const { files, shipped } = request;
  const held = files
    .list()
    .filter(({ path, mode }) => /^(schemas|templates)\//.test(path) && mode.startsWith('100'))
    .filter(({ path }) => !path.startsWith(ORIGIN_FOLDER))
    .map(({ path }) => path);
  const ours = new Set(held);
  return [...new Set([...held, ...shipped.keys()])]
    .sort(compareText)
    .map((path) => compareFile(path, ours.has(path), request));
}

function compareFile(path: string, isHeld: boolean, request: UpgradeRequest): FileUpgrade {
  const { files, shipped, origin } = request;
  const theirs = shipped.get(path);
  const taken = origin?.digests.get(path);
  const none = { path, name: fileName(path), brings: [], own: [], conflicts: [] };
  if (!isHeld) {
    if (taken !== undefined) return { ...none, standing: 'taken-out' };
    return { ...none, standing: 'new', ...(theirs && { write: theirs }) };
  }
  if (!theirs) return { ...none, standing: taken === undefined ? 'of-book' : 'withdrawn' };
  const ours = files.read(path);
  return { ...none, ...compareBytes(request, { path, ours, theirs, taken }) };
}

type Bytes = {
  readonly path: string;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
  /** The digest of the file as the book took it. */
  readonly taken: string | undefined;
};

type Compared = Omit<FileUpgrade, 'path' | 'name' | 'brings' | 'own' | 'conflicts'> & Partial<FileUpgrade>;

function compareBytes(request: UpgradeRequest, { path, ours, theirs, taken }: Bytes): Compared {
  const [own, fresh] = [contentDigest(path, ours), contentDigest(path, theirs)];
  if (own === fresh) return { standing: 'same' };
  if (own === taken)
    return { standing: 'brings', brings: changesIn(path, ours, theirs), write: withLineEnds(ours, theirs) };
  const base = taken === fresh ? theirs : taken === undefined ? undefined : request.baseOf(path, taken);
  if (!base) return withoutBase(request, { path, ours, theirs, taken });
  const told = { own: changesIn(path, base, ours), brings: changesIn(path, base, theirs) };
  if (taken === fresh) return { standing: 'own', own: told.own };
  return { ...told, ...mergeThree(request, { path, base, ours, theirs }) };
}

/** Two ways alone: what differs is told, and nobody says who changed it. */
function withoutBase({ decided }: UpgradeRequest, { path, ours, theirs }: Bytes): Compared {
  const side = decided.get(path);
  if (side === 'ours') return { standing: 'own' };
  if (side === 'theirs') return { standing: 'merged', write: withLineEnds(ours, theirs) };
  return { standing: 'unknown-base', brings: changesIn(path, ours, theirs) };
}

/** A text keeps the line ends that the book has it with. */
function withLineEnds(ours: Uint8Array, theirs: Uint8Array): Uint8Array {
  if (!ours.includes(13) || ours.includes(0)) return theirs;
  return new TextEncoder().encode(new TextDecoder().decode(theirs).replaceAll(/\r?\n/g, '\r\n'));
}
