import { sha256 } from '../base/digest.ts';
import { isList, isMapping, type Value } from '../text/value.ts';
import type { Project } from './workspace.ts';

/** Returns the SHA-256 of what project.yaml says, whatever the order of its keys: in canonical JSON. */
export function settingsDigest({ data }: Project): string {
  return sha256(canonical(data));
}

function canonical(value: Value): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isMapping(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
