import { closest } from '../../base/suggest.ts';
import { registryNamed } from '../../registry/find-entry.ts';
import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { makeTables } from '../../registry/sheets/make-tables.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** Where a map names a field. A suggestion is none: it counts for nothing. */
const NAMING = [
  ['columns', '*', 'field'],
  ['always', '*', 'field'],
  ['match', '*'],
];

/** A map of a workbook names a registry and fields that there are. */
export const importMapRule: Rule = {
  name: 'import-map',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('import-maps')?.entries ?? [])
      yield* unknownNames(entry, workspace);
  },
};

function* unknownNames(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const name = typeof entry.data.registry === 'string' ? entry.data.registry : '';
  const registry = registryNamed(workspace, name);
  if (!registry) {
    const names = [...workspace.registries.keys()];
    if (name !== '') yield unknown(entry, { path: ['registry'], what: `registry "${name}"`, name, names });
    return;
  }
  const names = fieldNames(registry, workspace);
  for (const way of NAMING)
    for (const { path, value } of membersAt(entry.data, way))
      if (typeof value === 'string' && !names.includes(value))
        yield unknown(entry, { path, what: `field "${value}" in ${registry.name}`, name: value, names });
}

/** What a sheet can give: the columns of the registry that are filled in, and its ids. */
function fieldNames(registry: RegistrySchema, workspace: Workspace): string[] {
  const wanted = { personal: true, hidden: new Set<string>() };
  const [own] = makeTables(registry, { workspace, labels: new Map(), wanted });
  const given = own?.columns.filter(({ use }) => use === 'edit' || use === 'id') ?? [];
  return given.map(({ key }) => key);
}

type Unknown = {
  readonly path: Parameters<typeof entryFinding>[1]['path'];
  readonly what: string;
  readonly name: string;
  readonly names: readonly string[];
};

function unknown(entry: Entry, { path, what, name, names }: Unknown): Diagnostic {
  const suggestions = closest(name, names);
  const [first] = suggestions;
  return entryFinding(entry, {
    code: 'sheet/no-field',
    path,
    message: `there is no ${what} that a sheet can give`,
    hint: first === undefined ? `there are: ${names.slice(0, 12).join(', ')}` : `did you mean "${first}"?`,
    suggestions,
  });
}
