import { type CiRule, inputsOf, type Step, usesAction } from './workflow.ts';

/** Events whose jobs hold a token of the project, and that a stranger can set off. */
const TRUSTED = ['pull_request_target', 'workflow_run', 'issue_comment', 'pull_request_review'];

/** What names something of the branch. */
const OF_HEAD = /\bhead(?:_|\.|\b)|refs\/pull\/|pull\/\$|pull_requests/i;

/** A trusted job neither checks out a pull request nor takes what an untrusted run left. */
export const trustRule: CiRule = function* ({ events, jobs }) {
  const [event] = events.filter((each) => TRUSTED.includes(each));
  if (event === undefined) return;
  for (const step of jobs.flatMap(({ steps }) => steps)) {
    const what = takenBy(step);
    if (what !== undefined)
      yield {
        code: 'ci/trusts-head',
        path: step.run === undefined ? step.path : step.runPath,
        message: `a job on ${event} ${what}`,
      };
  }
};

function takenBy(step: Step): string | undefined {
  const { ref, repository } = inputsOf(step);
  if (usesAction(step, 'actions/checkout') && [ref, repository].some(isOfHead))
    return 'checks out what a pull request brings';
  if (usesAction(step, 'actions/download-artifact') || /\bgh\s+run\s+download\b/.test(step.run ?? ''))
    return 'takes an artifact that a run on somebody else’s branch made';
  if (
    /\bgh\s+pr\s+checkout\b|\bgit\s+(?:checkout|switch|merge|pull|reset|worktree|read-tree)\b/.test(
      step.run ?? '',
    )
  )
    return 'lays out a commit in its script';
  return /\bGITHUB_(?:ENV|PATH)\b/.test(step.run ?? '') ? 'sets the environment of later steps' : undefined;
}

function isOfHead(value: unknown): boolean {
  return typeof value === 'string' && OF_HEAD.test(value);
}
