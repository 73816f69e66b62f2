import { RequestError } from '../base/request-error.ts';
import { closest } from '../base/suggest.ts';
import type { Plan } from '../change/plan.ts';
import { identityIn } from '../io/git/identity.ts';
import { personByEmail } from '../registry/people.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Actor } from '../rules/actor.ts';
import { actingFor, personNamed } from '../rules/identity/acting-for.ts';
import type { Book } from './book.ts';
import type { Globals } from './context.ts';

/** Returns who acts, by git's identity, and for whom: a person of the book, or somebody it does not know. */
export function actorOf(book: Book, workspace: Workspace, globals: Globals): Actor | undefined {
  if (!book.repository) return undefined;
  const identity = identityIn(book.repository);
  const actor = { ...identity, person: personByEmail(workspace, identity.email) };
  const principal = principalOf(workspace, globals);
  return principal ? actingFor(actor, [principal.id], { trusted: workspace, on: globals.today }) : actor;
}

/** Returns the id of the person whose act it is, which is that of whom it is done for; undefined where the book does not know them. */
export function whoseAct(book: Book, workspace: Workspace, globals: Globals): string | undefined {
  const principal = principalOf(workspace, globals);
  return principal ? principal.id : actorOf(book, workspace, globals)?.person?.id;
}

/** Returns the plan with the person in its commit message for whom it is carried out. */
export function onBehalf(plan: Plan, workspace: Workspace, globals: Globals): Plan {
  const principal = principalOf(workspace, globals);
  if (!principal) return plan;
  const trailers = [...plan.message.trailers, ['On-Behalf-Of', principal.id] as const];
  return { ...plan, message: { ...plan.message, trailers } };
}

function principalOf(workspace: Workspace, { onBehalfOf }: Globals): Entry | undefined {
  if (onBehalfOf === undefined) return undefined;
  const person = personNamed(workspace, onBehalfOf);
  if (person) return person;
  const ids = (workspace.registries.get('people')?.entries ?? []).map(({ id }) => id);
  const near = closest(onBehalfOf, ids);
  throw new RequestError(
    `"${onBehalfOf}" is no person of this book`,
    near.length > 0 ? `did you mean ${near.join(', ')}?` : 'see the ids with: grantbook list people',
  );
}
