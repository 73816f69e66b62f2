import { documentName } from '../../registry/document-name.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** A document is named as agreed, open to no more people than its deliverable, and carries the disclaimer where it is public. */
export const documentRule: Rule = {
  name: 'documents',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('documents')?.entries ?? []) {
      yield* fileName(entry, workspace);
      yield* access(entry, workspace);
      yield* disclaimer(entry);
    }
  },
};

function* fileName(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { path } = entry.data;
  const wanted = documentName(entry.data, workspace);
  if (typeof path !== 'string' || wanted === undefined) return;
  const [, folder = '', name = '', ending = ''] = /^(.*\/)?(.*?)(\.[A-Za-z0-9]+)?$/.exec(path) ?? [];
  if (name === wanted) return;
  yield entryFinding(entry, {
    code: 'documents/file-name',
    path: ['path'],
    message: `the file is named "${name}${ending}"; by its record it is "${wanted}${ending}"`,
    hint: `git mv ${path} ${folder}${wanted}${ending}, then: grantbook set ${entry.id} path=${folder}${wanted}${ending}`,
  });
}

function* access(entry: Entry, { entries }: Workspace): Generator<Diagnostic> {
  const { of, access: open } = entry.data;
  const deliverable = typeof of === 'string' ? entries.get(of) : undefined;
  const level = deliverable?.data.dissemination;
  if (open !== 'public' || level === undefined || level === 'PU') return;
  yield entryFinding(entry, {
    code: 'documents/access',
    path: ['access'],
    message: `"public" is wider than ${of}, whose dissemination level is ${level}`,
    hint: `grantbook set ${entry.id} access=partners`,
  });
}

function* disclaimer(entry: Entry): Generator<Diagnostic> {
  const { access: open, disclaimer: carries, status } = entry.data;
  const published = open === 'public' && (status === 'approved' || status === 'submitted');
  if (!published || carries === true) return;
  yield entryFinding(entry, {
    code: 'documents/no-disclaimer',
    path: carries === undefined ? ['access'] : ['disclaimer'],
    message: `${entry.id} is public, and nothing says that it carries the funder’s disclaimer`,
    hint: `look at it, then: grantbook set ${entry.id} disclaimer=true`,
  });
}
