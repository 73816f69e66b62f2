import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { FORMATS } from '../report/format-names.ts';
import { plainCheck, printKept } from '../validate/kept-verdict.ts';
import { COMMENT, refuseMixed } from '../validate/refuse-mixed.ts';

/** `grantbook validate`: checks a book, or a commit of it. */
export const validateCommand: Command = {
  name: 'validate',
  summary: 'check every registry, schema and template',
  args: [],
  options: [
    {
      flags: '--since <ref>',
      description: 'judge changes of state against where this branch left it, instead of HEAD',
    },
    { flags: '--at <ref>', description: 'check the book as it was at a commit' },
    { flags: '--staged', description: 'check what is staged (git add), not what the files hold now' },
    {
      flags: '--range <a..b>',
      description:
        'check what a branch adds to its target as a gate does: the target’s schemas, settings and people judge',
    },
    { flags: '--each', description: 'with --range: commit by commit, and then what the merge would hold' },
    {
      flags: '--actor <login>',
      description:
        'with --range: who submits it, as the platform says, by an account of the people registry (or GRANTBOOK_ACTOR)',
    },
    {
      flags: '--paranoid',
      description: 'read every record with both YAML readers, and compare what they read',
    },
    {
      flags: '--restricted <dir>',
      description: 'check the restricted book beside it as well, and both together',
    },
    {
      flags: '--changed [ref]',
      description:
        'show what the change since a commit touches, HEAD if none is named, and count the rest: what it brings in, and what stands on the records it changes',
    },
    {
      flags: '-f, --format <name>',
      description: `${FORMATS.join(', ')}; with --range also comment: what is said on a pull request`,
      choices: [...FORMATS, COMMENT],
    },
    {
      flags: '--links <url>',
      description:
        'with --format comment: where a file at a commit is read, such as https://github.com/us/book/blob',
    },
    {
      flags: '--summary <file>',
      description:
        'add a page of Markdown to a file outside the book (for github: to the one that GITHUB_STEP_SUMMARY names)',
    },
  ],
  reads: 'schemas, project-data, templates; the commit compared with; with --staged git’s index',
  writes: 'nothing in the book, ever; the page of --summary outside it',
  exits: [
    '0 nothing to mend',
    '1 findings that block: errors, as project.yaml and the known findings have them',
    '2 wrong request',
    '3 could not check: no book, no such commit, a broken schema',
    '5 the book needs a newer grantbook',
    '70 --paranoid found that the two YAML readers disagree: a bug of grantbook',
  ],
  examples: [
    ['grantbook validate', 'check what you have now; changes of state are judged against your last commit'],
    [
      'grantbook validate --since origin/main --format github',
      'check a branch in CI, with annotations on its lines',
    ],
    ['grantbook validate --restricted ../restricted', 'check both books, and that they agree'],
    ['grantbook validate --staged', 'check what git commit would commit now'],
    ['grantbook validate --at v1.0', 'check the book as it was at a tag'],
    [
      'grantbook validate --range origin/main..HEAD --each --actor github:hanne-lindemaar',
      'check every commit of a pull request that this account opened, by who signed or submitted it',
    ],
    ['grantbook validate --changed', 'see what your edits bring in or touch, and nothing else'],
    [
      'grantbook validate --range origin/main..HEAD --format sarif > findings.sarif',
      'for GitHub’s code scanning; gitlab, junit and checkstyle are for other platforms',
    ],
    [
      'grantbook validate --today 2023-11-20',
      'find as well what is late on that day; without a day the answer is the same every day',
    ],
  ],
  run: runCheck,
};

/** A book that is as it was when it was last checked is not checked again: what was found then is printed. */
async function runCheck(context: Context, input: Input): Promise<number> {
  refuseMixed(input);
  const plain = plainCheck(context, input);
  const kept = plain && (await printKept(plain, context, input));
  if (kept !== undefined) return kept;
  const { runValidate } = await import('../validate/run-validate.ts');
  return runValidate(context, input, plain);
}
