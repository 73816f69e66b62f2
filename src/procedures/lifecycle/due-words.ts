import { defaultOf, setting } from '../../registry/setting.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Limit } from '../../schema/keywords/within.ts';
import type { RegistrySchema, Transition } from '../../schema/registry-schema.ts';
import { words } from '../../schema/words.ts';
import { isList, isMapping } from '../../text/value.ts';
import { fieldWords, list } from './need-words.ts';
import { settingWords } from './setting-words.ts';

const LIMITS: Readonly<Record<Limit, string>> = {
  at_least_before: 'at least N days before',
  at_most_before: 'at most N days before',
  at_least_after: 'not before N days after',
  at_most_after: 'at most N days after',
};

/** Returns by when a step is to be taken: by the schedule, and by the limits of the dates that it fills or asks for. */
export function dueWords(step: Transition, registry: RegistrySchema, workspace: Workspace): string[] {
  return [...scheduled(step, registry, workspace), ...limited(step, registry, workspace)];
}

/** A step back is not what the schedule waits for. */
function scheduled(step: Transition, registry: RegistrySchema, workspace: Workspace): string[] {
  const { schedule, lifecycle } = registry;
  const usual = schedule?.steps.replace(
    /\{(\w+)\}/,
    (whole, field: string) => defaultOf(registry, field) ?? whole,
  );
  const listed = usual === undefined ? undefined : setting(workspace, usual);
  const states = [...(lifecycle?.states.keys() ?? [])];
  const forward = step.from.some((state) => states.indexOf(state) < states.indexOf(step.to));
  if (!schedule || !isList(listed) || !forward) return [];
  return listed.flatMap((item) => {
    const { step: name, offset_days: days } = isMapping(item) ? item : {};
    if (typeof name !== 'string' || typeof days !== 'number' || schedule.reached.get(name) !== step.to)
      return [];
    const day =
      days === 0 ? `on ${fieldWords(schedule.of)}` : `${days} days before ${fieldWords(schedule.of)}`;
    return [name === step.to || name === step.name ? day : `${day} (${words(name)})`];
  });
}

function limited(step: Transition, { within }: RegistrySchema, workspace: Workspace): string[] {
  const dates = new Set([...Object.keys(step.sets), ...step.requires]);
  return within
    .filter(({ field: [name, ...deeper] }) => deeper.length === 0 && dates.has(name ?? ''))
    .map(({ limit, days, of }) => {
      const words = LIMITS[limit].replace('N', () => settingWords(days, workspace));
      return `${words} ${list(of.map(fieldWords), 'or')}`;
    });
}
