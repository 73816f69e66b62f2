import { isNamed, rolesOf } from '../registry/people.ts';
import type { Entry } from '../registry/workspace.ts';

/** Who makes the change under check: a person of the book, or someone the book does not know. */
export type Actor = {
  readonly name: string;
  readonly email: string;
  readonly person: Entry | undefined;
  /** Those for whom the person acts, as they have let them on that day: their roles count as well. */
  readonly actsFor?: readonly Entry[];
  /** Others whose doing it is as well: who wrote what somebody else submits. It is no work of others to them, and their roles do not count. */
  readonly besides?: readonly Entry[];
  /** On whose behalf it is said to be done, where nothing bears it out. */
  readonly unfounded?: readonly string[];
  /** Where the book knows nobody: why not, `it is not signed, and …`. */
  readonly unproven?: string;
};

/** Returns whether one of some roles is the actor's own, or that of somebody they act for. */
export function hasRole(actor: Actor, roles: readonly string[]): boolean {
  return mayActAs(actor).some((person) => rolesOf(person).some((role) => roles.includes(role)));
}

/** Returns whether the actor, or somebody they act for, is one of those named: people, or their partners. */
export function isAmong(actor: Actor, ids: readonly string[]): boolean {
  return mayActAs(actor).some((person) => isNamed(person, ids));
}

/** Returns the one whose doing it is, of those who are named; undefined where it is nobody's of them. */
export function ownAmong(actor: Actor, ids: readonly string[]): Entry | undefined {
  return [...mayActAs(actor), ...(actor.besides ?? [])].find((person) => isNamed(person, ids));
}

/** Begins a sentence that ends with a role: `P-004 is not …`. */
export function isNot(actor: Actor): string {
  if (actor.person) return `${mayActAs(actor).map(idOf).join(' for ')} is not`;
  return actor.unproven ?? 'you are not in the people registry as';
}

function mayActAs({ person, actsFor = [] }: Actor): readonly Entry[] {
  return person ? [person, ...actsFor] : [];
}

function idOf({ id }: Entry): string {
  return id;
}
