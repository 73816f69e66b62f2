import { fieldName } from '../../registry/members.ts';
import { isReviewed } from '../../registry/reviews/seal.ts';
import { signOffIn } from '../../registry/reviews/sign-offs.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { findWords } from './find-words.ts';
import type { MovedFile } from './moved-files.ts';
import type { Spot } from './rename-spots.ts';

/** What keeps the old id, and why. */
export type Left = {
  readonly file: string;
  readonly what: string;
  readonly why: string;
  /** Of a text: the spot, and whether all of it stays or only some places. */
  readonly spot?: Spot;
  readonly whole: boolean;
};

export type Leaving = {
  readonly entry: Entry;
  readonly spots: readonly Spot[];
  readonly files: readonly MovedFile[];
  readonly kept: ReadonlyMap<string, string>;
};

/** Returns what of a book keeps the old id: texts that were signed off or that rules hold, code and addresses, kept files. */
export function leftAsItIs(leaving: Leaving, workspace: Workspace): Left[] {
  const sealed = sealedRecords(workspace);
  const texts = leaving.spots.flatMap((spot) => leftText(spot, leaving, sealed) ?? []);
  const files = leaving.files.flatMap(({ from, kept }): Left[] =>
    kept === undefined ? [] : [{ file: from, what: 'the name of the file', why: kept, whole: true }],
  );
  return [...texts, ...files];
}

function leftText(
  spot: Spot,
  { entry, kept }: Leaving,
  sealed: ReadonlyMap<string, string>,
): Left | undefined {
  if (spot.kind !== 'mention') return undefined;
  const { id, file, registry } = spot.entry;
  const what = `${id} ${fieldName(spot.path)}`;
  const signOff = sealed.get(id);
  if (signOff !== undefined && isReviewed(registry, spot.path))
    return { file, what, why: `${signOff} is of what it says`, spot, whole: true };
  const why = kept.get(`${id} ${String(spot.path[0])}`);
  if (why !== undefined) return { file, what, why, spot, whole: true };
  const places = findWords(spot.text, entry.id);
  const inCode = places.filter(({ code }) => code).length;
  if (inCode === 0) return undefined;
  return { file, what, why: 'it is code, or part of an address', spot, whole: inCode === places.length };
}

/** The records of whose content a sign-off is, its own or that of a record beside it, each with one. */
function sealedRecords({ registries }: Workspace): Map<string, string> {
  const holding = [...registries.values()].filter(({ schema }) => schema.signOff);
  const signOffs = holding.flatMap(({ entries }) => entries.flatMap((entry) => signOffIn(entry) ?? []));
  const sealed = signOffs
    .filter(({ counts }) => counts)
    .flatMap((signOff) => [signOff, ...signOff.linked].map(({ of }) => [of, signOff.entry.id] as const));
  return new Map(sealed.reverse());
}
