import type { Workspace } from '../../registry/workspace.ts';
import type { Mapping } from '../../text/value.ts';
import { PERSONAL } from '../hide-personal.ts';

/** Returns a field asked for, or one of the records a field refers to, that is personal data not to be shown. */
export function hiddenField(
  names: readonly string[],
  rows: readonly Mapping[],
  workspace: Workspace,
): string | undefined {
  return names.find((name) => {
    const [field = '', of] = name.split('.');
    const values = rows.flatMap((data): unknown => data[field]);
    if (of === undefined) return values.some(isHidden);
    return values.some((id) => typeof id === 'string' && isHidden(workspace.entries.get(id)?.data[of]));
  });
}

/** Returns whether a value is personal data that the template has not said it prints. */
export function isHidden(value: unknown): boolean {
  return value === PERSONAL;
}
