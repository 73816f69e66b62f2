import { confidentialFields, restrictedDigest, restrictedReference } from '../../registry/confidential.ts';
import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { reviewOf } from '../../registry/reviews/review-state.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import { checkReviewed } from '../../rules/reviews/reviewed-state-rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isMapping, type Mapping } from '../../text/value.ts';

/**
 * Checks an open book against its restricted one: each reference leads to a record of it that holds what
 * the digest says, each record there is referred to, and both together are as the schema asks. Without
 * the restricted book it says that this was not checked.
 */
export function* checkRestricted(open: Workspace, restricted: Workspace | undefined): Generator<Diagnostic> {
  const mayRefer = [...open.registries.values()].filter(({ schema }) => schema.confidential);
  const referring = mayRefer.flatMap((registry) =>
    registry.entries.flatMap((entry) => (restrictedReference(entry) ? [{ registry, entry }] : [])),
  );
  if (!restricted) {
    if (referring.length > 0) yield notChecked(referring.map(({ entry }) => entry));
    return;
  }
  const theirs = new Map(
    (restricted.registries.get('restricted')?.entries ?? []).map((each) => [each.id, each]),
  );
  for (const { registry, entry } of referring) yield* checkReference({ registry, entry, theirs });
  yield* checkReviews(open, new Map(referring.map(({ entry }) => [entry.id, wholeOf(entry, theirs)])));
  const used = new Set(referring.map(({ entry }) => restrictedReference(entry)?.id));
  const [settings] = open.registries.get('project')?.entries ?? [];
  for (const { id, data } of theirs.values())
    if (settings && !used.has(id)) yield notReferred(settings, id, data);
}

type Checking = {
  readonly registry: Registry;
  readonly entry: Entry;
  readonly theirs: ReadonlyMap<string, Entry>;
};

function* checkReference({ registry, entry, theirs }: Checking): Generator<Diagnostic> {
  const reference = restrictedReference(entry);
  const target = theirs.get(reference?.id ?? '');
  const path = [registry.schema.confidential?.reference ?? ''];
  if (!target || target.data.of !== entry.id || target.data.registry !== registry.schema.name) {
    yield entryFinding(entry, {
      code: 'privacy/restricted-missing',
      path: [...path, 'id'],
      message: `the restricted book has no record ${reference?.id} of ${entry.id}`,
      hint: 'correct the id, or bring the restricted book up to date: git pull',
    });
    return;
  }
  const fields = isMapping(target.data.fields) ? target.data.fields : {};
  if (restrictedDigest({ registry: registry.schema.name, of: entry.id, fields }) !== reference?.digest)
    yield entryFinding(entry, {
      code: 'privacy/restricted-digest',
      path: [...path, 'digest'],
      message: `what ${target.id} of the restricted book holds is not what ${entry.id} vouches for`,
      hint: `if it was changed on purpose, take over the new digest: grantbook privacy restrict ${entry.id} --into DIR`,
    });
  yield* checkTogether({ registry, entry, fields });
}

/** What was signed off before a part of it moved can only be compared where both parts are at hand. */
function* checkReviews(open: Workspace, whole: ReadonlyMap<string, Entry>): Generator<Diagnostic> {
  for (const entry of open.entries.values())
    if (currentState(entry)?.reviewed && reviewOf(entry, open)?.state === 'unknown')
      yield* checkReviewed(entry, open, whole);
}

/** A record as it was before its confidential fields moved. */
function wholeOf(entry: Entry, theirs: Checking['theirs']): Entry {
  const { confidential } = entry.registry;
  const fields = theirs.get(restrictedReference(entry)?.id ?? '')?.data.fields;
  const own = Object.entries(entry.data).filter(([name]) => name !== confidential?.reference);
  return { ...entry, data: { ...Object.fromEntries(own), ...(isMapping(fields) && fields) } };
}

/** The record as it would be, were it in one place; values are not repeated in messages. */
function* checkTogether({
  registry,
  entry,
  fields,
}: Pick<Checking, 'registry' | 'entry'> & { readonly fields: Mapping }): Generator<Diagnostic> {
  const known = new Set(confidentialFields(entry));
  for (const name of Object.keys(fields))
    if (!known.has(name)) yield wrong(entry, `"${name}" is no confidential field of ${entry.id}`);
  const whole = { ...entry.data, ...fields };
  for (const { path, key } of registry.validate(whole)) {
    const [field = key] = path;
    if (typeof field === 'string' && known.has(field))
      yield wrong(entry, `"${field}" of ${entry.id} is missing or not as its schema asks`);
  }
}

function wrong(entry: Entry, message: string): Diagnostic {
  return entryFinding(entry, {
    code: 'privacy/restricted-wrong',
    path: [entry.registry.confidential?.reference ?? ''],
    message: `in the restricted book, ${message}`,
    hint: 'correct it there, then take over the new digest',
  });
}

function notReferred(settings: Entry, id: string, { of }: Mapping): Diagnostic {
  return entryFinding(settings, {
    code: 'privacy/restricted-unused',
    severity: 'warning',
    path: ['restricted_book'],
    message: `${id} of the restricted book is of "${String(of)}", and no record of this book refers to it`,
    hint: 'remove it there, or write the reference into the record',
  });
}

function notChecked([first, ...more]: readonly Entry[]): Diagnostic {
  if (!first) throw new Error('nothing refers to a restricted book');
  const count = more.length === 0 ? '1 record' : `${more.length + 1} records`;
  return entryFinding(first, {
    code: 'privacy/restricted-not-checked',
    severity: 'info',
    path: [first.registry.confidential?.reference ?? ''],
    message: `the confidential fields of ${count} were not checked: the restricted book is not at hand`,
    hint: 'whoever may see it checks both: grantbook validate --restricted DIR',
  });
}
