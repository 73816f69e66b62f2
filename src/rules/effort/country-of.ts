import type { Entry, Workspace } from '../../registry/workspace.ts';

/** Returns the country of the partner that a timesheet is of. */
export function countryOf({ data }: Entry, { entries }: Workspace): string | undefined {
  const partner = typeof data.partner === 'string' ? entries.get(data.partner) : undefined;
  const country = partner?.data.country;
  return typeof country === 'string' ? country : undefined;
}
