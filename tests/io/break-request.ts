import type { CommitRequest } from '../../src/io/git/commit-plan.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A change of every kind: a file changed, one that goes, one that comes in folders that come with it. */
export const breakRequest: CommitRequest = {
  writes: new Map([
    ['project-data/risks.yaml', bytes('- id: R1\n  title: Later\n')],
    ['project-data/new/folder/x.yaml', bytes('id: x\n')],
  ]),
  deletes: ['project-data/partners.yaml'],
  message: 'change of every kind\n',
};

export const breakPaths: readonly string[] = [...breakRequest.writes.keys(), ...breakRequest.deletes];
