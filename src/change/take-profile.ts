import { locateSetting } from '../registry/profiles/locate-setting.ts';
import type { Profile } from '../registry/profiles/profile.ts';
import { profileDifferences } from '../registry/profiles/profile-differences.ts';
import { profileSettings, sourcesBelow } from '../registry/profiles/profile-settings.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { asMapping, asMappings, asText } from '../schema/keywords/parts.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import type { Mapping } from '../text/value.ts';
import type { Assignment } from './assignment.ts';
import { Draft } from './draft.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** A profile to be taken over into project.yaml. */
export type ProfileRequest = {
  readonly project: Entry;
  readonly profile: Profile;
  readonly reason?: string | undefined;
};

/** Plans the edit that gives the project the numbers of a profile; numbers that the profile has not stay. */
export async function takeProfile(workspace: Workspace, request: ProfileRequest): Promise<Outcome<Plan>> {
  const { project, profile, reason } = request;
  const { kind, name } = profile;
  const assignments: Assignment[] = [
    { path: [`${kind}_profile`], operation: 'set', value: name },
    ...(kind === 'review' ? schedule(project.data, profile) : governance(project.data, profile)),
  ];
  const draft = new Draft(workspace);
  const edited = await draft.edit(project, assignments);
  if (!edited.ok) return edited;
  return done(draft.plan(recordMessage(project, { does: `take over the ${kind} profile ${name}`, reason })));
}

/** A schedule is taken over whole: its steps are those of the profile, and no others. */
function schedule(data: Mapping, profile: Profile): Assignment[] {
  if (profileDifferences(data, profile).length === 0) return [];
  const { review_schedule: steps = [] } = profileSettings(profile);
  const value = sourcesBelow(profile, 'review_schedule');
  const path = ['review_source'];
  return [
    { path: ['review_schedule'], operation: 'set', value: steps },
    value.length > 0 ? { path, operation: 'set', value } : { path, operation: 'clear', value: null },
  ];
}

const BODIES = 'meetings.bodies';

/** Bodies that are there get the numbers that differ; those that are not are added whole. */
function governance(data: Mapping, profile: Profile): Assignment[] {
  const missing = bodiesOf(profile).filter(
    ({ name }) => locateSetting(data, `${BODIES}.${name}`).missing.length > 0,
  );
  const added = missing.map(({ name, settings }): Assignment => {
    const value = { ...settings, source: sourcesBelow(profile, `${BODIES}.${name}`) };
    return { path: ['meetings', 'bodies'], operation: 'add', value };
  });
  const changes = profileDifferences(data, profile)
    .filter(({ way }) => !missing.some(({ name }) => way.startsWith(`${BODIES}.${name}.`)))
    .map(({ path, way, wanted = null }): Assignment => {
      return { path: [...path, ...locateSetting(data, way).missing], operation: 'set', value: wanted };
    });
  return [...changes, ...added];
}

function bodiesOf(profile: Profile): { readonly name: string; readonly settings: Mapping }[] {
  const bodies = asMappings(asMapping(profileSettings(profile).meetings).bodies);
  return bodies.map((settings) => ({ name: asText(settings.body) ?? '', settings }));
}
