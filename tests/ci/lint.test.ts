import { expect, test } from 'vitest';
import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { ciFiles } from '../../src/procedures/ci/ci-files.ts';
import { gateAction } from '../../src/procedures/ci/gate-action.ts';
import { filesOf } from '../../src/registry/files.ts';
import { lintWorkflow } from '../../src/rules/ci/lint-workflow.ts';
import { ciCodes } from '../../src/text/codes/ci.ts';

const request = { version: '1.2.3', bookPrefix: 'sub/', integrity: '', merge: 'each' } as const;
const files = ciFiles('both', request);
const GATE = files.get('.github/workflows/grantbook.yml') ?? '';
const COMMENT = files.get('.github/workflows/grantbook-comment.yml') ?? '';
const GITLAB = files.get('.gitlab-ci.yml') ?? '';
const PATH = '.github/workflows/grantbook.yml';

/** Returns what is found, as `line code`. */
async function found(file: string, text: string): Promise<string[]> {
  const placed = placeFindings(await lintWorkflow(file, text), filesOf({ [file]: text }));
  return [...placed].map(({ finding, place }) => `${place.start.line} ${finding.code}`);
}

test('in what is written for a book there is nothing to mend', async () => {
  for (const [path, text] of files) expect([path, await found(path, text)]).toEqual([path, []]);
  expect(await found('action.yml', gateAction('1.2.3'))).toEqual([]);
});

type Spoilt = {
  readonly name: string;
  readonly text: string;
  readonly edit: readonly [old: string | RegExp, fresh: string];
  readonly code: keyof typeof ciCodes;
  /** What stands in the line of the finding. */
  readonly at: string;
  readonly file?: string;
};

