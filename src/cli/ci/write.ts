import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { formatCommitMessage } from '../../change/commit-message.ts';
import { ciFilesThere } from '../../io/ci-files-there.ts';
import { commitChanges } from '../../io/git/commit-plan.ts';
import type { Repository } from '../../io/git/repository.ts';
import { writeOutput } from '../../io/write-output.ts';
import {
  type CiChoice,
  type CiChosen,
  chosenBefore,
  ciFiles,
  ciPaths,
  ciState,
} from '../../procedures/ci/ci-files.ts';
import { PLATFORMS } from '../../procedures/platform/platform-files.ts';
import { openBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';

/** Which jobs are asked for, and what of them is chosen anew. */
type Asked = { readonly choice: CiChoice | undefined; readonly chosen: Partial<CiChosen> };

/** `grantbook ci write [PLATFORM]`: puts the jobs of this version into the repository, and never over what somebody changed. */
export async function writeCi(context: Context, { choice, chosen }: Asked): Promise<number> {
  const { globals, out } = context;
  const repository = repositoryOf(await openBook(globals));
  const there = textsThere(repository);
  const request = { ...ciRequest(repository, { there, version: globals.version }), ...chosen };
  const wanted = ciFiles(choice ?? platformsOf(there), request);
  const stale = [...wanted].filter(([path, text]) => ciState(there.get(path), text) !== 'current');
  for (const [path, text] of stale) if (ciState(there.get(path), text) === 'changed') throw notOurs(path);
  for (const [path] of stale) out.data(`${showLine(path)}\n`);
  if (stale.length === 0) out.talk('nothing to change: they are as this version makes them\n');
  else if (globals.dryRun) out.talk('nothing was written (--dry-run)\n');
  else out.talk(await put(repository, stale, context));
  return EXIT.clean;
}

async function put(
  repository: Repository,
  files: readonly (readonly [string, string])[],
  { globals }: Context,
): Promise<string> {
  const writes = new Map(files.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  if (!globals.commit) {
    for (const [path, bytes] of writes) writeOutput(repository.topLevel, { path, bytes });
    return 'written, not committed\n';
  }
  const message = formatCommitMessage({
    subject: `what CI runs: as grantbook ${globals.version} makes it`,
    ...(globals.reason !== undefined && { reason: globals.reason }),
    trailers: [],
  });
  // What CI runs stands at the top of the repository, wherever in it the book lies.
  const { oid } = await commitChanges({ ...repository, bookPrefix: '' }, { writes, deletes: [], message });
  return `committed ${oid.slice(0, 10)}  ${message.split('\n', 1)[0]}\n`;
}

/** What the jobs of a repository's book are made for. */
export function ciRequest(
  { bookPrefix }: Repository,
  { there, version }: { readonly there: ReadonlyMap<string, string>; readonly version: string },
): Parameters<typeof ciFiles>[1] {
  return { version, bookPrefix, ...chosenBefore(there.values(), version) };
}

/** Returns what CI runs there, as text by path. */
export function textsThere(repository: Repository): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  return new Map([...ciFilesThere(repository)].map(([path, bytes]) => [path, decoder.decode(bytes)]));
}

/** The platforms that the repository has jobs of ours for; both where it has none. */
function platformsOf(there: ReadonlyMap<string, string>): CiChoice {
  const [first, ...more] = PLATFORMS.filter((platform) => ciPaths(platform).some((path) => there.has(path)));
  return first === undefined || more.length > 0 ? 'both' : first;
}

function notOurs(path: string): RequestError {
  return new RequestError(
    `"${path}" was changed by hand, or grantbook did not make it: it is not overwritten`,
    `see whether it is safe: grantbook ci check; to take ours: git mv ${path} ${path}.own, git commit, grantbook ci write, and put back what is yours`,
  );
}
