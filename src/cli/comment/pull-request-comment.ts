import { MARKER } from '../../procedures/ci/github-comment.ts';
import { isSame } from '../diff/words.ts';
import { plural } from '../print-findings.ts';
import type { RangePart } from '../range/range-report.ts';
import { changesPart } from './changes-part.ts';
import type { CommentFacts } from './comment-facts.ts';
import { code, prose } from './comment-text.ts';
import { findingsPart, shortId } from './findings-part.ts';
import { nextPart } from './next-part.ts';

/**
 * Returns the comment on a pull request, as Markdown: what is to be mended, what changes, what happens next. It is short
 * enough for every platform, begins with the mark by which it is found again, and holds no word of the data that a
 * platform would take for more than a word.
 */
export function pullRequestComment(facts: CommentFacts): string {
  const { report, compared } = facts;
  const findings = report.parts.flatMap((part) => part.findings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const isFree = errors.length === 0;
  if (findings.length === 0 && isSame(compared) && compared.notCompared.length === 0)
    return `${MARKER}\n### grantbook: nothing of the book changes\n\n${basis(facts)}\n`;
  const title = isFree ? 'in order' : `${plural(errors.length, 'thing')} to be mended`;
  const parts = [findingsPart(facts), changesPart(facts), nextPart(facts)].filter((part) => part !== '');
  return `${MARKER}\n### grantbook: ${title}\n\n${basis(facts)}\n\n${parts.join('\n')}`;
}

/** By what it was judged, and who stands for it. */
function basis({ report }: CommentFacts): string {
  const commits = report.parts.filter(({ commit }) => commit);
  const what = commits.length === 0 ? 'The branch as one change' : plural(commits.length, 'commit');
  const who = [...new Set(report.parts.flatMap(whoMade))].join(', ');
  return `${what} up to ${code(shortId(report.tip))}, judged by ${code(report.targetName)}. Who stands for it: ${who}.`;
}

function whoMade({ identified }: RangePart): string[] {
  if (!identified) return [];
  const { person } = identified.actor;
  return person
    ? [`${prose(person.id)} (${identified.by === 'signature' ? 'signed' : 'by the account that opened it'})`]
    : ['nobody (no commit is signed by a key that the book lists, and the account is not in it)'];
}
