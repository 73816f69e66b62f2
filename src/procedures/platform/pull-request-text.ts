import { isClosed } from '../../registry/is-closed.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { optionText } from './option-text.ts';

/** Returns what a pull request asks whoever opens it. */
export function pullRequestText(workspace: Workspace): string {
  const packages = workspace.registries.get('work-packages')?.entries ?? [];
  const open = packages.filter((entry) => !isClosed(entry)).map((entry) => optionText(entry, workspace));
  const concerned =
    open.length > 0 ? `\n## Which work packages\n\n${open.map((each) => `- [ ] ${each}`).join('\n')}\n` : '';
  return `## What, and why

<!-- In a line or two, with the records it is about (D3.2, R-004): it is what the trail will say. -->
${concerned}
## Before you send it

- [ ] \`grantbook validate\` finds nothing, or I say below what I need help with
- [ ] every date, number and name is from a source that I can name
- [ ] nothing in it is personal or confidential that was not so far
`;
}