const SPOILT: readonly Spoilt[] = [
  {
    name: 'pull_request_target with a checkout of the head',
    text: GATE.replace('  pull_request:', '  pull_request_target:'),
    edit: ['pull_request.base.sha', 'pull_request.head.sha'],
    code: 'ci/trusts-head',
    at: 'name: Check out the target',
  },
  {
    name: 'workflow_run with a checkout of the head',
    text: COMMENT,
    edit: [
      '        with:\n          fetch-depth: 0',
      `        with:\n          ref: \${{ github.event.workflow_run.head_sha }}\n          fetch-depth: 0`,
    ],
    code: 'ci/trusts-head',
    at: 'name: Check out the default branch',
  },
  {
    name: 'workflow_run that takes an artifact',
    text: COMMENT,
    edit: [
      '      - name: Judge it anew',
      '      - uses: actions/download-artifact@0123456789abcdef0123456789abcdef01234567\n      - name: Judge it anew',
    ],
    code: 'ci/trusts-head',
    at: 'download-artifact',
  },
  {
    name: 'workflow_run whose script lays out the head',
    text: COMMENT,
    edit: ['git fetch --quiet', 'git checkout refs/grantbook/head; git fetch --quiet'],
    code: 'ci/trusts-head',
    at: 'run: |',
  },
  {
    name: 'an expression in a script',
    text: GATE,
    edit: ['"github:$AUTHOR"', `"github:\${{ github.event.pull_request.user.login }}"`],
    code: 'ci/expression-in-script',
    at: 'run: |',
  },
  {
    name: 'an expression in the script of an action',
    text: GATE,
    edit: [
      '      - name: Node\n',
      `      - uses: actions/github-script@0123456789abcdef0123456789abcdef01234567\n        with:\n          script: log("\${{ github.head_ref }}")\n      - name: Node\n`,
    ],
    code: 'ci/expression-in-script',
    at: 'script: log',
  },
  {
    name: 'no permissions',
    text: GATE.replace('permissions: {}\n', ''),
    edit: ['    permissions:\n      contents: read\n', ''],
    code: 'ci/wide-permissions',
    at: '  gate:',
  },
  {
    name: 'all permissions',
    text: GATE,
    edit: ['permissions: {}', 'permissions: write-all'],
    code: 'ci/wide-permissions',
    at: 'permissions: write-all',
  },
  {
    name: 'a gate that may write',
    text: GATE,
    edit: ['contents: read', 'contents: write'],
    code: 'ci/wide-permissions',
    at: 'contents: write',
  },
  {
    name: 'a comment that may write contents',
    text: COMMENT,
    edit: ['contents: read', 'contents: write'],
    code: 'ci/wide-permissions',
    at: 'contents: write',
  },
  {
    name: 'an action by its tag',
    text: GATE,
    edit: [/actions\/checkout@[0-9a-f]+ #/, 'actions/checkout@v6 #'],
    code: 'ci/unpinned-action',
    at: 'actions/checkout@v6',
  },
  {
    name: 'an image by its tag',
    text: GATE,
    edit: [/actions\/setup-node@[0-9a-f]+ #.*/, 'docker://node:22'],
    code: 'ci/unpinned-action',
    at: 'docker://node:22',
  },
  {
    name: 'a secret',
    text: GATE,
    edit: ['      NODE_OPTIONS', `      KEY: \${{ secrets.DEPLOY }}\n      NODE_OPTIONS`],
    code: 'ci/secret-in-gate',
    at: 'KEY:',
  },
  {
    name: 'all secrets',
    text: GATE,
    edit: ['    name: gate\n', '    name: gate\n    secrets: inherit\n'],
    code: 'ci/secret-in-gate',
    at: 'secrets: inherit',
  },
  {
    name: 'a token that is kept',
    text: GATE,
    edit: ['          persist-credentials: false\n', ''],
    code: 'ci/kept-credentials',
    at: 'actions/checkout@',
  },
  {
    name: 'no end',
    text: GATE,
    edit: ['    timeout-minutes: 10\n', ''],
    code: 'ci/no-timeout',
    at: '  gate:',
  },
  {
    name: 'no end on GitLab',
    text: GITLAB,
    edit: ['  timeout: 10 minutes\n', ''],
    code: 'ci/no-timeout',
    at: 'grantbook:',
    file: '.gitlab-ci.yml',
  },
  {
    name: 'install scripts',
    text: GATE,
    edit: [' --ignore-scripts --no-audit', ' --no-audit'],
    code: 'ci/install-scripts',
    at: 'run: |',
  },
  {
    name: 'npx in the checkout',
    text: GATE,
    edit: ['"$RUNNER_TEMP/grantbook/bin/grantbook" -C "$BOOK" validate --at', 'npx grantbook validate --at'],
    code: 'ci/install-scripts',
    at: 'run: |',
  },
  {
    name: 'install scripts on GitLab',
    text: GITLAB,
    edit: [' --ignore-scripts --no-audit', ' --no-audit'],
    code: 'ci/install-scripts',
    at: '- |',
    file: '.gitlab-ci.yml',
  },
  {
    name: 'a cache',
    text: GATE,
    edit: ['package-manager-cache: false', 'cache: npm'],
    code: 'ci/shared-cache',
    at: 'name: Node',
  },
  {
    name: 'a cache by itself',
    text: GATE,
    edit: ['          package-manager-cache: false\n', ''],
    code: 'ci/shared-cache',
    at: 'name: Node',
  },
  {
    name: 'a cache on GitLab',
    text: GITLAB,
    edit: ['  cache: []', '  cache:\n    paths: [node_modules]'],
    code: 'ci/shared-cache',
    at: 'cache:',
    file: '.gitlab-ci.yml',
  },
  {
    name: 'continue-on-error',
    text: GATE,
    edit: ['    timeout-minutes: 10', '    continue-on-error: true\n    timeout-minutes: 10'],
    code: 'ci/passes-on-failure',
    at: 'continue-on-error',
  },
  {
    name: '|| true',
    text: GATE,
    edit: ['--at "$GITHUB_SHA" --format github', '--at "$GITHUB_SHA" --format github || true'],
    code: 'ci/passes-on-failure',
    at: 'run: |',
  },
  {
    name: 'a pipe of which the last failure counts',
    text: GATE.replace('        shell: bash\n', '        working-directory: .\n'),
    edit: [
      /set -euo pipefail\n( +)"\$RUNNER_TEMP\/grantbook\/bin\/grantbook" -C "\$BOOK" validate --at "\$GITHUB_SHA" --format github/,
      'grantbook validate | tee log',
    ],
    code: 'ci/passes-on-failure',
    at: 'run: |',
  },
  {
    name: 'allow_failure',
    text: GITLAB,
    edit: [
      '  interruptible: true',
      '  interruptible: true\n  script: [grantbook validate]\n  allow_failure: true',
    ],
    code: 'ci/passes-on-failure',
    at: 'allow_failure',
    file: '.gitlab-ci.yml',
  },
];

test.each(SPOILT)('$name', async ({ text, edit: [old, fresh], code, at, file = PATH }) => {
  const spoilt = text.replace(old, () => fresh);
  expect(spoilt).not.toBe(text);
  const lines = spoilt.split('\n');
  const places = (await found(file, spoilt)).filter((each) => each.endsWith(` ${code}`));
  expect(places.map((each) => lines[Number(each.split(' ')[0]) - 1])).toContainEqual(
    expect.stringContaining(at),
  );
});

test('each rule has an example that breaks it', () => {
  const files = ['ci/out-of-date', 'ci/changed-here'];
  expect(new Set([...SPOILT.map(({ code }) => code), ...files])).toEqual(new Set(Object.keys(ciCodes)));
});

test('what cannot be read is a finding, never safe', async () => {
  expect(await found(PATH, 'on: push\n\tjobs: x\n')).toEqual(['2 yaml/tab-indent']);
  expect(await found(PATH, '')).toEqual(['1 yaml/empty']);
});
