import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { HOSTILE_TITLE, MISTAKES } from '../support/bad-pull-request.ts';
import { APPROVAL, commit, D41 } from '../support/gate-book.ts';
import { gateEnded, opened, pullRequest, pushed, runJob, shown } from '../support/platform.ts';
import { annotations, GATE, lineOf, makeScene, push } from '../support/pull-request-scene.ts';
import { bundle, git, newFolder, read, replace, sh, write } from './sandbox.ts';

describe('a pull request, from a bad edit to what is merged', () => {
  test('seven mistakes: marked at their lines, told in one comment, mended, merged', () => {
    const { platform, gate, say, fork } = makeScene();
    for (const { path, edit } of MISTAKES) replace(fork, path, edit);
    commit(fork, { who: 'partner', message: 'Several edits' });
    push(fork);
    let pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });

    const bad = runJob(platform, gate, opened(pull));
    expect(bad.status).toBe(1);
    expect(bad.npm).toBe(
      'TEMP: npm install --global --prefix TEMP/grantbook --ignore-scripts --no-audit --no-fund grantbook@0.1.0\n',
    );
    const marked = annotations(bad);
    for (const { path, at, code } of MISTAKES)
      expect(marked).toContainEqual(
        expect.objectContaining({ file: path, line: lineOf(read(fork, path), at), code }),
      );

    expect(runJob(platform, say, gateEnded(pull))).toMatchObject({ status: 0 });
    const { comments, statuses } = shown(platform);
    const head = git(fork, 'rev-parse', 'HEAD').trim();
    expect(statuses).toMatchObject([{ sha: head, state: 'failure', context: 'grantbook' }]);
    expect(comments).toHaveLength(1);
    const [first = ''] = comments.map(({ body }) => body);
    for (const { path, at } of MISTAKES)
      expect(first).toContain(`/blob/${head}/${path}#L${lineOf(read(fork, path), at)})`);
    expect(first).toContain('Handbook for the pilots\n  - goes from `approval` to `approved`\n');

    // What is mended by a second commit leaves the first one as it was.
    for (const { path, edit, mended } of MISTAKES) replace(fork, path, [edit[1], mended]);
    commit(fork, { who: 'partner', message: 'Mended' });
    push(fork);
    pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    expect(runJob(platform, gate, opened(pull)).status).toBe(1);
    runJob(platform, say, gateEnded(pull));
    const [second = ''] = shown(platform).comments.map(({ body }) => body);
    const [, again = ''] = /make the branch one commit: `([^`]+)`/.exec(second) ?? [];
    expect(again).toBe('git reset --soft origin/main && git commit && git push --force-with-lease');
    git(fork, 'reset', '-q', '--soft', 'origin/main');
    commit(fork, { who: 'partner', message: 'What changed in the pilots' });
    push(fork);

    pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    const good = runJob(platform, gate, opened(pull));
    expect(good.log).toContain('1 commit and the merge result: nothing to mend');
    expect(good.status).toBe(0);
    runJob(platform, say, gateEnded(pull));
    const after = shown(platform);
    expect(after.comments).toHaveLength(1);
    expect(after.comments[0]?.body).toContain('### grantbook: in order\n');
    expect(after.comments[0]?.body).toContain(
      'The coordinator (P-001) looks at what it changes, and merges.',
    );
    expect(after.statuses.at(-1)).toMatchObject({
      sha: git(fork, 'rev-parse', 'HEAD').trim(),
      state: 'success',
    });

    const coordinator = join(newFolder(), 'coordinator');
    git(platform.folder, 'clone', '-q', platform.upstream, coordinator);
    git(coordinator, 'fetch', '-q', 'origin', 'refs/pull/1/head');
    git(coordinator, 'merge', '-q', '--no-ff', '-m', 'Merge the edits of ADV', 'FETCH_HEAD');
    git(coordinator, 'push', '-q', 'origin', 'HEAD:main');
    const merged = runJob(platform, gate, pushed(platform));
    expect(merged.ran.at(-1)).toBe('Check what was merged');
    expect(merged.log).toContain('nothing to mend');
    expect(merged.status).toBe(0);
    expect(shown(platform).comments).toHaveLength(1);
  });

  test('where nothing of the book changes, the comment is short', () => {
    const { platform, say, fork } = makeScene();
    commit(fork, { who: 'partner', message: 'Nothing' });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    expect(runJob(platform, say, gateEnded(pull)).status).toBe(0);
    expect(shown(platform).comments[0]?.body.split('\n').slice(0, 2)).toEqual([
      '<!-- grantbook: pull request -->',
      '### grantbook: nothing of the book changes',
    ]);
  });
});

/** A branch whose name is a command to a shell that takes it for one. */
const BRANCH = 'x";touch$' + '{IFS}$CANARY;"$(touch$' + '{IFS}$CANARY)';

const MESSAGE = `Edits

