import { currentState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** The states of a review in which its comments have been answered. */
const ANSWERED: readonly string[] = ['answered', 'closed'];

/** A review is answered when each of its comments is, and closed when those that must be met are resolved. */
export const commentRule: Rule = {
  name: 'comments',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('reviews')?.entries ?? []) {
      const state = currentState(entry)?.name ?? '';
      if (ANSWERED.includes(state)) yield* openComments(entry, state === 'closed');
    }
  },
};

function* openComments(entry: Entry, closed: boolean): Generator<Diagnostic> {
  const { comments } = entry.data;
  for (const [i, comment] of (isList(comments) ? comments : []).entries()) {
    if (!isMapping(comment) || !isOpen(comment, closed)) continue;
    const unanswered = isUnanswered(comment);
    yield entryFinding(entry, {
      code: 'reviews/open-comment',
      path: ['comments', i],
      message: `comment ${comment.n} (${comment.severity}) of ${entry.id} ${unanswered ? 'has no answer' : 'is not resolved'}`,
      hint: unanswered
        ? `grantbook set ${entry.id} comments[${i}].response=accepted comments[${i}].response_text="…"`
        : `when reviewer and authors agree: grantbook set ${entry.id} comments[${i}].resolved=true`,
    });
  }
}

function isOpen(comment: Mapping, closed: boolean): boolean {
  return isUnanswered(comment) || (closed && isUnresolved(comment));
}

function isUnanswered({ response, severity }: Mapping): boolean {
  return response === undefined && severity !== 'typo';
}

function isUnresolved({ resolved, severity }: Mapping): boolean {
  return severity === 'must' && resolved !== true;
}
