import { parseDay } from '../../base/day.ts';
import { readAnchor } from '../../history/audit/anchor.ts';
import { ownAnchors } from '../../io/audit/anchors.ts';
import { CommitRefused } from '../../io/git/commit-refused.ts';
import { type Identity, readIdentity } from '../../io/git/identity.ts';
import { type CiState, ciFiles, ciState } from '../../procedures/ci/ci-files.ts';
import type { AnchorFacts } from '../../procedures/doctor/anchors.ts';
import type { IdentityFacts } from '../../procedures/doctor/identity.ts';
import type { OriginFacts } from '../../procedures/doctor/origin.ts';
import type { PlatformFacts } from '../../procedures/doctor/platform.ts';
import { PLATFORMS, platformFiles } from '../../procedures/platform/platform-files.ts';
import { personByEmail } from '../../registry/people.ts';
import { readOrigin } from '../../registry/upgrade/origin.ts';
import { type Pin, readPin } from '../../registry/upgrade/pin.ts';
import { ciRequest, textsThere } from '../ci/write.ts';
import { compareFiles } from '../platform/compare-files.ts';
import type { InBook, InClone } from './place.ts';

/** Returns who git says acts, and who of the book that is. */
export async function lookAtIdentity({ repo, loadWorkspace }: InClone): Promise<IdentityFacts> {
  const identity = identityIn(repo.topLevel);
  if (!identity || !loadWorkspace) return { identity, person: null };
  return { identity, person: personByEmail(await loadWorkspace(), identity.email)?.id };
}

function identityIn(folder: string): Identity | undefined {
  try {
    return readIdentity(folder);
  } catch (error) {
    if (error instanceof CommitRefused && error.refusal === 'no-identity') return undefined;
    throw error;
  }
}

/** Returns which version the book needs, and which this is. */
export async function lookAtPin({ files, version }: InBook): Promise<{ pin: Pin; version: string }> {
  return { pin: await readPin(files), version };
}

/** Returns from which version the schemas and templates of the book come. */
export function lookAtOrigin({ files, version }: InBook): OriginFacts {
  return { origin: readOrigin(files), version };
}

/** Returns how each file stands by which CI checks a book, where any of its platform is there. */
export function lookAtCi({ repo, version }: InBook): (readonly [path: string, state: CiState])[] {
  const there = textsThere(repo);
  const wanted = [...ciFiles('both', ciRequest(repo, { there, version }))];
  const states = wanted.map(([path, text]) => [path, ciState(there.get(path), text)] as const);
  const present = states.filter(([, state]) => state !== 'absent');
  return present.length > 0 ? present : states;
}

/** Returns how the files stand by which the platform asks the right people. */
export async function lookAtPlatform({ repo, loadWorkspace, today }: InBook): Promise<PlatformFacts> {
  if (!loadWorkspace) return undefined;
  const workspace = await loadWorkspace();
  const { bookPrefix, topLevel } = repo;
  for (const on of PLATFORMS) {
    const { files } = platformFiles(workspace, on, { bookPrefix, today });
    const compared = compareFiles(topLevel, files);
    const isUsed = compared.some(({ state }) => state === 'same' || state === 'older' || state === 'changed');
    if (isUsed)
      return { on, stale: compared.filter(({ state }) => state !== 'same').map(({ path }) => path) };
  }
  return undefined;
}

/** Returns the last anchor of the repository. */
export function lookAtAnchors({ repo, today }: InBook): AnchorFacts {
  const last = ownAnchors(repo).at(-1);
  if (!last) return { last: undefined, today };
  const anchor = readAnchor(last.text);
  return { last: { number: last.number, day: anchor && parseDay(anchor.day) }, today };
}
