import type { RecordEvent } from './record-history.ts';

/** Returns the event that changed each field last, lists and nested mappings by the field they stand in. */
export function lastChanges(events: readonly RecordEvent[]): Map<string, RecordEvent> {
  const last = new Map<string, RecordEvent>();
  for (const event of events) {
    for (const { path } of event.changes) {
      const [name] = path;
      if (typeof name === 'string' && !last.has(name)) last.set(name, event);
    }
  }
  return last;
}
