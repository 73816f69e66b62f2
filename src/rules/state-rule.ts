import { currentState, isFilled } from '../registry/lifecycle.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import { mayStandElsewhere } from '../registry/withheld.ts';
import type { Entry } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { eachRegistry } from './each-registry.ts';
import type { EachRule } from './rule.ts';

/** Every record has the fields that its state asks for. */
export const stateRule: EachRule = eachRegistry('states', function* ({ entries }) {
  for (const entry of entries) yield* checkState(entry);
});

function* checkState(entry: Entry): Generator<Diagnostic> {
  const state = currentState(entry);
  for (const field of state?.requires ?? []) {
    if (isFilled(entry.data[field]) || mayStandElsewhere(entry, field)) continue;
    yield entryFinding(entry, {
      code: 'lifecycle/required-field',
      path: [field],
      message: `${entry.registry.noun} ${entry.id} is "${state?.name}" and has no "${field}"`,
      hint: `grantbook set ${entry.id} ${field}=…`,
    });
  }
}
