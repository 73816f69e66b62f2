import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRepository, type Repository } from '../../src/io/git/repository.ts';

/** What a commit puts in place of the files before: a text, or nothing for a file that goes. */
export type Files = Readonly<Record<string, string | undefined>>;

type Options = { readonly message?: string; readonly date?: string; readonly author?: string };

/** A real repository in a folder of its own, with no settings but its own. */
export class HistoryRepository {
  readonly dir: string;
  #clock = 1_767_225_600;

  constructor(format: 'sha1' | 'sha256' = 'sha1') {
    this.dir = mkdtempSync(join(tmpdir(), 'grantbook-history-'));
    this.git('init', '--quiet', '--initial-branch=main', `--object-format=${format}`);
  }

  git(...args: string[]): string {
    return this.gitWith({}, ...args);
  }

  gitWith(env: Record<string, string>, ...args: string[]): string {
    const own = {
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      HOME: this.dir,
      PATH: process.env.PATH ?? '',
    };
    const author = { GIT_AUTHOR_NAME: 'Mary', GIT_AUTHOR_EMAIL: 'mary@example.org' };
    const committer = { GIT_COMMITTER_NAME: 'Jo', GIT_COMMITTER_EMAIL: 'jo@example.org' };
    return execFileSync('git', args, {
      cwd: this.dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...own, ...author, ...committer, ...env },
    }).trim();
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.dir, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file, { force: true });
      else writeFileSync(file, text);
    }
    this.git('add', '--all');
  }

  commit(name: string, files: Files, { message, date, author }: Options = {}): string {
    this.write(files);
    const time = date ?? this.#nextTime();
    const env = {
      GIT_AUTHOR_DATE: time,
      GIT_COMMITTER_DATE: time,
      ...(author !== undefined && { GIT_AUTHOR_NAME: author }),
    };
    this.gitWith(env, 'commit', '--quiet', '--allow-empty', '-m', message ?? name);
    return this.git('rev-parse', 'HEAD');
  }

  /** Commits a tree as a merge of the commits given, whatever a merge would have made of them. */
  merge(name: string, parents: readonly string[], files: Files): string {
    this.write(files);
    const time = this.#nextTime();
    const tree = this.git('write-tree');
    const flags = parents.flatMap((parent) => ['-p', parent]);
    const env = { GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
    const oid = this.gitWith(env, 'commit-tree', tree, '-m', name, ...flags);
    this.git('reset', '--quiet', '--hard', oid);
    return oid;
  }

  async open(folder = '.'): Promise<Repository> {
    const repository = await openRepository(join(this.dir, folder));
    if (!repository) throw new Error('no repository');
    return repository;
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  #nextTime(): string {
    this.#clock += 60;
    return `${this.#clock} +0000`;
  }
}
