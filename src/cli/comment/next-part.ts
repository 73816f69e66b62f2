import { whoMay } from '../../procedures/lifecycle/who-may.ts';
import { protectingRoles } from '../../registry/identity/identity-settings.ts';
import { possibleSteps } from '../../registry/lifecycle.ts';
import { peopleWithRole } from '../../registry/people.ts';
import type { Code } from '../../text/codes/index.ts';
import { plural } from '../print-findings.ts';
import type { CommentFacts } from './comment-facts.ts';
import { code, prose } from './comment-text.ts';

/** Of so many records the steps that come next are told. */
const RECORDS = 5;

/** Findings that are not for whoever made the change to mend: somebody else decides. */
const FOR_OTHERS: ReadonlySet<Code> = new Set([
  'lifecycle/not-your-role',
  'lifecycle/own-work',
  'policy/protected-path',
  'change/needs-reference',
  'change/not-your-role',
]);

/** Returns what happens next, and who has to do it. */
export function nextPart(facts: CommentFacts): string {
  const errors = facts.report.parts.flatMap(({ findings }) => findings).filter((f) => f.severity === 'error');
  const lines =
    errors.length > 0
      ? toMend(
          facts,
          errors.map((error) => error.code),
        )
      : toMerge(facts);
  return `#### What happens next\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
}

function toMend({ report }: CommentFacts, found: readonly Code[]): string[] {
  const commits = report.parts.filter(({ commit }) => commit);
  const earlier = commits.slice(0, -1).filter(({ findings }) => findings.some((f) => f.severity === 'error'));
  const others = found.filter((each) => FOR_OTHERS.has(each)).length;
  const again = `git reset --soft ${report.targetName} && git commit && git push --force-with-lease`;
  return [
    'Put right what is listed above, in the same branch: the check runs again, and this comment is written anew.',
    ...(others > 0
      ? [
          `${others} of it ${others === 1 ? 'is' : 'are'} not yours to decide: leave it out, or ask those who are named there.`,
        ]
      : []),
    ...(earlier.length > 0
      ? [
          `Every commit has to be in order by itself, and ${plural(earlier.length, 'earlier one')} ${earlier.length === 1 ? 'is' : 'are'} not: when all is mended, make the branch one commit: ${code(again)}`,
        ]
      : []),
  ];
}

function toMerge({ report: { trusted }, compared }: CommentFacts): string[] {
  const roles = protectingRoles(trusted);
  const people = [...new Set(roles.flatMap((role) => peopleWithRole(trusted, role)).map(({ id }) => id))];
  const who = people.length === 0 ? '' : ` (${people.map(prose).join(', ')})`;
  return [
    `Nothing is in the way. The ${roles.map((role) => prose(role.replaceAll('_', ' '))).join(' or ')}${who} looks at what it changes, and merges.`,
    ...stepsAfter(compared),
  ];
}

/** The steps that come next for records that are new, or went a step, once this is merged; and who may take them. */
function stepsAfter({ records, after }: CommentFacts['compared']): string[] {
  const moved = records.filter(({ kind, step }) => kind === 'added' || step !== undefined);
  const told = moved.flatMap(({ id }) => {
    const entry = after.entries.get(id);
    const [step] = entry ? possibleSteps(entry) : [];
    if (!step) return [];
    return [
      `Then ${code(id)} can go on: ${prose(step.title)}, by ${prose(whoMay(step))}: ${code(`grantbook move ${id} ${step.name}`)}`,
    ];
  });
  return told.slice(0, RECORDS);
}
