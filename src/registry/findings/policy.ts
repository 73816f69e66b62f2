import { isAlwaysOn } from '../../text/codes/always-on.ts';
import { isList, isMapping } from '../../text/value.ts';
import { setting } from '../setting.ts';
import type { Workspace } from '../workspace.ts';

/** What a book makes of a finding: the check fails, it is shown and nothing fails, it is counted only. */
export type Bearing = 'block' | 'advise' | 'off';

/** A line of the policy: of a code, or of a family (`template/*`). */
export type PolicyLine = { readonly code: string; readonly as: Bearing };

/** Where project.yaml keeps the policy. */
export const POLICY = 'findings';

/** Returns the lines of the policy with their positions; what is no line is for its schema to tell. */
export function policyLines(workspace: Workspace): (readonly [index: number, line: PolicyLine])[] {
  const lines = setting(workspace, POLICY);
  if (!isList(lines)) return [];
  return [...lines.entries()].flatMap(([index, line]) => {
    if (!isMapping(line) || typeof line.code !== 'string' || !isBearing(line.as)) return [];
    return [[index, { code: line.code, as: line.as }] as const];
  });
}

/** Returns what the policy says of each code: a line of its own before one of its family, the first before later ones. */
export function bearings(workspace: Workspace): (code: string) => Bearing | undefined {
  const said = new Map<string, Bearing>();
  for (const [, { code, as }] of policyLines(workspace)) if (!said.has(code)) said.set(code, as);
  return (code) => (isAlwaysOn(code) ? undefined : (said.get(code) ?? said.get(familyOf(code))));
}

/** Returns the family of a code, as the policy names it. */
export function familyOf(code: string): string {
  return `${code.slice(0, code.indexOf('/'))}/*`;
}

function isBearing(value: unknown): value is Bearing {
  return value === 'block' || value === 'advise' || value === 'off';
}
