import { currentState, isInState } from '../../registry/lifecycle.ts';
import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { RefRule } from '../../schema/registry-schema.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Path } from '../../text/value.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';
import { quoted, wayHint } from './way-hint.ts';

/** A record referred to is in a state that counts there, as `states` of `x-ref` says. */
export const referredStateRule: EachRule = eachRegistry(
  'states of records referred to',
  function* (registry, { workspace }) {
    for (const rule of registry.schema.refs.filter(({ states }) => states.length > 0)) {
      for (const entry of registry.entries)
        if (isInState(entry, rule.while)) yield* checkField(entry, rule, workspace);
    }
  },
);

function* checkField(entry: Entry, rule: RefRule, workspace: Workspace): Generator<Diagnostic> {
  for (const { path, value } of membersAt(entry.data, rule.field)) {
    const target = typeof value === 'string' ? workspace.entries.get(value) : undefined;
    if (!target || !rule.to.includes(target.registry.name) || !currentState(target)) continue;
    if (!isInState(target, rule.states)) yield wrongState(entry, path, { target, states: rule.states });
  }
}

type Wanted = { readonly target: Entry; readonly states: readonly string[] };

function wrongState(entry: Entry, path: Path, { target, states }: Wanted): Diagnostic {
  return entryFinding(entry, {
    code: 'references/wrong-state',
    path,
    message: `"${target.id}" is "${currentState(target)?.name}"; here it has to be ${quoted(states)}`,
    hint: `take it there, or name another: ${wayHint(target, states)}`,
  });
}
