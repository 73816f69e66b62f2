import { showLine } from '../base/show-text.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Context } from './context.ts';
import { plural } from './print-findings.ts';

/** Says on standard error that some of a registry could not be read: a list must not pass for whole when it is not. */
export function warnOfProblems(workspace: Workspace, registry: string | undefined, { out }: Context): void {
  const problems = workspace.problems.filter(
    (p) => registry === undefined || p.registry === undefined || p.registry === registry,
  );
  if (problems.length === 0) return;
  const first = problems[0];
  out.talk(
    `${out.paint.yellow('warning:')} ${plural(problems.length, 'problem')} in what was read (${showLine(first?.file ?? '')}); see: grantbook validate\n`,
  );
}
