import { NODE_IMAGE } from './pinned.ts';
import { GITLAB_CHECK_MERGED, GITLAB_JUDGE, INSTALL } from './scripts.ts';
import { type CiRequest, jobSettings, scriptBlock } from './yaml-text.ts';

/**
 * Returns the pipeline of GitLab. A merge request from a fork runs in the fork, by the fork's own file: what counts is
 * the run that a member starts in this project, and a file that a branch cannot rewrite.
 */
export function gitlabPipeline(request: CiRequest): string {
  return `# So that a branch cannot rewrite what judges it, keep this file in a project that only you write to and name it
# in Settings, CI/CD, General pipelines, CI/CD configuration file: .gitlab-ci.yml@GROUP/PROJECT
# Protect the default branch, and ask for pipelines that succeed before a merge.

.grantbook:
  image: ${NODE_IMAGE}
  timeout: 10 minutes
  interruptible: true
  cache: []
  dependencies: []
  variables:
    GIT_DEPTH: '0'
    GIT_STRATEGY: clone
    GIT_CHECKOUT: 'false'
    GIT_SUBMODULE_STRATEGY: none
    GIT_LFS_SKIP_SMUDGE: '1'
    RUNNER_TEMP: /tmp/grantbook-job
    ${jobSettings(request, { platform: 'gitlab', indent: 4 })}

grantbook:
  extends: .grantbook
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - ${scriptBlock(INSTALL, 6)}
    - ${scriptBlock(GITLAB_JUDGE, 6)}
  artifacts:
    when: always
    expire_in: 1 week
    reports:
      codequality: gl-code-quality-report.json

grantbook merged:
  extends: .grantbook
  rules:
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - ${scriptBlock(INSTALL, 6)}
    - ${scriptBlock(GITLAB_CHECK_MERGED, 6)}
`;
}
