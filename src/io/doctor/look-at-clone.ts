import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { type Day, parseDay } from '../../base/day.ts';
import type { BrokenRef } from '../../procedures/doctor/branches.ts';
import type { GraphFacts } from '../../procedures/doctor/commit-graph.ts';
import type { FileSystemFacts } from '../../procedures/doctor/file-system.ts';
import type { HalfDoneFacts } from '../../procedures/doctor/half-done.ts';
import type { DriverFacts } from '../../procedures/doctor/merge-driver.ts';
import type { PlaceFacts } from '../../procedures/doctor/place.ts';
import type { SignedFacts } from '../../procedures/doctor/signed.ts';
import type { WholeFacts } from '../../procedures/doctor/whole.ts';
import {
  commitGraphFault,
  hasCommitGraph,
  localSettings,
  promisedObjects,
} from '../audit/inspect-repository.ts';
import { halfDone } from '../git/check-repository-state.ts';
import { mergeDriver } from '../git/merge-driver.ts';
import { headerNames, parseCommitObject } from '../git/parse-commit-object.ts';
import { readCommitObjects } from '../git/read-commit-objects.ts';
import { isShallow, type Repository } from '../git/repository.ts';
import { askGit, runGit } from '../git/run-git.ts';
import { programPath } from '../package-files.ts';
import { filesBelow } from './files-below.ts';

/** The clone that is looked at. */
export type InClone = { readonly repo: Repository };

/** Returns what kind of clone it is. */
export function lookAtPlace({ repo }: InClone): PlaceFacts {
  const { bare, gitDir, commonDir, topLevel: cwd } = repo;
  const within = bare ? '' : askGit({ cwd, args: ['rev-parse', '--show-superproject-working-tree'] });
  return { bare, linked: gitDir !== commonDir, within: within === '' ? undefined : within };
}

/** Returns what of the repository is left out of the clone. */
export function lookForLeftOut({ repo }: InClone): WholeFacts {
  return {
    shallow: isShallow(repo),
    promised: promisedObjects(localSettings(repo)),
    sparse: settingsOf(repo).get('core.sparsecheckout') === 'true',
  };
}

/** Returns what git is in the middle of. */
export function lookForHalfDone({ repo }: InClone): HalfDoneFacts {
  return { found: halfDone(repo), branch: repo.branch };
}

/** Returns the settings that hold in a repository, by their names in small letters; the last of each. */
export function settingsOf({ topLevel: cwd }: Repository): ReadonlyMap<string, string> {
  // The flags of other calls are settings themselves.
  const { stdout } = runGit({ cwd, args: ['config', '--list', '-z'], flags: ['--no-pager'], accept: [0, 1] });
  const lines = stdout.toString('utf8').split('\0');
  return new Map(
    lines.map((line): [string, string] => {
      const end = line.indexOf('\n');
      return end === -1 ? [line, 'true'] : [line.slice(0, end), line.slice(end + 1)];
    }),
  );
}

/** Returns why git cannot read its index; undefined where it can. */
export function lookAtIndex({ repo }: InClone): string | undefined {
  if (repo.bare) return undefined;
  const { status, stderr } = runGit({
    cwd: repo.topLevel,
    args: ['ls-files', '--stage', '-z'],
    accept: [0, 128],
  });
  return status === 0 ? undefined : stderr;
}

/** Returns the branches and tags, kept as files, that name no commit. */
export function lookAtBranches({ repo }: InClone): BrokenRef[] {
  const broken = filesBelow(join(repo.commonDir, 'refs'))
    .filter((path) => !path.endsWith('.lock'))
    .flatMap((path): BrokenRef[] => {
      const name = `refs/${path}`;
      const text = readFileSync(join(repo.commonDir, name), 'latin1').trim();
      if (/^([0-9a-f]{40}|[0-9a-f]{64}|ref: .+)$/.test(text)) return [];
      return [{ name, is: text === '' ? 'empty' : 'unreadable', last: lastNamed(repo, name) }];
    });
  return [...broken, ...missingBranch(repo).filter(({ name }) => broken.every((each) => each.name !== name))];
}

/** The branch that is checked out, where its log alone is left of it. */
function missingBranch(repo: Repository): BrokenRef[] {
  const [cwd, accept] = [repo.topLevel, [0, 1, 128]];
  const named = runGit({ cwd, args: ['symbolic-ref', '--quiet', 'HEAD'], accept });
  const name = named.stdout.toString('utf8').trim();
  if (named.status !== 0 || !name.startsWith('refs/heads/')) return [];
  const args = ['rev-parse', '--verify', '--quiet', name];
  const last = runGit({ cwd, args, accept }).status === 0 ? undefined : lastNamed(repo, name);
  return last === undefined ? [] : [{ name, is: 'missing', last }];
}

/** The last commit that the log of a branch names. */
function lastNamed({ commonDir }: Repository, name: string): string | undefined {
  const log = join(commonDir, 'logs', name);
  if (!lstatSync(log, { throwIfNoEntry: false })?.isFile()) return undefined;
  const last = readFileSync(log, 'latin1').trimEnd().split('\n').at(-1);
  return /^[0-9a-f]{40,64} ([0-9a-f]{40,64}) /.exec(last ?? '')?.[1];
}

/** Returns what the file system does to names. Nothing is written to try it: git's own folder is asked for in capitals. */
export function lookAtFileSystem({ repo }: InClone): FileSystemFacts {
  const settings = settingsOf(repo);
  const isOn = (name: string) => settings.get(name) === 'true';
  const ignoresCase = existsSync(join(repo.commonDir, 'OBJECTS'));
  return { ignoresCase, told: isOn('core.ignorecase'), platform, longPaths: isOn('core.longpaths') };
}

/** Returns what registries are merged with. */
export function lookAtDriver({ repo }: InClone): DriverFacts {
  const command = mergeDriver(repo);
  const program = programPath();
  return { command, isOurs: command?.includes(program) === true && existsSync(program) };
}

/** Returns how the file stands by which git walks commits fast. */
export function lookAtGraph({ repo }: InClone): GraphFacts {
  const counted =
    repo.head === undefined ? '0' : askGit({ cwd: repo.topLevel, args: ['rev-list', '--count', repo.head] });
  return { isThere: hasCommitGraph(repo), fault: commitGraphFault(repo), commits: Number(counted) };
}

const LAST = 100;

/** Returns how many of the last commits carry a signature. */
export function lookForSignatures({ repo }: InClone): SignedFacts {
  const commits = lastCommits(repo, LAST);
  const signed = commits.filter((bytes) =>
    headerNames(bytes).names.some((name) => name.startsWith('gpgsig')),
  );
  return { commits: commits.length, unsigned: commits.length - signed.length };
}

/** Returns the day of the newest commit of the branch. */
export function newestDay({ repo }: InClone): Day | undefined {
  const [bytes] = lastCommits(repo, 1);
  return bytes && parseDay(parseCommitObject(bytes).committer.date);
}

function lastCommits(repo: Repository, count: number): Uint8Array[] {
  if (repo.head === undefined) return [];
  const said = askGit({ cwd: repo.topLevel, args: ['rev-list', `--max-count=${count}`, repo.head] });
  return readCommitObjects(repo, said.split('\n'));
}
