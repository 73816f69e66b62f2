import { isList, isMapping, type Mapping, type Value } from '../text/value.ts';

/** Returns what a code of a field stands for, as the project says it: of the field `level` in `dissemination_levels`. */
export function codeMeaning(name: string, code: Value, project: Mapping | undefined): string | undefined {
  const told = Object.entries(project ?? {})
    .filter(([key]) => key.split('_').some((word) => word.replace(/s$/, '') === name))
    .flatMap(([, list]) => (isList(list) ? list.filter(isMapping) : []))
    .find((each) => each.code === code);
  return told === undefined ? undefined : String(told.meaning);
}
