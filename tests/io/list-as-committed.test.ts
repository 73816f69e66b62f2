import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changesSince, listAsCommitted } from '../../src/io/git/changed-since.ts';
import { openCommitUnsized } from '../../src/io/git/commit-files.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { newRepo, open, write } from './sandbox.ts';

/** What may be different in the book from what is committed. */
const EDITS: Readonly<Record<string, (root: string) => void>> = {
  nothing: () => {},
  'a file that is written to': (root) => write(root, { 'project-data/risks.yaml': '- id: R2\n' }),
  'a file that is gone': (root) => rmSync(join(root, 'project-data/partners.yaml')),
  'a file that is new': (root) => write(root, { 'project-data/actions.yaml': '[]\n' }),
  'a file that git is told to leave out': (root) =>
    write(root, { '.gitignore': 'x.yaml\n', 'project-data/x.yaml': '[]\n' }),
  'a file that may be run': (root) => chmodSync(join(root, 'schemas/risks.schema.json'), 0o755),
  'a file that has become a link': (root) => {
    rmSync(join(root, 'project-data/partners.yaml'));
    symlinkSync('risks.yaml', join(root, 'project-data/partners.yaml'));
  },
};

test.each(Object.keys(EDITS))('the files of a commit are told by what differs: %s', async (what) => {
  const root = newRepo();
  EDITS[what]?.(root);
  const repo = await open(root);
  const files = openWorkingTree(root);
  const oid = repo.head ?? '';
  const { differing } = changesSince(repo, files, oid);
  const told = listAsCommitted(repo, files, { oid, differing });
  const committed = openCommitUnsized(repo, oid).list();
  expect(told.map(({ path }) => path)).toEqual(committed.map(({ path }) => path));
  expect(told.map(({ mode }) => mode.slice(0, 3))).toEqual(committed.map(({ mode }) => mode.slice(0, 3)));
});
