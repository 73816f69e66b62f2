import { findProfile } from '../registry/profiles/find-profile.ts';
import type { Profile } from '../registry/profiles/profile.ts';
import { profileSettings, sourcesBelow } from '../registry/profiles/profile-settings.ts';
import { asMapping, asMappings } from '../schema/keywords/parts.ts';
import { formatField } from '../text/edit/format-value.ts';
import type { Mapping } from '../text/value.ts';

const STYLE = { indent: 0, eol: '\n' } as const;

/** What no agreement says: how fast accepted minutes go out, how long an action may stay open, and a decision unrecorded. */
const ACCEPTED_DAYS = { accepted_days: 3 };
const FOLLOW_UP = { carried_over_most: 3, record_days: 7 };

/** What DESCA for Horizon Europe has, where the agreement that is followed leaves it open. */
const WRITTEN = { response_days: 10, outcome_days: 1, majority: '51%', veto_days: 15 };

/** The steps of a deliverable where no profile is taken over: a blend of those of EGI and EMI. */
const BLEND = Object.entries({
  assign: 60,
  toc: 45,
  draft: 30,
  internal_review: 21,
  reviews_due: 15,
  in_revision: 10,
  approval: 5,
  submitted: 0,
}).map(([step, offset_days]) => ({ step, offset_days }));

/** Returns the bodies that a governance profile gives limits for: `GA`, `SC`. */
export function bodiesWithLimits(name: string): string[] {
  return bodiesOf(governanceProfile(name)).flatMap(({ body }) => (typeof body === 'string' ? [body] : []));
}

/** Returns the settings of bodies and written procedures of a new project.yaml; of `custom` those of a large project. */
export function governanceSettings(name: string): string {
  const profile = governanceProfile(name);
  const bodies = bodiesOf(profile).map((body) => ({
    ...body,
    ...ACCEPTED_DAYS,
    source: sourcesBelow(profile, `meetings.bodies.${body.body}`),
  }));
  const written = asMapping(profileSettings(profile).written_procedure);
  const source = [...new Set([...sourcesBelow(profile, 'written_procedure'), 'DESCA-HE'])];
  return [
    '# Calendar days, as the profile has them; change them to your own, and the profile to custom.\n',
    formatField('governance_profile', name, STYLE),
    formatField('meetings', { bodies, ...FOLLOW_UP }, STYLE),
    formatField('written_procedure', { ...WRITTEN, ...written, source }, STYLE),
  ].join('');
}

/** Returns the review schedule of a new project.yaml; of `custom` the blend. */
export function reviewSettings(name: string): string {
  const profile = name === 'custom' ? undefined : findProfile('review', name);
  const { review_schedule: steps = BLEND }: Mapping = profile ? profileSettings(profile) : {};
  const source = profile ? sourcesBelow(profile, 'review_schedule') : ['EGI-WF', 'EMI'];
  return [
    formatField('review_profile', name, STYLE),
    '# Days before the due date of a deliverable.\n',
    formatField('review_schedule', steps, STYLE),
    source.length > 0 ? formatField('review_source', source, STYLE) : '',
  ].join('');
}

/** Numbers of one's own begin as those of a large project. */
function governanceProfile(name: string): Profile {
  return findProfile('governance', name === 'custom' ? 'desca-large' : name);
}

function bodiesOf(profile: Profile): Mapping[] {
  return asMappings(asMapping(profileSettings(profile).meetings).bodies);
}
