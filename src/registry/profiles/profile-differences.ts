import { isList, isMapping, type Mapping, type Path, sameValue, type Value } from '../../text/value.ts';
import { locateSetting } from './locate-setting.ts';
import type { Profile } from './profile.ts';

/** A setting that is not as a profile has it. */
export type ProfileDifference = {
  /** Where it stands, or where it would. */
  readonly path: Path;
  readonly way: string;
  /** What the project has; undefined where it has nothing there. */
  readonly found?: Value;
  /** What the profile has; undefined where it has nothing there. */
  readonly wanted?: Value;
  readonly source: string;
};

/** Returns where the project's settings are not those of a profile, in the profile's order. */
export function profileDifferences(data: Mapping, profile: Profile): ProfileDifference[] {
  const different = Object.entries(profile.settings).flatMap(([way, [wanted, source]]) => {
    const { path, missing, value } = locateSetting(data, way);
    if (missing.length > 0) return [{ path, way, wanted, source }];
    return sameValue(value, wanted) ? [] : [{ path, way, found: value, wanted, source }];
  });
  return [...different, ...(profile.kind === 'review' ? moreSteps(data, profile) : [])];
}

/** A schedule with more steps than the profile's is another one. */
function moreSteps({ review_schedule: steps }: Mapping, profile: Profile): ProfileDifference[] {
  return (isList(steps) ? steps : []).flatMap((item, i) => {
    const { step, offset_days: found } = isMapping(item) ? item : {};
    const way = `review_schedule.${step}.offset_days`;
    if (typeof step !== 'string' || Object.hasOwn(profile.settings, way)) return [];
    return [{ path: ['review_schedule', i, 'step'], way, ...(found !== undefined && { found }), source: '' }];
  });
}
