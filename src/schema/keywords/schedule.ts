import type { Mapping, Value } from '../../text/value.ts';
import { asMapping, asText, mappingOf, NAME, REACH, SETTING } from './parts.ts';

/** The steps of a record with their days before its due date, as a setting lists them. */
export type ScheduleRule = {
  /** The date that the days are counted back from. */
  readonly of: string;
  /** The setting: a list of `{ step, offset_days }`. */
  readonly steps: string;
  /** For each step the state by which it is done; states count in the order they are declared. */
  readonly reached: ReadonlyMap<string, string>;
  /** For each step who takes it. */
  readonly who: ReadonlyMap<string, string>;
};

const BY_STEP = { type: 'object', propertyNames: NAME, additionalProperties: REACH };

/** The schema of `x-schedule`. */
export const schedule: Mapping = mappingOf(['of', 'steps', 'reached'], {
  of: REACH,
  steps: SETTING,
  reached: { type: 'object', minProperties: 1, propertyNames: NAME, additionalProperties: NAME },
  who: BY_STEP,
});

/** Returns the rule that an `x-schedule` declares. */
export function readSchedule(json: Mapping): ScheduleRule {
  return {
    of: asText(json.of) ?? '',
    steps: asText(json.steps) ?? '',
    reached: texts(json.reached),
    who: texts(json.who),
  };
}

function texts(value: Value | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(asMapping(value)).map(([key, each]) => [key, asText(each) ?? '']));
}
