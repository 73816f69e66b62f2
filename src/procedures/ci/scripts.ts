/**
 * What the jobs run, as bash. Nothing is put into these texts: what comes from outside is read from the environment,
 * where a branch's name or a title is a value and never a command. Each stops at the first failure.
 */

const BEGIN = 'set -euo pipefail';

/** Installs one exact version outside the checkout, so that no .npmrc, script or package of a branch has a say. */
export const INSTALL: string = `${BEGIN}
mkdir -p "$RUNNER_TEMP"
cd "$RUNNER_TEMP"
package=$GRANTBOOK
if [ -n "$GRANTBOOK_INTEGRITY" ]; then
  package=$(npm pack --silent --ignore-scripts "$GRANTBOOK")
  found=sha512-$(openssl dgst -sha512 -binary "$package" | base64 -w0)
  if [ "$found" != "$GRANTBOOK_INTEGRITY" ]; then
    echo "the package is not the one that was pinned: $found" >&2
    exit 1
  fi
  package=./$package
fi
npm install --global --prefix "$RUNNER_TEMP/grantbook" --ignore-scripts --no-audit --no-fund "$package"
`;

/** Lets git read from the platform, without keeping the token anywhere. */
const WITH_TOKEN = `export GIT_TERMINAL_PROMPT=0 GIT_CONFIG_COUNT=1
export GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader"
GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)"
export GIT_CONFIG_VALUE_0
`;

/** Gets the commits of the target and of the pull request; what is checked out stays as it is. */
const fetchOf = (
  base: string,
  number: string,
): string => `git fetch --quiet --no-tags --no-recurse-submodules origin \\
  "+refs/heads/${base}:refs/remotes/origin/${base}" "+refs/pull/${number}/head:refs/grantbook/head"
if [ "$(git rev-parse refs/grantbook/head)" != "$HEAD_SHA" ]; then
  echo "the pull request has moved on; its next run judges it" >&2
  exit 1
fi
`;

const VALIDATE = '"$RUNNER_TEMP/grantbook/bin/grantbook" -C "$BOOK" validate';

/** Fetches a pull request as data. */
export const FETCH: string = `${BEGIN}\n${WITH_TOKEN}${fetchOf('$GITHUB_BASE_REF', '$NUMBER')}`;

/** Judges every commit of a pull request by the target, with a mark at each line that is to be mended. */
export const JUDGE: string = `${BEGIN}
${VALIDATE} --range "refs/remotes/origin/$GITHUB_BASE_REF..$HEAD_SHA" \${EACH:+--each} --actor "github:$AUTHOR" --format github
`;

/** Checks what was merged. */
export const CHECK_MERGED: string = `${BEGIN}
${VALIDATE} --at "$GITHUB_SHA" --format github
`;

/** Judges a range in any job: of the composite action. */
export const JUDGE_RANGE: string = `${BEGIN}
${VALIDATE} --range "$BASE..$HEAD" \${EACH:+--each} --actor "$ACTOR" --format "$FORMAT"
`;

/**
 * Finds the open pull request whose head is the commit that was judged: the platform says so, nothing of the branch.
 * Where several have it, that into the default branch counts.
 */
export const FIND: string = `${BEGIN}
gh api --method GET "repos/$GITHUB_REPOSITORY/pulls" -f state=open -f per_page=100 \\
  -f head="$HEAD_OWNER:$HEAD_BRANCH" > "$RUNNER_TEMP/pulls.json"
jq --arg sha "$HEAD_SHA" --arg from "$HEAD_REPOSITORY" --arg main "$DEFAULT_BRANCH" \\
  '[.[] | select(.head.sha == $sha and .head.repo.full_name == $from)] | sort_by(.base.ref != $main)[0] // empty' \\
  "$RUNNER_TEMP/pulls.json" > "$RUNNER_TEMP/pull.json"
if [ -s "$RUNNER_TEMP/pull.json" ]; then
  echo "number=$(jq -er '.number | floor' "$RUNNER_TEMP/pull.json")" >> "$GITHUB_OUTPUT"
else
  echo "no open pull request has this commit any more: there is nothing to say"
fi
`;

/** Judges a pull request anew, in the trusted job, and keeps the comment and the exit code. */
export const JUDGE_AGAIN: string = `${BEGIN}
base=$(jq -er .base.ref "$RUNNER_TEMP/pull.json")
author=$(jq -er .user.login "$RUNNER_TEMP/pull.json")
${WITH_TOKEN}${fetchOf('$base', '$NUMBER')}code=0
${VALIDATE} --range "refs/remotes/origin/$base..$HEAD_SHA" \${EACH:+--each} --actor "github:$author" --format comment \\
  --links "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/blob" > "$RUNNER_TEMP/comment.md" || code=$?
if [ ! -s "$RUNNER_TEMP/comment.md" ]; then
  printf '%s\\n' "$MARKER" "**grantbook could not check this pull request**: the log of the run says why, $RUN_URL" \\
    > "$RUNNER_TEMP/comment.md"
fi
echo "$code" > "$RUNNER_TEMP/code"
`;

/**
 * Writes the one comment of a pull request, or writes it anew, and sets the verdict on its last commit. A commit can be
 * that of several pull requests: what another branch than the default one makes of it has a name of its own.
 */
export const SAY: string = `${BEGIN}
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
gh api --paginate "$comments?per_page=100" > "$RUNNER_TEMP/comments.json"
own=$(jq -rs --arg marker "$MARKER" \\
  '[add[]? | select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))][0].id // empty' \\
  "$RUNNER_TEMP/comments.json")
if [ -n "$own" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$own" -F body=@"$RUNNER_TEMP/comment.md"
else
  gh api --silent --method POST "$comments" -F body=@"$RUNNER_TEMP/comment.md"
fi
case "$(cat "$RUNNER_TEMP/code")" in
  0) state=success what="nothing to mend" ;;
  1) state=failure what="something is to be mended: see the comment" ;;
  *) state=error what="could not be checked: see the log" ;;
esac
base=$(jq -er .base.ref "$RUNNER_TEMP/pull.json")
context=grantbook
if [ "$base" != "$DEFAULT_BRANCH" ]; then context="grantbook: $base"; fi
gh api --silent --method POST "repos/$GITHUB_REPOSITORY/statuses/$HEAD_SHA" \\
  -f context="$context" -f state="$state" -f description="$what" -f target_url="$RUN_URL"
`;

/** The whole job of a merge request on GitLab: only who signed a commit counts, for GitLab does not say who opened it. */
export const GITLAB_JUDGE: string = `${BEGIN}
cd "$CI_PROJECT_DIR"
export GIT_TERMINAL_PROMPT=0
target=$CI_MERGE_REQUEST_TARGET_BRANCH_NAME
git fetch --quiet --no-tags --no-recurse-submodules origin "+refs/heads/$target:refs/remotes/origin/$target"
git checkout --quiet --force --detach "refs/remotes/origin/$target"
head=$CI_COMMIT_SHA
if [ -n "\${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-}" ]; then head=$CI_MERGE_REQUEST_SOURCE_BRANCH_SHA; fi
${VALIDATE} --range "refs/remotes/origin/$target..$head" \${EACH:+--each} --format gitlab \\
  > "$CI_PROJECT_DIR/gl-code-quality-report.json"
`;

/** Checks what was merged, on GitLab. */
export const GITLAB_CHECK_MERGED: string = `${BEGIN}
cd "$CI_PROJECT_DIR"
git checkout --quiet --force --detach "$CI_COMMIT_SHA"
${VALIDATE} --at "$CI_COMMIT_SHA"
`;
