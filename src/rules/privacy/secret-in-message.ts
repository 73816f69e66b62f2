import type { Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { findSecret } from '../../text/telling-texts.ts';

/** Returns what looks like a secret in the message of a commit, which is as public as the book; never the secret itself. */
export function secretInMessage(message: string, { registries }: Workspace): Diagnostic[] {
  const kind = findSecret(message);
  if (kind === undefined) return [];
  return [
    {
      code: 'privacy/looks-secret',
      severity: 'warning',
      file: registries.get('project')?.schema.source.path ?? 'project-data/project.yaml',
      message: `the message of the commit holds what looks like ${kind} (not shown)`,
      hint: 'make it invalid where it was issued; before the commit is shared, write another message: git commit --amend',
    },
  ];
}