::set-output name=number::99
::add-mask::error
::stop-commands::x
##[set-env name=PATH]/nowhere
$(touch "$CANARY")`;

/** What a branch brings so that it is run: by npm, by git, by Node, by a hook, by the tool itself. */
function hostileFiles(canary: string): Record<string, string> {
  const touch = `touch '${canary}'`;
  return {
    'package.json': JSON.stringify({
      scripts: { preinstall: touch, install: touch, postinstall: touch, prepare: touch },
    }),
    '.npmrc': `script-shell=/bin/sh\nregistry=http://localhost:1/\nnode-options=--require ./evil.cjs\n`,
    'evil.cjs': `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '')`,
    'node_modules/.bin/grantbook': `#!/bin/sh\n${touch}\n`,
    'node_modules/grantbook/package.json': '{"name":"grantbook","version":"0.1.0","bin":"x.cjs"}',
    'node_modules/grantbook/x.cjs': `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '')`,
    '.gitattributes': '* filter=evil diff=evil merge=evil export-subst\n',
    '.gitconfig': `[core]\n\tfsmonitor = ${touch}\n\thooksPath = .githooks\n`,
    '.githooks/post-checkout': `#!/bin/sh\n${touch}\n`,
    '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "${touch}"\n`,
    [GATE]:
      'name: grantbook\non: pull_request\njobs:\n  gate:\n    runs-on: x\n    steps:\n      - run: exit 0\n',
    'schemas/risks.schema.json': '{"x-registry":{}}',
    'templates/risk-register.md.hbs':
      '---\nfor: risks\n---\n{{#each this}}{{lookup . "constructor"}}{{/each}}\n',
  };
}

describe('a hostile fork', () => {
  test('brings its own workflow, schemas, packages, filters, hooks and names: the target judges, and nothing is run', () => {
    const { platform, gate, say, fork } = makeScene(BRANCH);
    for (const [path, text] of Object.entries(hostileFiles(platform.canary))) write(fork, { [path]: text });
    symlinkSync('/etc/passwd', join(fork, 'project-data/passwords.yaml'));
    symlinkSync('../../../../../../etc/passwd', join(fork, 'evidence/passwords.pdf'));
    git(fork, 'add', '--force', 'node_modules');
    commit(fork, { who: 'coordinator', message: MESSAGE });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });

    const judged = runJob(platform, gate, opened(pull));
    const told = runJob(platform, say, gateEnded(pull));
    expect(existsSync(platform.canary)).toBe(false);
    expect(judged.status).toBe(1);
    expect(told.status).toBe(0);
    expect(shown(platform).statuses).toMatchObject([{ state: 'failure' }]);
    const found = annotations(judged).map(({ file, code }) => `${file} ${code}`);
    for (const path of [
      'package.json',
      '.npmrc',
      '.gitattributes',
      '.gitmodules',
      GATE,
      'schemas/risks.schema.json',
    ])
      expect(found).toContain(`${path} policy/protected-path`);
    expect(found).toContain('project-data/passwords.yaml book/not-a-file');
    for (const { log } of [judged, told]) {
      expect(log.split('\n').filter((line) => /^\s*::(?!error |warning |notice )|##\[/.test(line))).toEqual(
        [],
      );
      expect(log).not.toMatch(/root:.*:0:0|TOKEN-OF-THE-JOB/);
    }
    const [{ body = '' } = {}] = shown(platform).comments;
    expect(body).not.toMatch(/root:.*:0:0|TOKEN-OF-THE-JOB/);
    expect(body).toContain('changed by the coordinator: P-025 is not coordinator');
  });

  test('a title that calls people, loads pictures and closes issues is words in the comment', () => {
    const { platform, say, fork } = makeScene();
    const news = 'project-data/news.yaml';
    write(fork, {
      [news]: `${read(fork, news)}\n- id: NEWS-011\n  title: "${HOSTILE_TITLE}"\n  status: draft\n  date: 2023-12-12\n  partner: ADV\n  author: P-025\n  language: en\n  text: A short text.\n`,
    });
    commit(fork, { who: 'partner', message: 'News' });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    expect(runJob(platform, say, gateEnded(pull)).status).toBe(0);
    const [{ body = '' } = {}] = shown(platform).comments;
    expect(body).toContain(
      '- **added** the news-item `NEWS-011` @&#8203;everyone \\!\\[x\\](https:&#8203;//evil.example',
    );
  });
});

