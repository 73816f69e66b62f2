import { profiles } from '../../registry/profiles/index.ts';
import { OWN, type Profile } from '../../registry/profiles/profile.ts';
import { type ProfileDifference, profileDifferences } from '../../registry/profiles/profile-differences.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** A project that names a profile has the numbers of that profile. */
export const profileRule: Rule = {
  name: 'profiles',
  *check({ workspace }) {
    const project = workspace.registries.get('project')?.entries[0];
    if (!project) return;
    for (const profile of profiles) {
      if (project.data[`${profile.kind}_profile`] === profile.name) yield* differing(project, profile);
    }
  },
};

/** What is missing in one place is one finding, however many numbers it would hold. */
function* differing(project: Entry, profile: Profile): Generator<Diagnostic> {
  const told = new Set<string>();
  for (const difference of profileDifferences(project.data, profile)) {
    const place = JSON.stringify(difference.path);
    if (difference.found === undefined && told.has(place)) continue;
    told.add(place);
    yield entryFinding(project, {
      code: 'settings/profile-differs',
      severity: 'warning',
      path: difference.path,
      message: messageOf(difference, profile),
      hint: `take the profile over: grantbook profile ${profile.kind} ${profile.name}; or say that the numbers are your own: ${profile.kind}_profile: custom`,
    });
  }
}

function messageOf({ way, found, wanted, source }: ProfileDifference, { name }: Profile): string {
  if (wanted === undefined) return `"${way}" is not in the profile ${name}`;
  const origin = source === OWN ? '' : ` (${source})`;
  if (isList(wanted))
    return `${way} ${found === undefined ? 'is not set' : 'differs'}: ${name} has ${wanted.length} of its own${origin}`;
  if (found === undefined) return `"${way}" is not set, and ${name} says ${wanted}${origin}`;
  return `"${found}" is not what ${name} says of ${way}: ${wanted}${origin}`;
}
