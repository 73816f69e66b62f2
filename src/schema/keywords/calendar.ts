import type { Mapping } from '../../text/value.ts';
import { asText, asTexts, mappingOf, NAME, NAMES, REACHES } from './parts.ts';

/** The fields by which records stand in a calendar: meetings, events. */
export type CalendarRule = {
  readonly date: string;
  /** The last day, where there are several. */
  readonly end?: string;
  /** The times of day, and the time zone they are in. */
  readonly starts?: string;
  readonly ends?: string;
  readonly zone?: string;
  readonly place?: string;
  /** Ways to the people and partners it is for; where they lead to none, it is for everybody. */
  readonly for: readonly string[];
  /** The states in which it does not take place. */
  readonly except: readonly string[];
};

const OPTIONAL = ['end', 'starts', 'ends', 'zone', 'place'] as const;

/** The schema of `x-calendar`. */
export const calendar: Mapping = mappingOf(['date'], {
  date: NAME,
  ...Object.fromEntries(OPTIONAL.map((name) => [name, NAME])),
  for: REACHES,
  except: NAMES,
});

/** Returns the rule that an `x-calendar` declares. */
export function readCalendar(json: Mapping): CalendarRule {
  const given = OPTIONAL.flatMap((name) => {
    const field = asText(json[name]);
    return field === undefined ? [] : [[name, field] as const];
  });
  return {
    date: asText(json.date) ?? '',
    ...Object.fromEntries(given),
    for: asTexts(json.for),
    except: asTexts(json.except),
  };
}
