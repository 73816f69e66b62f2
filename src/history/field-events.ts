import { type Path, sameValue, valueAt } from '../text/value.ts';
import { type FieldChange, wholeChange } from './field-changes.ts';
import type { RecordEvent } from './record-history.ts';

/** Returns the events that changed a field or something in it, each with those changes alone. */
export function fieldEvents<E extends RecordEvent>(events: readonly E[], path: Path): E[] {
  return events.flatMap((event) => {
    const changes = event.changes.flatMap((change) => within(change, path));
    return changes.length > 0 ? [{ ...event, changes }] : [];
  });
}

/** What a change is to a field: all of it where it lies in the field, of a change around it the field's part. */
function within(change: FieldChange, path: Path): FieldChange[] {
  if (startsWith(change.path, path)) return [change];
  if (!startsWith(path, change.path)) return [];
  const rest = path.slice(change.path.length);
  const [before, after] = [valueAt(change.before, rest), valueAt(change.after, rest)];
  return sameValue(before, after) ? [] : [wholeChange(path, before, after)];
}

function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, i) => path[i] === step);
}
