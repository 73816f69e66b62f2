import { currentState } from '../../registry/lifecycle.ts';
import type { Entry } from '../../registry/workspace.ts';

const BOUND = ['binding', 'applied', 'superseded'];

/** Returns whether a decision was taken, whatever became of it. */
export function isTaken(decision: Entry | undefined): boolean {
  return hasState(decision, [...BOUND, 'taken', 'vetoed']);
}

/** Returns whether a decision binds, or did until a later one replaced it. */
export function isBound(decision: Entry | undefined): boolean {
  return hasState(decision, BOUND);
}

/** Returns whether a decision still binds. */
export function isInForce(decision: Entry | undefined): boolean {
  return hasState(decision, ['binding', 'applied']);
}

function hasState(decision: Entry | undefined, states: readonly string[]): boolean {
  if (decision?.registry.name !== 'decisions') return false;
  return states.includes(currentState(decision)?.name ?? '');
}
