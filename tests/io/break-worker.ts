import { CannotError } from '../../src/base/cannot-error.ts';
import { commitChanges } from '../../src/io/git/commit-plan.ts';
import { endLeftBehind } from '../../src/io/git/left-behind.ts';
import { openRepository } from '../../src/io/git/repository.ts';
import { breakRequest } from './break-request.ts';

/** Makes a commit, or ends what was left behind, in a process of its own that may be broken; prints how it ended. */
const [dir = '', what = ''] = process.argv.slice(2);
const repo = await openRepository(dir);
if (repo === undefined) throw new Error(`no repository in ${dir}`);
globalThis.breaking = true;
try {
  if (what === 'recover') await endLeftBehind(dir);
  else await commitChanges(repo, breakRequest);
  process.stdout.write('done');
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof CannotError) && code === '') throw error;
  process.stdout.write(`refused: ${error instanceof Error ? error.message : ''}`);
}
globalThis.breaking = false;
process.stderr.write(String(globalThis.callsMade?.() ?? 0));
