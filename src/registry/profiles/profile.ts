import type { Value } from '../../text/value.ts';

/**
 * The settings that a profile is a set of: how the bodies meet and decide, how deliverables are reviewed,
 * or the chapters of the report to the funder.
 */
export type ProfileKind = 'governance' | 'review' | 'reporting';

/** A setting as a profile has it: its value, and where that stands; `own` where no source gives it. */
export type Sourced = readonly [value: Value, source: string];

/** A set of settings as published sources give them, to be taken over whole and then changed where need be. */
export type Profile = {
  readonly kind: ProfileKind;
  readonly name: string;
  readonly title: string;
  /** The settings by their way in project.yaml, as `setting` reads it. */
  readonly settings: Readonly<Record<string, Sourced>>;
};

/** The mark of a number that no source gives: it was chosen here. */
export const OWN = 'own';

/** Returns settings of a body by their ways: `notice_days.ordinary` as `meetings.bodies.GA.notice_days.ordinary`. */
export function ofBody(
  body: string,
  settings: Readonly<Record<string, Sourced>>,
): Readonly<Record<string, Sourced>> {
  return Object.fromEntries(
    Object.entries(settings).map(([way, value]) => [`meetings.bodies.${body}.${way}`, value]),
  );
}

/** Returns the steps of a review schedule by their ways. */
export function ofSchedule(steps: Readonly<Record<string, Sourced>>): Readonly<Record<string, Sourced>> {
  return Object.fromEntries(
    Object.entries(steps).map(([step, value]) => [`review_schedule.${step}.offset_days`, value]),
  );
}