describe('the trusted job', () => {
  test('says nothing of a commit that no open pull request has, and nothing where it has moved on', () => {
    const { platform, say, fork } = makeScene();
    commit(fork, { who: 'partner', message: 'Nothing' });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    const event = gateEnded(pull);
    commit(fork, { who: 'partner', message: 'More' });
    git(platform.upstream, 'fetch', '-q', fork, '+refs/heads/edits:refs/pull/1/head');
    const moved = runJob(platform, say, event);
    expect(moved).toMatchObject({ status: 1 });
    expect(moved.log).toContain('the pull request has moved on; its next run judges it');
    pullRequest(platform, { clone: fork, author: 'ioana-c' });
    const gone = runJob(platform, say, event);
    expect(gone).toMatchObject({ status: 0 });
    expect(gone.ran.at(-1)).toBe('Find the pull request');
    expect(shown(platform)).toEqual({ comments: [], statuses: [] });
  });

  test('a branch that its author opened up is no target whose verdict counts for the default branch', () => {
    const { platform, gate, say, fork } = makeScene();
    replace(fork, D41, APPROVAL);
    commit(fork, { who: 'partner', message: 'Approve it' });
    git(platform.upstream, 'fetch', '-q', fork, '+refs/heads/edits:refs/heads/opened-up');
    commit(fork, { who: 'partner', message: 'Nothing' });
    const aside = pullRequest(platform, { clone: fork, author: 'ioana-c', base: 'opened-up' });
    expect(runJob(platform, say, gateEnded(aside)).status).toBe(0);
    expect(shown(platform).statuses).toMatchObject([{ state: 'success', context: 'grantbook: opened-up' }]);

    // Both are open from one branch: the one into the default branch is judged, whichever comes first.
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    write(platform.folder, { 'api/pulls.json': JSON.stringify([{ ...aside, number: 2 }, pull]) });
    expect(runJob(platform, gate, opened(pull)).status).toBe(1);
    expect(runJob(platform, say, gateEnded(pull)).status).toBe(0);
    expect(shown(platform).statuses.at(-1)).toMatchObject({ state: 'failure', context: 'grantbook' });
  });

  test('a tag with the name of the target judges nothing, here or in the gate', () => {
    const { platform, gate, say, fork } = makeScene();
    replace(fork, D41, APPROVAL);
    commit(fork, { who: 'partner', message: 'Approve it' });
    git(platform.upstream, 'fetch', '-q', fork, '+refs/heads/edits:refs/tags/origin/main');
    commit(fork, { who: 'partner', message: 'Nothing' });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    expect(runJob(platform, gate, opened(pull)).status).toBe(1);
    expect(runJob(platform, say, gateEnded(pull)).status).toBe(0);
    const { statuses, comments } = shown(platform);
    expect(statuses).toMatchObject([{ state: 'failure', context: 'grantbook' }]);
    expect(comments[0]?.body).toContain('git reset --soft origin/main &&');
  });

  test('leaves the comment of somebody else alone, whatever it begins with', () => {
    const { platform, say, fork } = makeScene();
    const theirs = { id: 1, user: { login: 'mallory' }, body: '<!-- grantbook: pull request -->\nin order' };
    write(platform.folder, { 'api/comments.json': JSON.stringify([theirs]) });
    commit(fork, { who: 'partner', message: 'Nothing' });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    expect(runJob(platform, say, gateEnded(pull)).status).toBe(0);
    expect(shown(platform).comments).toMatchObject([theirs, { user: { login: 'github-actions[bot]' } }]);
  });

  test('says that it could not check, where it could not: never that all is in order', () => {
    const { platform, say, fork } = makeScene();
    const broken = join(newFolder(), 'broken');
    git(platform.folder, 'clone', '-q', platform.upstream, broken);
    write(broken, { 'schemas/risks.schema.json': '{' });
    commit(broken, { who: 'coordinator', message: 'A broken schema' });
    git(broken, 'push', '-q', 'origin', 'HEAD:main');
    commit(fork, { who: 'partner', message: 'Nothing' });
    const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
    const { status, log } = runJob(platform, say, gateEnded(pull));
    expect(log).toContain('the target cannot judge');
    expect(status).toBe(0);
    const { comments, statuses } = shown(platform);
    expect(statuses).toMatchObject([{ state: 'error' }]);
    expect(comments[0]?.body).toContain('**grantbook could not check this pull request**');
  });
});

