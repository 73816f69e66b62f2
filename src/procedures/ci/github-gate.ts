import { CHECKOUT_SETTINGS, INSTALL_STEPS } from './github-steps.ts';
import { CHECKOUT, RUNNER } from './pinned.ts';
import { CHECK_MERGED, FETCH, JUDGE } from './scripts.ts';
import { type CiRequest, jobSettings, scriptBlock } from './yaml-text.ts';

/**
 * Returns the workflow that judges pull requests: it may read and nothing else, the target is checked out, and what
 * the pull request holds is only ever data.
 */
export function githubGate(request: CiRequest): string {
  return `name: grantbook

on:
  pull_request:
  push:

permissions: {}

concurrency:
  group: grantbook-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  gate:
    name: gate
    # Of what is pushed only the default branch: a branch is judged by its pull request.
    if: github.event_name == 'pull_request' || github.ref_name == github.event.repository.default_branch
    runs-on: ${RUNNER}
    timeout-minutes: 10
    permissions:
      contents: read
    defaults:
      run:
        shell: bash
    env:
      ${jobSettings(request, { platform: 'github', indent: 6 })}
    steps:
      - name: Check out the target, which judges
        uses: ${CHECKOUT}
        with:
          ref: \${{ github.event.pull_request.base.sha || github.sha }}
          ${CHECKOUT_SETTINGS}
      ${INSTALL_STEPS}
      - name: Fetch the pull request, as data
        if: github.event_name == 'pull_request'
        env:
          TOKEN: \${{ github.token }}
          NUMBER: \${{ github.event.pull_request.number }}
          HEAD_SHA: \${{ github.event.pull_request.head.sha }}
        run: ${scriptBlock(FETCH, 10)}
      - name: Judge every commit by the target
        if: github.event_name == 'pull_request'
        env:
          HEAD_SHA: \${{ github.event.pull_request.head.sha }}
          AUTHOR: \${{ github.event.pull_request.user.login }}
        run: ${scriptBlock(JUDGE, 10)}
      - name: Check what was merged
        if: github.event_name == 'push'
        run: ${scriptBlock(CHECK_MERGED, 10)}
`;
}
