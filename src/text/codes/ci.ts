/** Codes of what CI runs: workflows and pipelines that check a book. */
export const ciCodes = {
  'ci/out-of-date': {
    severity: 'error',
    title: 'What CI runs is as the installed version makes it',
    why: 'A job that another version wrote checks with another version, or less than this one would.',
    fix: 'Take the one of this version: grantbook ci write.',
  },
  'ci/changed-here': {
    severity: 'warning',
    title: 'A job that grantbook wrote is as it wrote it',
    why: 'A change by hand may be meant; it is never overwritten, so later versions do not reach this file.',
    fix: 'Look at what was changed: git log -p on the file. To go back, remove the file and run grantbook ci write.',
  },
  'ci/trusts-head': {
    severity: 'error',
    title: 'A job that may write takes nothing from a pull request but its commits as data',
    why: 'Such a job holds a token of the project: code, a file or an artifact of a stranger would act with it.',
    fix: 'Check out the target or the default branch, fetch the pull request without checking it out, and make anew what is needed.',
  },
  'ci/expression-in-script': {
    severity: 'error',
    title: 'No script of a job holds an expression',
    why: 'An expression is put into the script before it runs: a branch named $(…) or a title with a quote becomes a command.',
    fix: 'Pass the value by env: and read it as "$NAME" in the script.',
  },
  'ci/wide-permissions': {
    severity: 'error',
    title: 'A job asks for the least permissions, by name',
    why: 'Without it a job gets what the organisation’s settings give, which is often the right to write.',
    fix: 'Write permissions: {} for the workflow, and for a job that judges pull requests contents: read alone.',
  },
  'ci/unpinned-action': {
    severity: 'error',
    title: 'Every action is named by the id of a commit',
    why: 'A tag or branch can be moved by whoever owns the action, and the job then runs something else.',
    fix: 'Name the commit, with the tag behind it as a comment: uses: owner/action@40-hex-digits # v1.2.3.',
  },
  'ci/secret-in-gate': {
    severity: 'error',
    title: 'A job of a pull request sees no secret',
    why: 'What a job can read, a branch that changes the job can send away.',
    fix: 'Take it out; what needs a secret belongs into a workflow of its own that runs after the merge.',
  },
  'ci/kept-credentials': {
    severity: 'error',
    title: 'A checkout keeps no token',
    why: 'The token would stay in .git/config, for every later step to read.',
    fix: 'Write persist-credentials: false beside fetch-depth.',
  },
  'ci/no-timeout': {
    severity: 'error',
    title: 'A job has a time after which it ends',
    why: 'A branch made to be slow would hold the runner for six hours.',
    fix: 'Write timeout-minutes: 10 for the job.',
  },
  'ci/install-scripts': {
    severity: 'error',
    title: 'A package is installed without its scripts, and none is run from the checkout',
    why: 'Install scripts, and whatever npx finds in the checkout, are code that somebody else may bring.',
    fix: 'Install one exact version with --ignore-scripts, outside the checkout, and call it by its path.',
  },
  'ci/shared-cache': {
    severity: 'error',
    title: 'A job of a pull request shares no cache',
    why: 'What one run puts into a cache another takes out: a stranger’s run would feed a trusted one.',
    fix: 'Leave the cache out; of actions/setup-node write package-manager-cache: false.',
  },
  'ci/passes-on-failure': {
    severity: 'error',
    title: 'A step that fails fails its job',
    why: 'A check that could not be made would read as passed.',
    fix: 'Take out continue-on-error, allow_failure, set +e and || true; of a pipe set shell: bash, so that its first failure counts.',
  },
} as const;
