import { sha256 } from '../../base/digest.ts';
import type { Platform } from '../platform/platform-files.ts';
import { githubComment } from './github-comment.ts';
import { githubGate } from './github-gate.ts';
import { gitlabPipeline } from './gitlab-pipeline.ts';
import type { CiRequest } from './yaml-text.ts';

/** What can be asked for: one platform, both, none. */
export const CI_CHOICES = ['github', 'gitlab', 'both', 'none'] as const;
export type CiChoice = (typeof CI_CHOICES)[number];

type CiFile = {
  readonly path: string;
  readonly platform: Platform;
  readonly text: (request: CiRequest) => string;
};

const FILES: readonly CiFile[] = [
  { path: '.github/workflows/grantbook.yml', platform: 'github', text: githubGate },
  { path: '.github/workflows/grantbook-comment.yml', platform: 'github', text: githubComment },
  { path: '.gitlab-ci.yml', platform: 'gitlab', text: gitlabPipeline },
];

/** Returns the files that have a book checked by CI, by path from the top of the repository. */
export function ciFiles(choice: CiChoice, request: CiRequest): ReadonlyMap<string, string> {
  const wanted = FILES.filter(({ platform }) => choice === 'both' || platform === choice);
  return new Map(wanted.map(({ path, text }) => [path, sealed(text(request), request.version)]));
}

/** Returns where the files of a platform stand, from the top of the repository. */
export function ciPaths(platform: Platform): string[] {
  return FILES.filter((file) => file.platform === platform).map(({ path }) => path);
}

/** The first line says by which version a file was made, and the digest of the rest, so that a change to it is seen. */
function sealed(text: string, version: string): string {
  return `# Made by grantbook ${version}, sha256:${sha256(text)}\n# How it stands: grantbook ci check; to take the one of another version: grantbook ci write\n${text}`;
}

/** What somebody chose for the jobs: what the package is pinned to, how pull requests are merged. */
export type CiChosen = Pick<CiRequest, 'integrity' | 'merge'>;

/** Returns what was chosen when the jobs were written; an integrity counts for its version alone. */
export function chosenBefore(texts: Iterable<string>, version: string): CiChosen {
  const all = [...texts].join('\n');
  const [, integrity = ''] = /^ *GRANTBOOK_INTEGRITY: '(sha512-[\w+/]{86}==)'/m.exec(all) ?? [];
  const isOfVersion = all.includes(` GRANTBOOK: grantbook@${version}\n`);
  return { integrity: isOfVersion ? integrity : '', merge: /^ *EACH: ''/m.test(all) ? 'squash' : 'each' };
}

/** How a file stands: as this version makes it, as another made it, changed by hand, or not there. */
export type CiState = 'current' | 'older' | 'changed' | 'absent';

const SEAL = /^# Made by grantbook ([^\s,]+), sha256:([0-9a-f]{64})\n#[^\n]*\n/;

/** Returns how a file stands beside what this version makes. */
export function ciState(present: string | undefined, wanted: string): CiState {
  if (present === undefined) return 'absent';
  const text = present.replaceAll('\r\n', '\n');
  if (text === wanted) return 'current';
  const seal = SEAL.exec(text);
  return seal && sha256(text.slice(seal[0].length)) === seal[2] ? 'older' : 'changed';
}
