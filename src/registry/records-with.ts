import { grouped } from '../base/grouped.ts';
import { onceForEach } from '../base/once-for.ts';
import { membersAlong } from './members-along.ts';
import type { Entry, Registry, Workspace } from './workspace.ts';

const byField = onceForEach(({ entries }: Registry, field: string) =>
  grouped(entries, ({ data }) => data[field]),
);

/** Returns the records of a registry whose field holds a text; a registry is looked through once for each field. */
export function recordsWith(
  { registries }: Workspace,
  registry: string,
  { field, value }: { readonly field: string; readonly value: string },
): readonly Entry[] {
  const asked = registries.get(registry);
  const near = asked?.holding?.(value)?.filter(({ data }) => data[field] === value);
  return near ?? (asked && byField(asked, field).get(value)) ?? [];
}

const byWay = onceForEach(({ entries }: Registry, way: string) => {
  const held = entries.flatMap((entry) =>
    membersAlong(entry.data, way).map(({ value }) => ({ entry, value })),
  );
  return grouped(held, ({ value }) => value);
});

/** Returns the records of a registry that hold a text at the end of a way, each once; it is looked through once for each way. */
export function recordsAlong(
  { registries }: Workspace,
  registry: string,
  { way, value }: { readonly way: string; readonly value: string },
): readonly Entry[] {
  const asked = registries.get(registry);
  const holds = ({ data }: Entry) => membersAlong(data, way).some((member) => member.value === value);
  const near = asked?.holding?.(value)?.filter(holds);
  if (near) return near;
  const held = (asked && byWay(asked, way).get(value)) ?? [];
  return [...new Set(held.map(({ entry }) => entry))];
}
