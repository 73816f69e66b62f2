import { CannotError } from '../../src/base/cannot-error.ts';
import { commitChanges } from '../../src/io/git/commit-plan.ts';
import { openRepository } from '../../src/io/git/repository.ts';

/** Commits one new file to a repository, in a process of its own; prints how it ended. */
const [dir = '', path = ''] = process.argv.slice(2);
const repo = await openRepository(dir);
if (repo === undefined) throw new Error(`no repository in ${dir}`);
const request = { writes: new Map([[path, Buffer.from('x: 1\n')]]), deletes: [], message: `add ${path}\n` };
try {
  await commitChanges(repo, request);
  process.stdout.write('committed');
} catch (error) {
  if (!(error instanceof CannotError)) throw error;
  process.stdout.write(`${error.kind}: ${error.message}`);
}
