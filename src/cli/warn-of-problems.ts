import { showLine } from '../base/show-text.ts';
import type { Workspace } from '../registry/workspace.ts';
import { EXIT } from './command.ts';
import type { Context } from './context.ts';
import { plural } from './print-findings.ts';

/**
 * Says on standard error that some of a registry could not be read, and returns the exit code that
 * says so to programs: a list must not pass for whole when it is not.
 */
export function warnOfProblems(workspace: Workspace, registry: string | undefined, { out }: Context): number {
  const problems = workspace.problems.filter(
    (p) => registry === undefined || p.registry === undefined || p.registry === registry,
  );
  if (problems.length === 0) return EXIT.clean;
  const first = problems[0];
  out.warn(
    `${out.paint.yellow('warning:')} ${plural(problems.length, 'problem')} in what was read (${showLine(first?.file ?? '')}); see: grantbook validate\n`,
  );
  return isWhole(workspace, registry) ? EXIT.clean : EXIT.findings;
}

function isWhole({ partial, problems }: Workspace, registry: string | undefined): boolean {
  const wanted = (name: string) => registry === undefined || name === registry;
  if ([...partial].some(wanted)) return false;
  return !problems.some(
    ({ severity, registry: name }) => severity === 'error' && name !== undefined && wanted(name),
  );
}
