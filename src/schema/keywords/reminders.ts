import type { Mapping } from '../../text/value.ts';
import { asText, mappingOf, REACH, SETTING } from './parts.ts';

/** When those who owe something for a record are reminded, where it is not as for all others. */
export type RemindersRule = {
  /** The date that the days are counted from; the day it is due where nothing is said. */
  readonly of?: string;
  /** The setting: a list of days after that date; before it, with a minus. */
  readonly days: string;
  /** The setting: the day after that date from which it is taken further up. */
  readonly escalate?: string;
};

/** The schema of `x-reminders`. */
export const reminders: Mapping = mappingOf(['days'], { of: REACH, days: SETTING, escalate: SETTING });

/** Returns the rule that an `x-reminders` declares. */
export function readReminders(json: Mapping): RemindersRule {
  const [of, escalate] = [asText(json.of), asText(json.escalate)];
  return {
    days: asText(json.days) ?? '',
    ...(of !== undefined && { of }),
    ...(escalate !== undefined && { escalate }),
  };
}
