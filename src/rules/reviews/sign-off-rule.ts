import { isNamed, rolesOf } from '../../registry/people.ts';
import { reachTexts } from '../../registry/reach.ts';
import { type EntryFinding, entryFinding } from '../../registry/registry-finding.ts';
import { sealOf, wholeSealOf } from '../../registry/reviews/seal.ts';
import { type SignOff, signOffIn } from '../../registry/reviews/sign-offs.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue, type Value } from '../../text/value.ts';
import type { Actor } from '../actor.ts';
import { eachRegistry } from '../each-registry.ts';
import { comparedRecords, isHidden, pastRecords } from '../past.ts';
import type { Rule, Situation } from '../rule.ts';

/**
 * A sign-off that a change brings in is of what the record says then, all of it; by somebody who may give
 * it, in their own name; never of what they wrote, and of one record at a time.
 */
export const signOffRules: readonly Rule[] = [
  eachRegistry('sign-offs', function* (registry) {
    if (!registry.schema.signOff) return;
    for (const entry of registry.entries) yield* checkIndependence(entry);
  }),
  {
    name: 'new sign-offs',
    *check(situation) {
      const { workspace } = situation;
      const fresh = newSignOffs(situation);
      for (const signOff of fresh) {
        const entry = workspace.entries.get(signOff.of);
        if (!entry || entry.registry.signOff) continue;
        yield* checkContent(signOff, entry, workspace);
        yield* checkReviewer(signOff, situation);
        yield* checkAuthors(signOff, entry, situation);
      }
      if (situation.oneCommit) yield* severalAtOnce(fresh);
    },
  },
];

/** Returns the sign-offs that a change adds: those that were there before are judged no more. */
export function newSignOffs(situation: Situation): SignOff[] {
  const { before } = situation;
  if (!before) return [];
  return comparedRecords(situation).flatMap(({ entry, old }) =>
    old || isHidden(entry, before) ? [] : (signOffIn(entry) ?? []),
  );
}

function* checkIndependence(entry: Entry): Generator<Diagnostic> {
  const signOff = signOffIn(entry);
  if (signOff?.authors.includes(signOff.reviewer)) yield ownContent(signOff);
}

function ownContent(signOff: SignOff): Diagnostic {
  return finding(signOff, {
    code: 'reviews/own-content',
    path: [signOff.rule.reviewer],
    message: `${signOff.reviewer} wrote some of what ${signOff.of} says: nobody signs off what they wrote`,
    hint: `ask somebody who did not write it to run: grantbook review ${signOff.of} --accept`,
  });
}

function* checkContent(signOff: SignOff, entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { rule } = signOff;
  const seal = wholeSealOf(entry, workspace);
  const hint = `let it be worked out: remove ${signOff.entry.file}, and run grantbook review ${entry.id} --accept`;
  const wrong = (field: string, message: string) =>
    finding(signOff, { code: 'reviews/wrong-fingerprint', path: [field], message, hint });
  if (seal.fields.length === 0) {
    yield wrong(rule.of, `nothing in ${entry.id} counts for reviews: ${entry.registry.file} marks no field`);
  } else if (!sameTexts(signOff.fields, seal.fields)) {
    yield wrong(
      rule.fields,
      `what counts in ${entry.id} is ${seal.fields.join(', ')}: all of it is signed off, or nothing`,
    );
  } else if (signOff.fingerprint !== seal.fingerprint) {
    yield wrong(rule.fingerprint, `this is not the fingerprint of what ${entry.id} says`);
  } else if (!sameValue(linkedValues(signOff), linkedValues(seal))) {
    const ids = seal.linked.map(({ of }) => of).join(', ') || 'none';
    yield wrong(rule.linked, `these are not the records that ${entry.id} refers to, as they are: ${ids}`);
  }
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return sameValue([...a].sort(), [...b].sort());
}

