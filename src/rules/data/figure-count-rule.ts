import { fitsWhere } from '../../registry/fits-where.ts';
import { isWhole } from '../../registry/is-whole.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { membersAlong } from '../../registry/members-along.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import type { Where } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** A figure that says which records it counts agrees with them, unless it was corrected or not all of them are known. */
export const figureCountRule: Rule = {
  name: 'figures that count records',
  *check({ workspace }) {
    for (const figure of workspace.registries.get('figures')?.entries ?? []) {
      const { counts, corrected } = figure.data;
      if (isMapping(counts) && !isFilled(corrected)) yield* checkFigure(figure, counts, workspace);
    }
  },
};

function* checkFigure(figure: Entry, counts: Mapping, workspace: Workspace): Generator<Diagnostic> {
  const name = typeof counts.registry === 'string' ? counts.registry : '';
  const registry = workspace.registries.get(name);
  const unknown = registry ? unknownField(counts, registry) : `there is no registry "${name}"`;
  if (unknown !== undefined) {
    const hint = 'see the registries: grantbook list';
    yield entryFinding(figure, {
      code: 'figures/miscounted',
      path: ['counts', 'registry'],
      message: unknown,
      hint,
    });
  } else if (registry && isWhole(workspace, name)) yield* compare(figure, counts, registry);
}

function* compare(figure: Entry, counts: Mapping, registry: Registry): Generator<Diagnostic> {
  const { value, incomplete } = figure.data;
  const found = countOf(counts, registry);
  if (typeof value !== 'number' || found === value) return;
  const fewer = found < value;
  if (fewer && isFilled(incomplete)) return;
  yield entryFinding(figure, {
    code: 'figures/miscounted',
    path: ['value'],
    message: `"${value}" is stated, and ${registry.schema.name} hold ${found}`,
    hint: fewer
      ? 'add what is missing, or say why it is not known: incomplete: …'
      : 'correct the figure, or the records that it counts',
  });
}

/** Fields that no record could have would count nothing, and say nothing. */
function unknownField(counts: Mapping, { schema }: Registry): string | undefined {
  const ways = [counts.of, counts.distinct].filter((way) => typeof way === 'string');
  const named = [
    ...ways.map((way) => way.split('.')[0] ?? ''),
    ...conditions(counts).map(([field]) => field),
  ];
  const unknown = named.find((field) => !schema.fields.some(({ name }) => name === field));
  return unknown === undefined ? undefined : `${schema.name} have no field "${unknown}"`;
}

function countOf(counts: Mapping, { entries }: Registry): number {
  const meant = entries.filter(({ data }) => fitsWhere(data, conditions(counts)));
  const along = (way: string) =>
    meant.flatMap(({ data }) => membersAlong(data, way).map(({ value }) => value));
  if (typeof counts.distinct === 'string') return new Set(along(counts.distinct)).size;
  if (typeof counts.of !== 'string') return meant.length;
  return along(counts.of).reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
}

function conditions({ where }: Mapping): Where {
  const items = isList(where) ? where.filter((item) => isMapping(item)) : [];
  return items.map(({ field, values }) => [String(field), isList(values) ? values : []]);
}
