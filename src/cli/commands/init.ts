import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { readIdentity } from '../../io/git/identity.ts';
import { liesInRepository, makeBook, refuseFull } from '../../io/make-book.ts';
import { packageFiles, shippedFiles } from '../../io/package-files.ts';
import { resolvePath } from '../../io/resolve-path.ts';
import { prompt } from '../../io/terminal.ts';
import { CI_CHOICES, ciFiles } from '../../procedures/ci/ci-files.ts';
import { exampleBook, type NewProject, newBook, withFiles } from '../../procedures/new-book.ts';
import { withVersion } from '../../procedures/upgrade/version-files.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Asking, askProject, QUESTIONS } from '../ask-project.ts';
import { answerChecker, errorsOf } from '../check-answer.ts';
import { type Command, EXIT, flag, type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { endCutOffIn } from '../end-what-was-cut-off.ts';
import { plural, printFindings } from '../print-findings.ts';

/** `grantbook init DIR`: makes a new book. */
export const initCommand: Command = {
  name: 'init',
  summary: 'make a new book',
  args: [{ name: 'dir', description: 'the folder to make it in: new, or empty' }],
  options: [
    { flags: '--example', description: 'the B-WISE book, with all its records' },
    { flags: '--acronym <text>', description: 'the project’s acronym' },
    { flags: '--title <text>', description: 'its full title' },
    { flags: '--grant <number>', description: 'its grant agreement number' },
    { flags: '--start <date>', description: 'its first day (YYYY-MM-DD)' },
    { flags: '--months <number>', description: 'its duration in months' },
    { flags: '--coordinator <id>', description: 'the coordinating organisation’s short name' },
    { flags: '--country <code>', description: 'the coordinator’s country, two letters' },
    { flags: '--governance <profile>', description: 'how its bodies meet and decide (desca-large)' },
    { flags: '--reviews <profile>', description: 'how its deliverables are reviewed (custom)' },
    {
      flags: '--ci <platform>',
      description: 'who checks pull requests: github, gitlab, both (if nothing is said) or none',
      choices: CI_CHOICES,
    },
  ],
  reads: 'the schemas and templates that come with grantbook; who you are, from git',
  writes:
    'schemas, templates, project-data, what CI runs, git and editor settings; a repository with a first commit',
  exits: [
    '0 made',
    '1 what was given makes no valid book',
    '2 wrong request, or the folder is not empty',
    '3 no git, no identity',
  ],
  examples: [
    ['grantbook init b-wise --example', 'try everything on a real project'],
    [
      'grantbook init care4 --acronym CARE4 --title "Skills for care" --grant 101234567 --start 2025-01-01 --months 36 --coordinator ACME --country AT',
      'a new book without questions; on a terminal what is missing is asked for',
    ],
  ],
  run: runInit,
};

async function runInit(context: Context, input: Input): Promise<number> {
  const { out, globals } = context;
  const folder = resolvePath(input.args[0] ?? '', globals.directory);
  if (!globals.dryRun) await endCutOffIn(folder, out);
  refuseFull(folder);
  refuseContradiction(input);
  const shipped = shippedFiles(context.packageFolder);
  const identity = readIdentity(globals.directory);
  const asking: Asking = {
    given: (option) => textOption(input, option),
    ask: globals.input ? prompt : undefined,
    check: answerChecker(shipped, identity),
    say: out.warn,
  };
  const inside = await liesInRepository(folder);
  const ci = ciOf(input, { inside, version: globals.version });
  const made = flag(input, 'example')
    ? exampleBook(shipped, new Map([...packageFiles('project-data'), ...packageFiles('evidence')]))
    : newBook(shipped, { ...(await askProject(asking)), ...profilesOf(input), coordinatorPerson: identity });
  const contents = withFiles(withVersion(made, { shipped, version: globals.version }), ci);
  const { findings, workspace } = await errorsOf(contents);
  if (findings.length > 0) {
    printFindings({ findings, files: workspace.files }, 'text', context);
    out.warn(`no book was made${optionsOf(findings)}\n`);
    return EXIT.findings;
  }
  if (globals.dryRun) {
    for (const path of contents.keys()) out.data(`${path}\n`);
    return EXIT.clean;
  }
  const { oid } = await makeBook({ folder, contents, message: 'init: make the book\n' });
  out.talk(
    `made a book of ${plural(workspace.entries.size, 'record')} in ${showLine(folder)}, commit ${oid.slice(0, 10)}\n`,
  );
  const next = inside ? 'grantbook ci write' : 'grantbook status';
  out.talk(`next: cd ${showLine(input.args[0] ?? '')} && ${next}\n`);
  return EXIT.clean;
}

/** Which of the answers the findings speak of: nobody has seen the files that they name. */
function optionsOf(findings: readonly Diagnostic[]): string {
  const questions = QUESTIONS.filter(({ field }) =>
    findings.some((finding) => `${finding.registry}.${finding.field}` === field),
  );
  return questions.length === 0
    ? ''
    : `; put right: ${questions.map(({ option }) => `--${option}`).join(', ')}`;
}

function refuseContradiction(input: Input): void {
  const given = [...QUESTIONS.map(({ option }) => option), 'governance', 'reviews'].filter(
    (option) => textOption(input, option) !== undefined,
  );
  if (flag(input, 'example') && given.length > 0)
    throw new RequestError(
      `--example brings its own project: --${given[0]} contradicts it`,
      'leave out one of the two',
    );
}

type Making = { readonly inside: boolean; readonly version: string };

/** Returns what CI runs for a new book. What stands at the top of a repository is not put there by a book within it. */
function ciOf(input: Input, { inside, version }: Making): ReadonlyMap<string, string> {
  const asked = CI_CHOICES.find((each) => each === textOption(input, 'ci'));
  const choice = asked ?? (inside ? 'none' : 'both');
  if (inside && choice !== 'none')
    throw new RequestError(
      'the book becomes a part of a repository, at whose top stands what CI runs',
      `make it without --ci; then, in it: grantbook ci write ${choice}`,
    );
  return ciFiles(choice, { version, bookPrefix: '', integrity: '', merge: 'each' });
}

/** The profiles that a new book's settings are taken from. */
function profilesOf(input: Input): Pick<NewProject, 'governance' | 'reviews'> {
  return {
    governance: textOption(input, 'governance') ?? 'desca-large',
    reviews: textOption(input, 'reviews') ?? 'custom',
  };
}
