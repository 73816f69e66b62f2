import { RequestError } from '../../base/request-error.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import {
  hasRestrictedBook,
  type RestrictedReference,
  restrictedBook,
  restrictedDigest,
  restrictedPart,
  restrictedReference,
} from '../../registry/confidential.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import { isMapping } from '../../text/value.ts';

/** Records whose confidential fields go into a restricted book. */
export type RestrictRequest = {
  readonly open: Workspace;
  readonly restricted: Workspace;
  /** The records; those that refer to the restricted book already take over its present digest. */
  readonly entries: readonly Entry[];
  readonly reason?: string | undefined;
};

/** The plans: what the restricted book gets, carried out first, and what the open one keeps. */
export type Restricted = { readonly there: Plan; readonly here: Plan };

/**
 * Plans the move of confidential fields into a restricted book; of each record the open book keeps id
 * and digest, and its settings name the restricted book. Throws a RequestError where nothing is to move.
 */
export async function restrict(request: RestrictRequest): Promise<Outcome<Restricted>> {
  const { open, restricted, entries, reason } = request;
  const drafts = { theirs: new Draft(restricted), ours: new Draft(open) };
  const book = await nameBook(request, drafts.ours);
  if (!book.ok) return book;
  const moved: string[] = [];
  for (const entry of entries) {
    const made = await (restrictedReference(entry) ? renew : move)(entry, {
      ...drafts,
      restricted,
      book: book.value,
    });
    if (!made.ok) return made;
    moved.push(entry.id);
  }
  const why = reason === undefined ? {} : { reason };
  const [first = '', ...more] = moved;
  const named = more.length === 0 ? first : `${first} and ${more.length} more`;
  const trailers = moved.map((id) => ['Record', id] as const);
  return done({
    there: drafts.theirs.plan({ subject: `restricted part of ${named}`, ...why, trailers: [] }),
    here: drafts.ours.plan({
      subject: `move what is confidential of ${named} to ${book.value}`,
      ...why,
      trailers,
    }),
  });
}

/** The settings name the restricted book: as they do, or by its acronym. */
async function nameBook({ open, restricted }: RestrictRequest, draft: Draft): Promise<Outcome<string>> {
  const named = restrictedBook(open.project);
  if (named !== undefined && hasRestrictedBook(open.project)) return done(named);
  const [settings] = open.registries.get('project')?.entries ?? [];
  const value = (restricted.project?.acronym ?? '').toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  if (!settings) return done(value);
  const set = await draft.edit(settings, [{ path: ['restricted_book'], operation: 'set', value }]);
  return set.ok ? done(value) : set;
}

type Moving = {
  readonly theirs: Draft;
  readonly ours: Draft;
  readonly restricted: Workspace;
  readonly book: string;
};

async function move(entry: Entry, { theirs, ours, restricted, book }: Moving): Promise<Outcome<unknown>> {
  const registry = restricted.registries.get('restricted')?.schema;
  if (!registry)
    throw new RequestError(
      'the other book has no registry "restricted"',
      'make one with: grantbook init DIR',
    );
  const part = restrictedPart(entry);
  const names = Object.keys(part.fields);
  if (names.length === 0) throw nothingToMove(entry);
  const added = await theirs.add(registry, part);
  if (!added.ok) return added;
  const reference = { book, id: added.value.id, digest: restrictedDigest(part) };
  return ours.edit(entry, [
    ...names.map((name) => ({ path: [name], operation: 'clear' as const, value: null })),
    referring(entry, reference),
  ]);
}

async function renew(entry: Entry, { ours, restricted, book }: Moving): Promise<Outcome<unknown>> {
  const { id = '' } = restrictedReference(entry) ?? {};
  const fields = restricted.entries.get(id)?.data.fields;
  if (!isMapping(fields))
    throw new RequestError(
      `the restricted book has no record "${id}"`,
      `see what ${entry.id} says: grantbook show ${entry.id}`,
    );
  const part = { registry: entry.registry.name, of: entry.id, fields };
  return ours.edit(entry, [referring(entry, { book, id, digest: restrictedDigest(part) })]);
}

function referring({ registry }: Entry, value: RestrictedReference) {
  return { path: [registry.confidential?.reference ?? ''], operation: 'set', value } as const;
}

function nothingToMove({ id }: Entry): RequestError {
  return new RequestError(
    `${id} has nothing that its schema calls confidential`,
    'which fields are, and of which records, is said by x-confidential in the schema',
  );
}