test('a package that is not the one that was pinned is not installed', () => {
  const { platform, gate, fork } = makeScene();
  write(platform.folder, {
    'bin/npm': `#!/bin/sh\ncase $1 in pack) echo forged > forged.tgz; echo forged.tgz ;; *) touch '${platform.canary}' ;; esac\n`,
  });
  commit(fork, { who: 'partner', message: 'Nothing' });
  const pull = pullRequest(platform, { clone: fork, author: 'ioana-c' });
  const pinned = gate.replace("GRANTBOOK_INTEGRITY: ''", `GRANTBOOK_INTEGRITY: 'sha512-${'A'.repeat(86)}=='`);
  const { status, log } = runJob(platform, pinned, opened(pull));
  expect(log).toContain('the package is not the one that was pinned: sha512-');
  expect(status).toBe(1);
  expect(existsSync(platform.canary)).toBe(false);
});

describe('on GitLab', () => {
  const jobs = (book: string) =>
    parse(read(book, '.gitlab-ci.yml')) as Record<
      string,
      { variables: Record<string, string>; script: string[] }
    >;

  /** Runs the job of a merge request as a runner does: in a clone that nothing is checked out in. */
  function runPipeline(fork: string, upstream: string) {
    const temp = newFolder();
    const { variables = {} } = jobs(fork)['.grantbook'] ?? {};
    const installed = `#!/bin/sh\nexec "${process.execPath}" "${bundle}" "$@"\n`;
    write(temp, {
      'bin/npm': `#!/bin/sh\nmkdir -p '${temp}/grantbook/bin' && cp '${temp}/installed' '${temp}/grantbook/bin/grantbook'\n`,
      installed,
    });
    for (const name of ['bin/npm', 'installed']) chmodSync(join(temp, name), 0o755);
    git(temp, 'clone', '-q', '--no-checkout', upstream, 'work');
    git(join(temp, 'work'), 'fetch', '-q', fork, 'HEAD');
    const env = {
      ...variables,
      RUNNER_TEMP: temp,
      PATH: `${temp}/bin:${process.env.PATH}`,
      CI_PROJECT_DIR: join(temp, 'work'),
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_COMMIT_SHA: git(fork, 'rev-parse', 'HEAD').trim(),
    };
    const script = (jobs(fork).grantbook?.script ?? []).join('\n');
    write(temp, { 'script.sh': script });
    const { status } = sh(join(temp, 'work'), `bash '${temp}/script.sh'`, env);
    return { status, report: read(join(temp, 'work'), 'gl-code-quality-report.json') };
  }

  test('a merge request is judged by the target; who started the pipeline lends no right', () => {
    const { platform, fork } = makeScene();
    replace(fork, D41, APPROVAL);
    commit(fork, { who: 'coordinator', message: 'Approve it' });
    const bad = runPipeline(fork, platform.upstream);
    expect(bad.status).toBe(1);
    expect(bad.report).toContain('nobody vouches for this commit (it is not signed; no account was given)');
    git(fork, 'reset', '-q', '--hard', 'origin/main');
    const [{ path, edit, mended } = { path: '', edit: ['', ''], mended: '' }] = MISTAKES;
    replace(fork, path, [edit[0], mended]);
    commit(fork, { who: 'partner', message: 'A week more' });
    expect(runPipeline(fork, platform.upstream).status).toBe(0);
  });
});
