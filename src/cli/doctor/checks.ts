import { fsck, lookAtShown, steeringSettings } from '../../io/audit/inspect-repository.ts';
import {
  lookAtBranches,
  lookAtDriver,
  lookAtFileSystem,
  lookAtGraph,
  lookAtIndex,
  lookAtPlace,
  lookForHalfDone,
  lookForLeftOut,
  lookForSignatures,
  newestDay,
} from '../../io/doctor/look-at-clone.ts';
import { lookAtHooks } from '../../io/doctor/look-at-hooks.ts';
import { lookAtLineEnds } from '../../io/doctor/look-at-line-ends.ts';
import {
  lookAtClock,
  lookAtGit,
  lookAtLetters,
  lookAtNode,
  lookForOffice,
  lookForRoom,
} from '../../io/doctor/look-at-machine.ts';
import { lookAtServer } from '../../io/doctor/look-at-server.ts';
import { lookForLeftBehind, lookForLocks } from '../../io/doctor/look-for-leftovers.ts';
import { trySigning } from '../../io/doctor/try-signing.ts';
import { cacheFolder } from '../../io/sealed-file.ts';
import { judgeAnchors } from '../../procedures/doctor/anchors.ts';
import { judgeBranches } from '../../procedures/doctor/branches.ts';
import { judgeCi } from '../../procedures/doctor/ci-files.ts';
import { judgeClock } from '../../procedures/doctor/clock.ts';
import { judgeCodeCache } from '../../procedures/doctor/code-cache.ts';
import { judgeCommitGraph } from '../../procedures/doctor/commit-graph.ts';
import { judgeFileSystem } from '../../procedures/doctor/file-system.ts';
import { judgeGitVersion } from '../../procedures/doctor/git-version.ts';
import { judgeHalfDone } from '../../procedures/doctor/half-done.ts';
import { judgeHooks } from '../../procedures/doctor/hooks.ts';
import { judgeIdentity } from '../../procedures/doctor/identity.ts';
import { judgeLeftBehind } from '../../procedures/doctor/left-behind.ts';
import { judgeLetters } from '../../procedures/doctor/letters.ts';
import { judgeLineEnds } from '../../procedures/doctor/line-ends.ts';
import { judgeLocks } from '../../procedures/doctor/locks.ts';
import { judgeMergeDriver } from '../../procedures/doctor/merge-driver.ts';
import { judgeNode } from '../../procedures/doctor/node.ts';
import { judgeObjects } from '../../procedures/doctor/objects.ts';
import { judgeOffice } from '../../procedures/doctor/office.ts';
import { judgeOrigin } from '../../procedures/doctor/origin.ts';
import { judgePin } from '../../procedures/doctor/pin.ts';
import { judgePlace } from '../../procedures/doctor/place.ts';
import { judgePlatform } from '../../procedures/doctor/platform.ts';
import { judgeProtection } from '../../procedures/doctor/protection.ts';
import { judgeRoom } from '../../procedures/doctor/room.ts';
import { judgeShown } from '../../procedures/doctor/shown.ts';
import { judgeSigned } from '../../procedures/doctor/signed.ts';
import { judgeSigning } from '../../procedures/doctor/signing.ts';
import { judgeStaged } from '../../procedures/doctor/staged.ts';
import { judgeSteering } from '../../procedures/doctor/steering.ts';
import { judgeWhole } from '../../procedures/doctor/whole.ts';
import { type Check, check } from './check.ts';
import {
  lookAtAnchors,
  lookAtCi,
  lookAtIdentity,
  lookAtOrigin,
  lookAtPin,
  lookAtPlatform,
} from './look-at-book.ts';
import type { InBook, InClone, OnMachine, Wreck } from './place.ts';

/** What is checked wherever the doctor is asked. */
export const machineChecks: readonly Check<OnMachine>[] = [
  check('node', lookAtNode, judgeNode),
  check('git', lookAtGit, judgeGitVersion),
  check('office', lookForOffice, judgeOffice),
  check('letters', lookAtLetters, judgeLetters),
  check('room', lookForRoom, judgeRoom),
  check('code-cache', cacheFolder, judgeCodeCache),
];

/** What is checked of a clone even where git cannot say what is checked out in it. */
export const wreckChecks: readonly Check<Wreck>[] = [
  check('place', lookAtPlace, judgePlace),
  check('objects', ({ repo }) => fsck(repo), judgeObjects),
  check('branches', lookAtBranches, judgeBranches),
  check('staged', lookAtIndex, judgeStaged),
  check('left-behind', lookForLeftBehind, judgeLeftBehind),
  check('locks', lookForLocks, judgeLocks),
];

/** What is checked of a clone. */
export const cloneChecks: readonly Check<InClone>[] = [
  ...wreckChecks,
  check('whole', lookForLeftOut, judgeWhole),
  check('half-done', lookForHalfDone, judgeHalfDone),
  check('identity', lookAtIdentity, judgeIdentity),
  check('signing', trySigning, judgeSigning),
  check('clock', (place) => ({ ...lookAtClock(place), newest: newestDay(place) }), judgeClock),
  check('line-ends', lookAtLineEnds, judgeLineEnds),
  check('file-system', lookAtFileSystem, judgeFileSystem),
  check('steering', ({ repo }) => steeringSettings(repo), judgeSteering),
  check('shown', ({ repo }) => lookAtShown(repo), judgeShown),
  check('merge-driver', lookAtDriver, judgeMergeDriver),
  check('hooks', lookAtHooks, judgeHooks),
  check('commit-graph', lookAtGraph, judgeCommitGraph),
];

/** What is checked of a book, and of what vouches for it. */
export const bookChecks: readonly Check<InBook>[] = [
  check('pin', lookAtPin, judgePin),
  check('origin', lookAtOrigin, judgeOrigin),
  check('ci', lookAtCi, judgeCi),
  check('platform', lookAtPlatform, judgePlatform),
  check('signed', lookForSignatures, judgeSigned),
  check('anchors', lookAtAnchors, judgeAnchors),
  check('protection', lookAtServer, judgeProtection),
];
