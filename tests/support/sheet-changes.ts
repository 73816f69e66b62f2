import type { RowEdit } from '../../src/procedures/sheets/compare-sheets.ts';
import { fieldName } from '../../src/registry/members.ts';

/** Returns what an edit of sheets changes, a line each: `Risks!G4: R-002 likelihood = 2`. */
export function changeOf({ entry, assignments, places }: RowEdit): string[] {
  return assignments.map(({ path, operation, value }) => {
    const what = operation === 'clear' ? 'cleared' : `= ${JSON.stringify(value)}`;
    return `${places(path)}: ${entry.id} ${fieldName(path)} ${what}`;
  });
}