function linkedValues({ linked }: Pick<SignOff, 'linked'>): Value {
  const values = linked.map(({ of, fields, fingerprint }) => [of, fingerprint, ...[...fields].sort()]);
  return values.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

function* checkReviewer(signOff: SignOff, situation: Situation): Generator<Diagnostic> {
  const { workspace, actor } = situation;
  const { rule, entry, reviewer } = signOff;
  if (actor && actor.person?.id !== reviewer) yield otherHand(signOff, actor);
  const person = workspace.entries.get(reviewer);
  if (!person || rule.by.length + rule.byFields.length === 0) return;
  // Who may sign off is said by the book as it was: nobody gives themselves the role in the same breath.
  const past = pastRecords(situation);
  const old = past.entries.get(reviewer) ?? person;
  if (rolesOf(old).some((role) => rule.by.includes(role))) return;
  const named = rule.byFields.flatMap((way) => reachTexts(past, { entry, path: [] }, way));
  if (isNamed(person, named)) return;
  const fields = rule.byFields.map((way) => `"${way}"`).join(', ');
  yield finding(signOff, {
    code: 'reviews/not-a-reviewer',
    path: [rule.reviewer],
    message: `${reviewer} is none of those who sign off: ${rule.by.join(', ')}${fields === '' ? '' : `, or who is named in ${fields}`}`,
    hint: `ask one of them to run: grantbook review ${signOff.of} --accept`,
  });
}

function otherHand(signOff: SignOff, { person, name }: Actor): Diagnostic {
  return finding(signOff, {
    code: 'reviews/other-hand',
    path: [signOff.rule.reviewer],
    message: `${signOff.reviewer} signs off in their own name, and this is the commit of ${person?.id ?? name}`,
    hint: `ask ${signOff.reviewer} to run: grantbook review ${signOff.of} --accept`,
  });
}

/** What the commits say of the authors counts; and what a commit changes is the work of whoever makes it. */
function* checkAuthors(signOff: SignOff, entry: Entry, situation: Situation): Generator<Diagnostic> {
  const { workspace, before, oneCommit, authors } = situation;
  const { rule, reviewer } = signOff;
  const wrote = authors?.get(signOff.entry.id);
  if (signOff.authors.includes(reviewer)) return;
  const old = before?.entries.get(entry.id);
  if (wrote?.includes(reviewer)) yield ownContent(signOff);
  else if (oneCommit && old && sealOf(old, workspace).fingerprint !== sealOf(entry, workspace).fingerprint) {
    yield finding(signOff, {
      code: 'reviews/own-content',
      path: [rule.reviewer],
      message: `the same change rewrites ${entry.id} and signs it off: nobody signs off what they wrote`,
      hint: `ask somebody who did not write it to run: grantbook review ${signOff.of} --accept`,
    });
  } else if (wrote && !sameTexts(wrote, signOff.authors)) {
    yield finding(signOff, {
      code: 'reviews/wrong-authors',
      path: [rule.authors],
      message: `what ${entry.id} says was written by ${wrote.join(', ') || 'nobody of this book'}, as the commits say`,
      hint: `let it be worked out: remove ${signOff.entry.file}, and run grantbook review ${entry.id} --accept`,
    });
  }
}

/** Each record is read before it is signed off: several in one commit are an absolution, not a review. */
function* severalAtOnce(fresh: readonly SignOff[]): Generator<Diagnostic> {
  const [first] = fresh;
  for (const signOff of fresh) {
    if (!first || signOff.of === first.of) continue;
    yield finding(signOff, {
      code: 'reviews/several-at-once',
      path: [signOff.rule.of],
      message: `the same change signs off ${first.of} and ${signOff.of}: each record is reviewed by itself`,
      hint: 'sign off one record with each commit: grantbook review ID --accept',
    });
  }
}

function finding({ entry }: SignOff, what: EntryFinding): Diagnostic {
  return entryFinding(entry, what);
}
