import type { Day } from '../../base/day.ts';
import { keyedDigest } from '../../base/digest.ts';
import { RequestError } from '../../base/request-error.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { noStore } from '../../change/store-draft.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import { personalTexts } from './identifiers.ts';

/** Whose values are erased, why, and by whom. */
export type EraseRequest = {
  readonly entry: Entry;
  readonly today: Day;
  readonly legalBasis: string;
  /** The key that the store keeps for digests of what was erased. */
  readonly key: string;
  readonly reason?: string | undefined;
  /** The person who erases, where the book knows them. */
  readonly by?: string | undefined;
};

/** A plan that erases, and the record of it. */
export type Erased = { readonly plan: Plan; readonly redaction: string };

/**
 * Plans the erasure of a record's personal values: the store loses them, the book says the day, and a
 * redaction keeps a keyed digest of each. No earlier commit changes. Throws a RequestError where the
 * book keeps no store.
 */
export async function erase(workspace: Workspace, request: EraseRequest): Promise<Outcome<Erased>> {
  const { entry, today, reason } = request;
  const registry = workspace.registries.get('redactions')?.schema;
  const { erased } = entry.registry;
  if (!registry || erased === undefined) throw cannotBeErased(entry);
  if (!workspace.store) throw notSeparated(entry);
  if (!workspace.store.here) throw noStore();
  const draft = new Draft(workspace);
  const gone = await draft.store.remove(entry);
  if (!gone.ok) return gone;
  const marked = await draft.edit(entry, [{ path: [erased], operation: 'set', value: today }]);
  if (!marked.ok) return marked;
  const added = await draft.add(registry, redactionOf(request));
  if (!added.ok) return added;
  const { id } = added.value;
  const plan = draft.plan({
    subject: `${entry.registry.noun} ${entry.id}: erase personal values (${id})`,
    ...(reason !== undefined && { reason }),
    trailers: [
      ['Record', entry.id],
      ['Record', id],
    ],
  });
  return done({ plan, redaction: id });
}

function redactionOf({ entry, today, legalBasis, key, by }: EraseRequest) {
  const fields = personalTexts(entry.registry, entry.data).map(({ field, text }) => ({
    field,
    hmac_sha256: keyedDigest(key, text),
  }));
  return { of: entry.id, on: today, ...(by !== undefined && { by }), legal_basis: legalBasis, fields };
}

function cannotBeErased({ id, registry }: Entry): RequestError {
  return new RequestError(
    `${id} is a ${registry.noun}, and its schema does not say that personal values of one can be erased`,
    'the schema needs x-erased, a field with a day; the book needs the registry redactions',
  );
}

function notSeparated({ id }: Entry): RequestError {
  return new RequestError(
    `the personal values of ${id} stand in the book’s files, where every commit keeps them`,
    'move them into a store first: grantbook privacy separate; then erase',
  );
}
