import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { judge, reviewOf } from '../reviews/review-state.ts';
import { signOffIn } from '../reviews/sign-offs.ts';
import type { DerivedValue } from './derived-value.ts';

/** Returns what is worked out for the records of any registry whose schema marks fields for reviews, and for sign-offs. */
export function reviewValues({ name: registry, review, signOff }: RegistrySchema): DerivedValue[] {
  return [
    ...(review.length > 0 ? [{ ...reviewState, registry }] : []),
    ...(signOff ? [standing, shortFingerprint, changedRecords].map((value) => ({ ...value, registry })) : []),
  ];
}

type Value = Omit<DerivedValue, 'registry'>;

const reviewState: Value = {
  name: 'review',
  title: 'Review',
  description:
    'unreviewed, current (what it says was signed off), suspect (something it refers to changed since) or stale (it changed since).',
  type: 'string',
  choices: ['unreviewed', 'current', 'suspect', 'stale', 'unknown'],
  of: (entry, { workspace }) => reviewOf(entry, workspace)?.state,
};

const standing: Value = {
  name: 'standing',
  title: 'Standing',
  description:
    'What it is worth by now: current, suspect (something linked changed since), stale (the record changed since), unknown (a part stands in a restricted book) or withdrawn.',
  type: 'string',
  choices: ['current', 'suspect', 'stale', 'unknown', 'withdrawn'],
  of: (entry, { workspace }) => {
    const signOff = signOffIn(entry);
    return signOff && judge(signOff, workspace).standing;
  },
};

const shortFingerprint: Value = {
  name: 'short_fingerprint',
  title: 'Short fingerprint',
  description: 'The way the fingerprint was made, and the first 12 of its digits.',
  type: 'string',
  of: (entry) => {
    const [way, , hex] = signOffIn(entry)?.fingerprint.split(':') ?? [];
    return hex === undefined ? undefined : `${way} ${hex.slice(0, 12)}`;
  },
};

const changedRecords: Value = {
  name: 'changed_records',
  title: 'Changed records',
  description: 'The linked records that changed since it was given.',
  type: 'string',
  of: (entry, { workspace }) => {
    const signOff = signOffIn(entry);
    const changed = signOff ? judge(signOff, workspace).changed : [];
    return changed.length > 0 ? changed.map(({ of }) => of).join(', ') : undefined;
  },
};
