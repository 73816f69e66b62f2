import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundle, env, git, newFolder, write } from '../cli/sandbox.ts';

/** A platform that keeps a repository, runs its jobs and shows comments: real git, the jobs' own scripts, no network. */
export type Platform = {
  /** The project's repository, bare. */
  readonly upstream: string;
  readonly folder: string;
  /** A file that nothing may make: whoever runs code of a branch does. */
  readonly canary: string;
};

/** What a job is told of what set it off. */
export type Event = { readonly name: 'pull_request' | 'push' | 'workflow_run'; readonly github: Data };
type Data = { readonly [key: string]: unknown };

/** How a job ended, and what it printed. */
export type JobRun = {
  readonly status: number;
  readonly log: string;
  readonly ran: readonly string[];
  readonly npm: string;
};

const REPOSITORY = 'b-wise/handbook';

/** Makes a platform that keeps a book. */
export function makePlatform(book: string): Platform {
  const folder = newFolder();
  const upstream = join(folder, 'upstream.git');
  git(folder, 'clone', '-q', '--bare', book, upstream);
  write(folder, {
    'api/pulls.json': '[]',
    'api/comments.json': '[]',
    'api/statuses.json': '[]',
    'bin/npm': NPM,
    'bin/gh': GH,
  });
  for (const name of ['npm', 'gh']) chmodSync(join(folder, 'bin', name), 0o755);
  return { upstream, folder, canary: join(folder, 'CANARY') };
}

/** Installs what is asked for as a link to the built command, and notes how it was asked. */
const NPM = `#!/bin/sh
echo "$PWD: npm $*" >> "$RUNNER_TEMP/npm.log"
while [ $# -gt 0 ]; do [ "$1" = --prefix ] && prefix=$2; shift; done
mkdir -p "$prefix/bin" && printf '#!/bin/sh\\nexec "${process.execPath}" "${bundle}" "$@"\\n' > "$prefix/bin/grantbook"
chmod +x "$prefix/bin/grantbook"
`;

/** Answers as the platform's interface does, from the files of the folder api. */
const GH = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
const api = join(__dirname, '../api');
const load = (name) => JSON.parse(readFileSync(join(api, name), 'utf8'));
const save = (name, value) => writeFileSync(join(api, name), JSON.stringify(value));
const at = (name) => args.indexOf(name);
const method = at('--method') === -1 ? 'GET' : args[at('--method') + 1];
const fields = Object.fromEntries(args.flatMap((each, i) => {
  if (each !== '-f' && each !== '-F') return [];
  const [, name, value] = /^(\\w+)=([\\s\\S]*)$/.exec(args[i + 1]);
  return [[name, each === '-F' && value.startsWith('@') ? readFileSync(value.slice(1), 'utf8') : value]];
}));
const path = args.find((each) => each.startsWith('repos/'));
if (!process.env.GH_TOKEN) throw new Error('no token');
if (method === 'GET' && path.endsWith('/pulls')) {
  const pulls = load('pulls.json').filter((pull) => pull.head.label === fields.head);
  process.stdout.write(JSON.stringify(pulls));
} else if (method === 'GET' && path.includes('/comments')) process.stdout.write(JSON.stringify(load('comments.json')));
else if (method === 'POST' && path.endsWith('/comments')) {
  const comments = load('comments.json');
  if (fields.body.length > 65536) throw new Error('body is too long');
  save('comments.json', [...comments, { id: comments.length + 1, user: { login: 'github-actions[bot]' }, body: fields.body }]);
} else if (method === 'PATCH') {
  const id = Number(path.split('/').at(-1));
  save('comments.json', load('comments.json').map((each) => (each.id === id ? { ...each, body: fields.body } : each)));
} else if (method === 'POST' && path.includes('/statuses/'))
  save('statuses.json', [...load('statuses.json'), { sha: path.split('/').at(-1), ...fields }]);
