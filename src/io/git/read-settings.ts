import { splitNul } from './list-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** What the settings of a repository and its user say of commits. */
export type Settings = {
  /** Whether git makes LF of CRLF in what looks like text (`core.autocrlf`). */
  readonly convertsLineEnds: boolean;
  /** Whether commits are signed (`commit.gpgsign`). */
  readonly signs: boolean;
  /** Whether hooks may be elsewhere than in the repository's own folder (`core.hooksPath`, `hook.NAME.command`). */
  readonly hooksElsewhere: boolean;
  /** Whether git tidies up after commits (`maintenance.auto`). */
  readonly tidiesUp: boolean;
  /** Whether who commits may be another than the author (`author.*`, `committer.*`). */
  readonly namesApart: boolean;
};

const known = new WeakMap<Repository, Settings>();

/** Returns the settings of a repository, asked for once while it is open. */
export function readSettings(repo: Repository): Settings {
  const settings = known.get(repo) ?? askSettings(repo);
  known.set(repo, settings);
  return settings;
}

const ASKED =
  '^(core\\.(autocrlf|hookspath)|commit\\.gpgsign|maintenance\\.auto|(hook|author|committer)\\..*)$';

function askSettings(repo: Repository): Settings {
  const args = ['config', '-z', '--get-regexp', ASKED];
  // The flags of other calls set a hooks path of their own.
  const { stdout } = runGit({ cwd: repo.topLevel, args, flags: ['--no-pager'], accept: [0, 1] });
  const values = new Map(splitNul(stdout).map(asSetting));
  const names = [...values.keys()];
  const isTrue = (name: string) => /^(true|yes|on|1)$/i.test(values.get(name) ?? '');
  return {
    convertsLineEnds: isTrue('core.autocrlf') || /^input$/i.test(values.get('core.autocrlf') ?? ''),
    signs: isTrue('commit.gpgsign'),
    hooksElsewhere: names.some((name) => /^(core\.hookspath$|hook\.)/.test(name)),
    tidiesUp: !/^(false|no|off|0|)$/i.test(values.get('maintenance.auto') ?? 'true'),
    namesApart: names.some((name) => /^(author|committer)\./.test(name)),
  };
}

/** A name without a value is true. */
function asSetting(record: string): [name: string, value: string] {
  const end = record.indexOf('\n');
  return end === -1 ? [record, 'true'] : [record.slice(0, end), record.slice(end + 1)];
}
