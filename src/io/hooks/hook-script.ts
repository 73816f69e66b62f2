import { execPath } from 'node:process';
import { sha256 } from '../../base/digest.ts';
import { shellQuoted } from '../shell-quoted.ts';

/** The hooks of git that grantbook can be. */
export const HOOKS = ['pre-commit', 'pre-push'] as const;
export type HookName = (typeof HOOKS)[number];

/** What a hook calls: the program by its absolute path, so that nothing of the work tree is run. */
export type HookCall = { readonly program: string; readonly book: string };

const CHECKS: Readonly<Record<HookName, string>> = {
  'pre-commit': 'Checks what is about to be committed: the staged files, as they are staged.',
  'pre-push': 'Checks each commit that is about to be pushed.',
};

const SKIPS: Readonly<Record<HookName, string>> = {
  'pre-commit': `# A commit that grantbook makes is checked before git sees it.
[ "\${GRANTBOOK_CHECKED:-}" = "\${GIT_INDEX_FILE:-none}" ] && exit 0
`,
  'pre-push': '',
};

/** Returns the text of a hook: portable sh, that refuses where the program is gone. */
export function hookScript(name: HookName, { program, book }: HookCall): string {
  const body = `#!/bin/sh
# ${OURS} ${name}: made by "grantbook hook install", taken away by "grantbook hook remove".
# ${CHECKS[name]}
${SKIPS[name]}node=${shellQuoted(execPath)}
program=${shellQuoted(program)}
book=${shellQuoted(book)}
if [ -x "$node" ] && [ -f "$program" ]; then
  exec "$node" "$program" -C "$book" hook run ${name} "$@"
fi
cat >&2 <<'END'
error: nothing was checked: grantbook is no longer where this hook calls it
hint: install it again and run "grantbook hook install", or do without this once:
hint: git ${name === 'pre-commit' ? 'commit' : 'push'} --no-verify (a pull request is checked all the same)
END
exit 1
`;
  return `${body}${sealOf(body)}`;
}

const OURS = 'grantbook hook';

/** Whose a hook is that stands there: ours as it was made, ours with changes, or somebody else's. */
export type HookOwner = 'ours' | 'changed' | 'other';

/** Returns whose hook a text is. */
export function hookOwner(text: string): HookOwner {
  if (!text.startsWith(`#!/bin/sh\n# ${OURS} `)) return 'other';
  const seal = text.lastIndexOf('\n# sha256:') + 1;
  return text.slice(seal) === sealOf(text.slice(0, seal)) ? 'ours' : 'changed';
}

/** By it a hook that somebody has changed is told from one that may go. */
function sealOf(body: string): string {
  return `# sha256:${sha256(new TextEncoder().encode(body))}\n`;
}
