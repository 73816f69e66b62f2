import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommitRefused } from './commit-refused.ts';
import { cleanEnvironment, NOBODY_GUESSED, WRITE_FLAGS } from './git-environment.ts';
import { explainStderr } from './git-error.ts';
import { type Blobs, formatIndexInfo, readTreeInto, updateIndex, writeTree } from './index-info.ts';
import { readSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { interrupted, runHook } from './run-hook.ts';
import { runSlowGit } from './run-slow-git.ts';
import type { Target } from './target.ts';

/** What a commit is made of, and how to talk while it is made. */
export type CommitParts = {
  readonly folder: string;
  readonly targets: readonly Target[];
  readonly blobs: Blobs;
  readonly message: string;
  readonly signal: AbortSignal;
  readonly talk?: ((text: string) => void) | undefined;
};

/**
 * Returns the id of a new commit that nothing points at yet. The user's hooks have had their say,
 * and it is signed where they sign. Throws a CommitRefused where it holds no change, or a hook or
 * the signing fails.
 */
export async function buildCommit(repo: Repository, parts: CommitParts): Promise<string> {
  const index = join(parts.folder, 'index');
  if (parts.targets.every((target) => isSame(target, parts.blobs))) throw nothing();
  readTreeInto(repo, index);
  updateIndex(repo, index, formatIndexInfo(repo, parts.targets, parts.blobs));
  const tree = writeTree(repo, index);
  const built = readFileSync(index);
  const hook = { env: { GIT_INDEX_FILE: index }, signal: parts.signal, talk: parts.talk };
  // A hook of ours need not check again what was checked: it knows this commit by its index.
  await runHook(repo, { ...hook, name: 'pre-commit', env: { ...hook.env, GRANTBOOK_CHECKED: index } });
  const message = await passMessage(repo, parts, hook);
  if (!readFileSync(index).equals(built) && writeTree(repo, index) !== tree) throw hookChangedFiles();
  return commitTree(repo, parts, { tree, message });
}

/** Whether the last commit holds a file as it is to be, or lacks it where it is to go. */
function isSame({ path, mode, head }: Target, blobs: Blobs): boolean {
  return blobs.get(path) === head?.id && (head === undefined || head.mode === mode);
}

async function passMessage(
  repo: Repository,
  { folder, message }: CommitParts,
  hook: Pick<Parameters<typeof runHook>[1], 'env' | 'signal' | 'talk'>,
): Promise<Buffer> {
  const file = join(folder, 'COMMIT_EDITMSG');
  writeFileSync(file, message.endsWith('\n') ? message : `${message}\n`);
  await runHook(repo, { ...hook, name: 'commit-msg', args: [file] });
  const passed = readFileSync(file);
  if (passed.toString('utf8').trim() !== '') return passed;
  throw new CommitRefused('empty-message', 'the commit message is empty', {
    hint: 'say why: -m "the reason"',
  });
}

async function commitTree(
  repo: Repository,
  { signal }: CommitParts,
  { tree, message }: { tree: string; message: Buffer },
): Promise<string> {
  const signing = readSettings(repo).signs;
  const parent = repo.head === undefined ? [] : ['-p', repo.head];
  const args = ['commit-tree', tree, ...parent, ...(signing ? ['-S'] : []), '-F', '-'];
  const { status, stdout, stderr } = await runSlowGit({
    cwd: repo.topLevel,
    args: [...WRITE_FLAGS, ...NOBODY_GUESSED, ...args],
    env: cleanEnvironment(),
    input: message,
    signal,
  });
  if (status === 0) return stdout.trim();
  if (signal.aborted) throw interrupted();
  throw commitTreeFailed(signing, explainStderr(stderr) || 'it was stopped');
}

function commitTreeFailed(signing: boolean, said: string): CommitRefused {
  if (!signing) return new CommitRefused('failed', `git could not make the commit: ${said}`);
  return new CommitRefused('signing-failed', `the commit could not be signed: ${said}`, {
    hint: 'see which key git uses: git config --get user.signingkey',
  });
}

function nothing(): CommitRefused {
  return new CommitRefused('nothing-to-commit', 'the last commit holds all of this already', {
    hint: 'see what is different: git status',
  });
}

function hookChangedFiles(): CommitRefused {
  return new CommitRefused(
    'hook-changed-files',
    'a hook of this repository changed what would be committed',
    {
      hint: 'a commit of grantbook holds what was checked and nothing else; let the hook check, not change',
    },
  );
}
