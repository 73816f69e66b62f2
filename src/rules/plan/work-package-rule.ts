import { currentState, isFilled } from '../../registry/lifecycle.ts';
import { reachTexts } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { comparedRecords, heldRecords, isHidden, removedRecords } from '../past.ts';
import type { Rule, Situation } from '../rule.ts';

/** Work packages are numbered without gaps, led by one of their participants, and come by amendment only. */
export const workPackageRules: readonly Rule[] = [
  {
    name: 'work packages',
    *check({ workspace }) {
      const packages = workspace.registries.get('work-packages')?.entries ?? [];
      yield* gaps(packages, workspace);
      for (const entry of packages) yield* leadTakesPart(entry, workspace);
    },
  },
  {
    name: 'work packages that come or go',
    *check(situation) {
      yield* areAgreed(situation);
      yield* noneIsGone(situation);
    },
  },
];

function* gaps(packages: readonly Entry[], workspace: Workspace): Generator<Diagnostic> {
  const known = new Set([...packages.map(({ id }) => id), ...workspace.unreadable]);
  for (const entry of packages) {
    const number = Number(entry.id.slice(2));
    const before = `WP${number - 1}`;
    if (Number.isNaN(number) || number < 2 || known.has(before)) continue;
    yield entryFinding(entry, {
      code: 'plan/gap',
      severity: 'warning',
      path: ['id'],
      message: `there is ${entry.id}, and no ${before}`,
      hint: `add it: grantbook add work-package id=${before} title=… lead=… type=… start_month=… end_month=…`,
    });
  }
}

function* leadTakesPart(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { lead, participants } = entry.data;
  const partners = reachTexts(workspace, { entry, path: [] }, 'participants.partner');
  if (typeof lead !== 'string' || !workspace.entries.has(lead)) return;
  if (!isFilled(participants) || partners.includes(lead)) return;
  yield entryFinding(entry, {
    code: 'plan/lead-not-participant',
    path: ['lead'],
    message: `"${lead}" leads ${entry.id} and is not one of its participants`,
    hint: `grantbook set ${entry.id} 'participants+={partner: ${lead}, planned_pm: 1}', or correct the lead`,
  });
}

/** A running plan gets a work package by an amendment; the first ones of a book are the plan as it was agreed. */
function* areAgreed(situation: Situation): Generator<Diagnostic> {
  for (const { entry, old } of comparedRecords(situation)) {
    const { before } = situation;
    if (old || !before || entry.registry.name !== 'work-packages' || isFilled(entry.data.amendment)) continue;
    if (!heldRecords(before, entry.registry) || isHidden(entry, before)) continue;
    yield entryFinding(entry, {
      code: 'plan/amendment-needed',
      path: ['id'],
      message: `${entry.id} is new, and names no amendment`,
      hint: 'write amendment: DEC-… or CH-…, the decision or change by which it was added',
    });
  }
}

/** Past its first state no record is removed, whatever it is; a planned work package is not either. */
function* noneIsGone(situation: Situation): Generator<Diagnostic> {
  for (const old of removedRecords(situation)) {
    const isPlanned = currentState(old)?.name === old.registry.lifecycle?.initial;
    if (old.registry.name !== 'work-packages' || !isPlanned) continue;
    yield {
      code: 'plan/amendment-needed',
      severity: 'error',
      file: old.file,
      message: `${old.id} is gone: a work package is never removed`,
      hint: `cancel it: grantbook move ${old.id} cancel amendment=DEC-… cancel_reason=…`,
      registry: old.registry.name,
      record: old.id,
    };
  }
}
