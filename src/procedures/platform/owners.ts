import type { Day } from '../../base/day.ts';
import { isInProject } from '../../registry/identity/delegates.ts';
import { morePaths, protectingRoles } from '../../registry/identity/identity-settings.ts';
import { peopleWithRole } from '../../registry/people.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { BOOK_POLICY, REPOSITORY_POLICY } from '../../rules/identity/protected-paths.ts';
import { recordOwners } from './record-owners.ts';

/** Whose the files of a pattern are: of several patterns that name a file, the last counts. */
export type Ownership = {
  /** From the top of the repository, as platforms write it. */
  readonly pattern: string;
  readonly owners: readonly Entry[];
};

/** Who is asked to look at what, under a heading that says why. */
export type OwnerGroup = { readonly why: string; readonly ownerships: readonly Ownership[] };

/** Where the book stands in its repository, and on which day somebody has to be in the project. */
export type OwnersRequest = { readonly bookPrefix: string; readonly today: Day };

/** A role that more people hold is nobody in particular: all would be asked, and nobody would answer. */
const MOST = 3;

/** Returns whose each part of a book is, by the roles of people and the leaders of work packages. */
export function ownersOf(workspace: Workspace, { bookPrefix, today }: OwnersRequest): OwnerGroup[] {
  const keepers = here(
    protectingRoles(workspace).flatMap((role) => peopleWithRole(workspace, role)),
    today,
  );
  const registries = [...workspace.registries.values()];
  const inBook = ({ pattern, owners }: Ownership) => ({ pattern: `/${bookPrefix}${pattern}`, owners });
  const all = (patterns: readonly string[]) => patterns.map((pattern) => ({ pattern, owners: keepers }));
  const byRole = registries.flatMap((registry) => {
    const owners = unique([...keepers, ...byRoles(workspace, registry, today)]);
    return owners.length > keepers.length ? [{ pattern: registry.schema.source.path, owners }] : [];
  });
  const byPackage = registries.flatMap((registry) => {
    const general = unique([...keepers, ...byRoles(workspace, registry, today)]);
    return recordOwners(workspace, registry).map(({ pattern, owners }) => ({
      pattern,
      owners: unique([...here(owners, today), ...general]),
    }));
  });
  const ownPolicy = all(BOOK_POLICY).map(inBook);
  return [
    { why: 'everything else', ownerships: all(['*']) },
    { why: 'registries, by the roles that take the steps of their records', ownerships: byRole.map(inBook) },
    { why: 'records, by who leads their work package', ownerships: byPackage.map(inBook) },
    {
      why: 'what the book is judged by, and what runs',
      ownerships: [
        ...ownPolicy,
        ...all([...REPOSITORY_POLICY, ...morePaths(workspace).map((path) => `/${path}`)]),
      ],
    },
  ];
}

function byRoles(workspace: Workspace, { schema }: Registry, today: Day): Entry[] {
  const steps = [...(schema.lifecycle?.transitions.values() ?? [])].flatMap(({ by }) => by);
  const roles = new Set([...steps, ...schema.guards.flatMap((guard) => guard.roles)]);
  return [...roles].flatMap((role) => {
    const holders = here(peopleWithRole(workspace, role), today);
    return holders.length > MOST ? [] : holders;
  });
}

/** Those who are in the project, and whose values were not erased. */
function here(people: readonly Entry[], today: Day): Entry[] {
  return unique(people).filter((person) => isInProject(person, today) && !isErased(person));
}

function isErased({ data, registry: { erased } }: Entry): boolean {
  return erased !== undefined && data[erased] !== undefined;
}

function unique(people: readonly Entry[]): Entry[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.keys()].sort().flatMap((id) => byId.get(id) ?? []);
}
