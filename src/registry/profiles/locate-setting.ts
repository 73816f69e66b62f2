import { isList, isMapping, type Path, type Value } from '../../text/value.ts';
import { itemNamed } from '../setting.ts';

/** Where a setting stands: the way as far as it exists, and the steps that are missing. */
export type SettingPlace = {
  readonly path: Path;
  readonly missing: readonly string[];
  readonly value: Value;
};

/** Finds a setting in project.yaml's data by its way; a step into a list is the item whose first field has that value. */
export function locateSetting(data: Value, way: string): SettingPlace {
  let place: SettingPlace = { path: [], missing: way.split('.'), value: data };
  for (let next = stepInto(place); next; next = stepInto(place)) place = next;
  return place;
}

function stepInto({ path, missing, value }: SettingPlace): SettingPlace | undefined {
  const [step, ...rest] = missing;
  if (step === undefined) return undefined;
  const at = isList(value)
    ? itemNamed(value, step)
    : isMapping(value) && Object.hasOwn(value, step)
      ? step
      : -1;
  const inner =
    isList(value) && typeof at === 'number' ? value[at] : isMapping(value) ? value[at] : undefined;
  return inner === undefined ? undefined : { path: [...path, at], missing: rest, value: inner };
}
