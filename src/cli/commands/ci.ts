import { RequestError } from '../../base/request-error.ts';
import type { CiChoice, CiChosen } from '../../procedures/ci/ci-files.ts';
import { MERGE_WAYS } from '../../procedures/ci/yaml-text.ts';
import { PLATFORMS } from '../../procedures/platform/platform-files.ts';
import { checkCi } from '../ci/check.ts';
import { writeCi } from '../ci/write.ts';
import { type Command, formatOption, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';

const ACTIONS = ['write', 'check'];
const NAMED = [...PLATFORMS, 'both'] as const;
const FORMATS = ['text', 'json', 'github'] as const;

/** `grantbook ci ACTION`: the jobs that have pull requests checked on GitHub and GitLab. */
export const ciCommand: Command = {
  name: 'ci',
  summary: 'have GitHub or GitLab check every pull request, and say on it what was found',
  args: [
    { name: 'action', description: 'write or check', choices: ACTIONS },
    {
      name: 'platform',
      description: 'of write: github, gitlab or both; without it those that are there, else both',
      optional: true,
      choices: NAMED,
    },
  ],
  options: [
    {
      flags: '--integrity <digest>',
      description:
        'of write: sha512-…, as npm view grantbook dist.integrity prints it: another package is refused',
    },
    {
      flags: '--merge <way>',
      description:
        'of write: each (every commit is judged; the default) or squash (the branch is judged as one)',
      choices: MERGE_WAYS,
    },
    { flags: '-f, --format <name>', description: 'of check: text, json or github', choices: FORMATS },
  ],
  reads: 'what CI runs: .github/workflows and .gitlab-ci.yml at the top of the repository',
  writes: 'of write: these files, in one commit; of check: nothing',
  exits: [
    '0 written, or as this version makes them and safe',
    '1 check: out of date, unsafe, or nothing is there',
    '2 a wrong request, or a file was changed by hand: it is not overwritten',
    '3 no book, no git, or a file is a symbolic link',
    '4 changed underneath or locked: try again',
  ],
  examples: [
    ['grantbook ci write github', 'a gate for every pull request, and a comment on it from a job of its own'],
    [
      'grantbook ci write github --merge squash',
      'where partners edit on the web and pull requests are merged as one commit',
    ],
    ['grantbook ci check', 'are they as this version makes them, and is what was changed in them safe?'],
  ],
  run: runCi,
};

async function runCi(context: Context, input: Input): Promise<number> {
  const [action = '', platform, ...more] = input.args;
  const format = formatOption(input, context.globals);
  const chosen = chosenIn(input);
  if (action === 'check' && platform === undefined && Object.keys(chosen).length === 0)
    return checkCi(context, asFormat(format));
  if (action !== 'write' || more.length > 0)
    throw new RequestError(
      `"${input.args.join(' ')}" is nothing to do with what CI runs`,
      'use one of: grantbook ci write, grantbook ci check',
    );
  if (format !== undefined) throw new RequestError('--format means nothing to ci write', 'leave it out');
  return writeCi(context, { choice: asChoice(platform), chosen });
}

/** What is chosen for the jobs that are written. */
function chosenIn(input: Input): Partial<CiChosen> {
  const [integrity, way] = [textOption(input, 'integrity'), textOption(input, 'merge')];
  if (integrity !== undefined && !/^sha512-[\w+/]{86}==$/.test(integrity))
    throw new RequestError(
      `"${integrity}" is no integrity of a package`,
      'it begins with sha512-; ask for it: npm view grantbook dist.integrity',
    );
  const merge = MERGE_WAYS.find((each) => each === way);
  return { ...(integrity !== undefined && { integrity }), ...(merge && { merge }) };
}

/** What is no choice was refused before. */
function asFormat(name: string | undefined): (typeof FORMATS)[number] {
  return FORMATS.find((each) => each === name) ?? 'text';
}

function asChoice(name: string | undefined): CiChoice | undefined {
  const choice = NAMED.find((each) => each === name);
  if (choice !== undefined || name === undefined) return choice;
  throw new RequestError(`there are no jobs for "${name}"`, `use ${NAMED.join(', ')}`);
}
