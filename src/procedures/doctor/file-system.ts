import { inOrder, type Verdict } from './verdict.ts';

/** What the file system does to names, and what git was told of it. */
export type FileSystemFacts = {
  readonly ignoresCase: boolean;
  /** `core.ignorecase`. */
  readonly told: boolean;
  readonly platform: string;
  /** `core.longpaths`. */
  readonly longPaths: boolean;
};

/** Judges whether git knows what the file system does to names. */
export function judgeFileSystem(facts: FileSystemFacts): readonly Verdict[] {
  const { ignoresCase, told, platform, longPaths } = facts;
  const verdicts: Verdict[] = [];
  if (ignoresCase !== told)
    verdicts.push({
      state: 'warning',
      says: `the file system ${ignoresCase ? 'takes A.yaml and a.yaml for one file' : 'tells A.yaml from a.yaml'}, and git was told otherwise`,
      why: 'a file whose name changes in capitals alone may be lost or doubled',
      mend: `git config core.ignorecase ${ignoresCase}`,
    });
  if (platform === 'win32' && !longPaths)
    verdicts.push({
      state: 'warning',
      says: 'git does not write paths of more than 260 characters',
      why: 'a file deep in folders may be missing after a checkout',
      mend: 'git config core.longpaths true\nor: grantbook doctor --fix --settings',
      fix: 'long-paths',
    });
  if (verdicts.length > 0) return verdicts;
  return inOrder(
    ignoresCase
      ? 'the file system ignores capitals; names of a book differ in more than that'
      : 'the file system tells capitals from small letters',
  );
}
