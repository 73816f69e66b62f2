import { CHECKOUT_SETTINGS, INSTALL_STEPS } from './github-steps.ts';
import { CHECKOUT, RUNNER } from './pinned.ts';
import { FIND, JUDGE_AGAIN, SAY } from './scripts.ts';
import { type CiRequest, jobSettings, scriptBlock } from './yaml-text.ts';

/** The first line of the comment on a pull request, by which it is found again. */
export const MARKER = '<!-- grantbook: pull request -->';

/**
 * Returns the workflow that says on the pull request what was found. It is the default branch's version that runs,
 * whatever the pull request changes; it takes nothing from the run before it but the id of a commit, asks the platform
 * which pull request that is, and judges it once more: no artifact, no code, no word of the branch.
 */
export function githubComment(request: CiRequest): string {
  return `name: grantbook comment

on:
  workflow_run:
    workflows: [grantbook]
    types: [completed]

permissions: {}

concurrency:
  group: grantbook-comment-\${{ github.event.workflow_run.head_repository.full_name }}-\${{ github.event.workflow_run.head_branch }}
  cancel-in-progress: false

jobs:
  comment:
    name: comment
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ${RUNNER}
    timeout-minutes: 10
    permissions:
      contents: read
      pull-requests: write
      statuses: write
    defaults:
      run:
        shell: bash
    env:
      ${jobSettings(request, { platform: 'github', indent: 6 })}
      MARKER: '${MARKER}'
      HEAD_SHA: \${{ github.event.workflow_run.head_sha }}
      DEFAULT_BRANCH: \${{ github.event.repository.default_branch }}
      RUN_URL: \${{ github.server_url }}/\${{ github.repository }}/actions/runs/\${{ github.run_id }}
    steps:
      - name: Check out the default branch
        uses: ${CHECKOUT}
        with:
          ${CHECKOUT_SETTINGS}
      ${INSTALL_STEPS}
      - name: Find the pull request
        id: pull
        env:
          GH_TOKEN: \${{ github.token }}
          HEAD_OWNER: \${{ github.event.workflow_run.head_repository.owner.login }}
          HEAD_BRANCH: \${{ github.event.workflow_run.head_branch }}
          HEAD_REPOSITORY: \${{ github.event.workflow_run.head_repository.full_name }}
        run: ${scriptBlock(FIND, 10)}
      - name: Judge it anew
        if: steps.pull.outputs.number != ''
        env:
          TOKEN: \${{ github.token }}
          NUMBER: \${{ steps.pull.outputs.number }}
        run: ${scriptBlock(JUDGE_AGAIN, 10)}
      - name: Say so on the pull request
        if: steps.pull.outputs.number != ''
        env:
          GH_TOKEN: \${{ github.token }}
          NUMBER: \${{ steps.pull.outputs.number }}
        run: ${scriptBlock(SAY, 10)}
`;
}
