import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import { type Compared, comparedRecords } from '../past.ts';
import type { Rule } from '../rule.ts';
import { APPROVED, deliverables } from './deliverables.ts';

/**
 * Versions count as projects do: 0.1 for the first draft, one minor number for each revision, the next
 * whole number at approval (sources: Episode 3, INVADE).
 */
export const versionRules: readonly Rule[] = [
  {
    name: 'versions',
    *check({ workspace }) {
      for (const entry of deliverables(workspace)) yield* tooEarly(entry);
    },
  },
  {
    name: 'steps of versions',
    *check(situation) {
      for (const compared of comparedRecords(situation)) {
        if (compared.entry.registry.name !== 'deliverables' || !compared.old) continue;
        yield* wrongStep(compared.entry, compared.old);
        yield* changedUnderReview(compared);
      }
    },
  },
];

type Version = readonly [major: number, minor: number];

function versionOf({ data }: Entry): Version | undefined {
  const match = typeof data.version === 'string' ? /^(\d{1,3})\.(\d{1,3})$/.exec(data.version) : null;
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** A rejected deliverable was approved once: its version stays above 1.0. */
function* tooEarly(entry: Entry): Generator<Diagnostic> {
  const [version, state] = [versionOf(entry), currentState(entry)?.name ?? ''];
  const wasApproved = APPROVED.has(state) || state === 'rejected' || entry.data.rejected_on !== undefined;
  if (!version || version[0] < 1 || wasApproved) return;
  yield entryFinding(entry, {
    code: 'deliverables/version-too-high',
    path: ['version'],
    message: `${entry.id} has version "${entry.data.version}", and was never approved`,
    hint: `below approval versions are 0.1, 0.2, …: grantbook set ${entry.id} version=0.1`,
  });
}

function* wrongStep(entry: Entry, old: Entry): Generator<Diagnostic> {
  const [now, before] = [versionOf(entry), versionOf(old)];
  if (!now || !before || follows(now, before)) return;
  yield entryFinding(entry, {
    code: 'deliverables/version-step',
    path: ['version'],
    message: `version "${old.data.version}" is followed by ${before[0]}.${before[1] + 1}, or ${before[0] + 1}.0 at approval; not by "${entry.data.version}"`,
    hint: `grantbook set ${entry.id} version=${before[0]}.${before[1] + 1}`,
  });
}

function follows(now: Version, before: Version): boolean {
  const same = now[0] === before[0] && now[1] === before[1];
  const revision = now[0] === before[0] && now[1] === before[1] + 1;
  return same || revision || (now[0] === before[0] + 1 && now[1] === 0);
}

const TEXT = ['title', 'abstract', 'sections'] as const;

/** Reviewers and approvers read a version: what they read does not change beneath them. */
function* changedUnderReview({ entry, old }: Compared): Generator<Diagnostic> {
  const state = currentState(entry);
  const reading = state && ['internal_review', 'approval'].includes(state.name);
  if (!old || !reading || currentState(old)?.name !== state.name) return;
  const field = TEXT.find((each) => !sameValue(entry.data[each], old.data[each]));
  if (field === undefined || !sameValue(entry.data.version, old.data.version)) return;
  yield entryFinding(entry, {
    code: 'deliverables/changed-under-review',
    path: [field],
    message: `"${field}" changes while ${entry.id} is in "${state.title}", and the version stays "${entry.data.version}"`,
    hint: `raise the version with the text, or take up the review first: grantbook show ${entry.id}`,
  });
}