else throw new Error('nothing like ' + args.join(' '));
`;

/** Opens a pull request from a clone’s branch, or has it anew where it was pushed to; returns what the platform says of it. */
export function pullRequest(
  platform: Platform,
  { clone, author, base = 'main' }: { clone: string; author: string; base?: string },
): Data {
  const branch = git(clone, 'branch', '--show-current').trim();
  git(platform.upstream, 'fetch', '-q', clone, `+refs/heads/${branch}:refs/pull/1/head`);
  const pull = {
    number: 1,
    user: { login: author },
    base: { ref: base, sha: git(platform.upstream, 'rev-parse', `refs/heads/${base}`).trim() },
    head: {
      sha: git(clone, 'rev-parse', 'HEAD').trim(),
      ref: branch,
      label: `${author}:${branch}`,
      repo: { full_name: `${author}/handbook`, owner: { login: author } },
    },
  };
  writeFileSync(join(platform.folder, 'api/pulls.json'), JSON.stringify([pull]));
  return pull;
}

/** What sets off the gate. */
export function opened(pull: Data): Event {
  return { name: 'pull_request', github: { event: { pull_request: pull } } };
}

/** What sets off the trusted job: only that the gate’s run has ended counts, not how. */
export function gateEnded(pull: Data): Event {
  const { head } = pull as { head: { sha: string; ref: string; repo: unknown } };
  const run = {
    event: 'pull_request',
    head_sha: head.sha,
    head_branch: head.ref,
    head_repository: head.repo,
  };
  return { name: 'workflow_run', github: { event: { workflow_run: run } } };
}

/** What sets off the check of what was merged. */
export function pushed(platform: Platform): Event {
  return {
    name: 'push',
    github: { sha: git(platform.upstream, 'rev-parse', 'main').trim(), ref_name: 'main' },
  };
}

type Step = {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Data;
  readonly env?: Data;
  readonly run?: string;
};
type Job = { readonly if?: string; readonly env: Data; readonly steps: readonly Step[] };

/** Runs the one job of a workflow as the platform does: its conditions, its environment, its scripts. */
export function runJob(platform: Platform, workflow: string, event: Event): JobRun {
  const [job] = Object.values((parse(workflow) as { jobs: Record<string, Job> }).jobs);
  if (!job) throw new Error('the workflow has no job');
  const temp = newFolder();
  const workspace = join(temp, 'work');
  mkdirSync(workspace);
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const main = git(platform.upstream, 'rev-parse', 'main').trim();
  const context = {
    github: {
      event_name: event.name,
      token: 'TOKEN-OF-THE-JOB',
      server_url: 'https://github.com',
      repository: REPOSITORY,
      run_id: 7,
      sha: main,
      ...event.github,
      event: { repository: { default_branch: 'main' }, ...(event.github.event as Data | undefined) },
    },
    steps,
  };
  const run = { status: 0, log: '', ran: [] as string[] };
  if (job.if !== undefined && !truth(evaluate(job.if, context))) return { ...run, npm: '' };
  for (const step of job.steps) {
    if (step.if !== undefined && !truth(evaluate(step.if, context))) continue;
    run.ran.push(step.name);
    if (step.uses?.startsWith('actions/checkout@'))
      checkOut(platform, workspace, fill(step.with ?? {}, context));
    if (step.run === undefined) continue;
    const outputs = join(temp, `output-${run.ran.length}`);
    const script = join(temp, `script-${run.ran.length}.sh`);
    writeFileSync(script, step.run);
    writeFileSync(outputs, '');
    const given = fill({ ...job.env, ...step.env }, context);
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      env: {
        ...env,
        PATH: `${join(platform.folder, 'bin')}:${env.PATH}`,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GITHUB_ACTIONS: 'true',
        CI: 'true',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_BASE_REF: event.name === 'pull_request' ? 'main' : '',
        GITHUB_SHA: context.github.sha,
        GITHUB_OUTPUT: outputs,
        GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
        RUNNER_TEMP: temp,
        ...given,
      },
      encoding: 'utf8',
    });
    run.log += done.stdout + done.stderr;
    run.status = done.status ?? 137;
    if (run.status !== 0) break;
    if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(readFileSync(outputs, 'utf8')) };
  }
  const npm = join(temp, 'npm.log');
  return { ...run, npm: existsSync(npm) ? readFileSync(npm, 'utf8').replaceAll(temp, 'TEMP') : '' };
}

/** As actions/checkout does with the whole history and no kept token. */
function checkOut({ upstream }: Platform, workspace: string, given: Record<string, string>): void {
  if (given['persist-credentials'] !== 'false' || given['fetch-depth'] !== '0')
    throw new Error('the checkout keeps its token, or cuts the history off');
  git(workspace, 'init', '-q');
  git(workspace, 'remote', 'add', 'origin', upstream);
  git(workspace, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  git(workspace, 'checkout', '-q', '--force', '--detach', given.ref ?? 'origin/main');
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => (/^(\w+)=(.*)$/.exec(line) ? [line.split('=')] : [])),
  );
}

function fill(given: Data, context: Data): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      String(value).replaceAll(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) =>
        String(evaluate(expression, context) ?? ''),
      ),
    ]),
  );
}

/** The little of the platform’s expressions that the workflows use. */
function evaluate(expression: string, context: Data): unknown {
  const either = expression.split(' || ');
  if (either.length > 1)
    return (
      either.map((part) => evaluate(part, context)).find(truth) ?? evaluate(either.at(-1) ?? '', context)
    );
  const [, left, sign, right] = /^(.*) ([!=]=) (.*)$/.exec(expression) ?? [];
  if (left !== undefined && right !== undefined) {
    const same = (evaluate(left, context) ?? '') === (evaluate(right, context) ?? '');
    return sign === '==' ? same : !same;
  }
  const [, literal] = /^'(.*)'$/.exec(expression) ?? [];
  if (literal !== undefined) return literal;
  return expression.split('.').reduce<unknown>((here, name) => (here as Data | undefined)?.[name], context);
}

function truth(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}

/** What the platform shows: the comments of the pull request, the statuses of commits. */
export function shown({ folder }: Platform): {
  readonly comments: readonly { readonly user: { readonly login: string }; readonly body: string }[];
  readonly statuses: readonly { readonly sha: string; readonly state: string; readonly context: string }[];
} {
  const load = (name: string) => JSON.parse(readFileSync(join(folder, 'api', name), 'utf8'));
  return { comments: load('comments.json'), statuses: load('statuses.json') };
}
