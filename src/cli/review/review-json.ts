import type { Since } from '../../history/reviewed-history.ts';
import { isPersonal } from '../../registry/personal.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import type { Differing, ReviewFacts, ToldSignOff } from './review-facts.ts';

/** Returns what is known of the reviews of a record for a program; personal data is left out. */
export function reviewJson(facts: ReviewFacts): Record<string, unknown> {
  const { entry, review, seal, authors, saved, signOffs } = facts;
  return {
    id: entry.id,
    registry: entry.registry.name,
    review: review.state,
    fields: seal.fields,
    fingerprint: seal.fingerprint,
    linked: seal.linked.map(({ of, fields, fingerprint }) => ({ id: of, fields, fingerprint })),
    authors: authors.people,
    other_authors: authors.others,
    saved,
    sign_offs: signOffs.map(signOffJson),
  };
}

function signOffJson({ judged, differing }: ToldSignOff): Record<string, unknown> {
  const { signOff, standing, uncovered } = judged;
  return {
    id: signOff.entry.id,
    reviewer: signOff.reviewer,
    on: signOff.on,
    note: signOff.note,
    fields: signOff.fields,
    fingerprint: signOff.fingerprint,
    standing,
    not_covered: uncovered,
    since: differing.map(differenceJson),
  };
}

function differenceJson({ id, registry, since }: Differing): Record<string, unknown> {
  const gone = registry === undefined;
  return { id, gone, changes: registry && since?.flatMap((each) => changeJson(each, registry)) };
}

function changeJson({ change, event }: Since, registry: RegistrySchema): Record<string, unknown>[] {
  const { path, field, before, after } = change;
  if (isPersonal(registry, path)) return [];
  const commit = event?.commit;
  return [
    {
      field,
      before,
      after,
      author: commit?.author.name,
      date: commit?.author.date,
      commit: commit?.oid,
      reason: event?.reason,
    },
  ];
}
