import { expect, test } from 'vitest';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import type { Files } from '../../src/registry/files.ts';
import { linksWhere } from '../../src/registry/find-links.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { placesOf } from '../support/small-book.ts';

const known = shippedSchemas();
const files = openWorkingTree('.');
const from = await loadWorkspace(files, { known });

/** The book with one file changed, gone or new. */
function laidOver(path: string, text: string | undefined): Files {
  const others = files.list().filter((entry) => entry.path !== path);
  const fresh = { path, mode: '100644', size: Buffer.byteLength(text ?? '') };
  return {
    list: () => (text === undefined ? others : [...others, fresh].sort((a, b) => (a.path < b.path ? -1 : 1))),
    read: (asked) => (asked === path ? Buffer.from(text ?? '') : files.read(asked)),
  };
}

function facts({ registries, entries, unreadable, partial, project }: Workspace): unknown {
  return {
    records: [...registries.values()].map(({ schema, entries: all }) => [
      schema.name,
      all.map(({ data }) => data),
    ]),
    ids: [...entries.keys()],
    links: linksWhere({ registries }, () => true).map(({ from: { id }, path, to }) => [id, path, to]),
    unreadable: [...unreadable],
    partial: [...partial],
    project,
  };
}

const text = (path: string) => Buffer.from(files.read(path)).toString('utf8');
const RISKS = 'project-data/risks.yaml';
const D12 = 'project-data/deliverables/D1.2.yaml';
const SCHEMA = 'schemas/risks.schema.json';

test.each<[string, string, string | undefined]>([
  ['a field is changed', RISKS, text(RISKS).replace('likelihood: 4', 'likelihood: 9')],
  ['a file is broken', RISKS, `${text(RISKS)}\n\t- [`],
  ['a file of a folder is changed', D12, text(D12).replace('status:', 'state:')],
  ['a file of a folder is broken', D12, `${text(D12)}\n\t- [`],
  ['a file of a folder has two records', D12, `- a: 1\n- b: 2\n`],
  ['a file is gone', D12, undefined],
  ['a file is new', 'project-data/deliverables/D1.99.yaml', text(D12).replace('id: D1.2', 'id: D1.99')],
  ['an id is there twice', 'project-data/deliverables/D1.99.yaml', text(D12)],
  ['a file is where none belongs', 'project-data/other.yaml', 'a: 1\n'],
  ['a schema is changed', SCHEMA, text(SCHEMA).replace('"maximum": 5', '"maximum": 3')],
  ['a schema is gone', SCHEMA, undefined],
  ['the project is gone', 'project-data/project.yaml', undefined],
  ['nothing is changed', RISKS, text(RISKS)],
])(
  'a book of which the most was read before is the book as it is read anew: %s',
  async (_, path, content) => {
    const changed = laidOver(path, content);
    const reused = await loadWorkspace(changed, { known, reuse: { from, changed: new Set([path]) } });
    const anew = await loadWorkspace(changed, { known });
    expect(placesOf({ workspace: reused })).toEqual(placesOf({ workspace: anew }));
    expect(facts(reused)).toEqual(facts(anew));
    const back = await loadWorkspace(files, { known, reuse: { from: reused, changed: new Set([path]) } });
    expect(placesOf({ workspace: back })).toEqual(placesOf({ workspace: from }));
    expect(facts(back)).toEqual(facts(from));
  },
);

test('of a folder of files only the one that is changed is read', async () => {
  const changed = laidOver(D12, text(D12).replace('title:', 'title: The'));
  const read: string[] = [];
  const counted: Files = {
    list: () => changed.list(),
    read: (path) => {
      read.push(path);
      return changed.read(path);
    },
  };
  await loadWorkspace(counted, { known, reuse: { from, changed: new Set([D12]) } });
  expect(new Set(read)).toEqual(new Set([D12]));
});
