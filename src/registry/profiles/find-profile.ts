import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { profiles } from './index.ts';
import type { Profile } from './profile.ts';

/** Returns the profiles of a kind, or all. Throws a RequestError where there is no such kind. */
export function profilesOf(kind: string | undefined): readonly Profile[] {
  const found = profiles.filter((profile) => kind === undefined || profile.kind === kind);
  if (found.length > 0) return found;
  throw new RequestError(`"${kind}" is no kind of profile`, 'kinds: governance, review, reporting');
}

/** Returns a profile by its kind and name. Throws a RequestError with the names there are where there is none. */
export function findProfile(kind: string | undefined, name: string): Profile {
  const those = profilesOf(kind);
  const profile = those.find((each) => each.name === name);
  if (profile) return profile;
  const names = those.map((each) => each.name);
  const near = closest(name, names);
  throw new RequestError(
    `"${name}" is not a ${kind} profile`,
    near.length > 0 ? `did you mean "${near[0]}"?` : `profiles: ${names.join(', ')}`,
  );
}
