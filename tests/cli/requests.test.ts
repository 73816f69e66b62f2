import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands, exampleBook, git, newFolder, runLine, snapshot } from './sandbox.ts';

let book: string;
beforeAll(() => {
  book = exampleBook();
});

/** A wrong request, what is wrong with it, and the closest that is right. */
const wrong: readonly [line: string, error: string, hint: string][] = [
  ['valdate', '"valdate" is not a command', 'did you mean: grantbook validate'],
  ['delete R-002', '"delete" is not a command', 'did you mean: grantbook remove ID'],
  ['risk add x', '"add" is not a step of a risk', 'the verb comes first; try: grantbook add risk'],
  [
    'risks',
    '"risks" is not a command',
    'if "risks" is a registry, try: grantbook list risks; all commands: grantbook --help',
  ],
  ['D1.2', '"D1.2" is not a command', '"D1.2" looks like an id; try: grantbook show D1.2'],
  [
    '-C . frob',
    '"frob" is not a command',
    'if "frob" is a registry, try: grantbook list frob; all commands: grantbook --help',
  ],
  ['help valdate', '"valdate" is not a command', 'did you mean: grantbook validate'],
  ['list risk-s', 'there is no registry "risk-s"', 'did you mean "risks"?'],
  ['list delivrables', 'there is no registry "delivrables"', 'did you mean "deliverables"?'],
  ['show risks', '"risks" is a registry, not a record', 'try: grantbook list risks'],
  ['show R-03', 'no record has the id "R-03"', 'did you mean R-003, R-013?'],
  ['add partner "A name"', 'a partner needs an id', 'add id=…'],
  ['add risk x id=R-002', '"R-002" is taken already', 'see: grantbook show R-002'],
  ['add deliverable x', 'the id of a deliverable is made of wp', 'add wp=…'],
  ['set R-002 likelyhood=3', '"likelyhood" is not a field of a risk', 'did you mean "likelihood"?'],
  ['set R-002 likelihood=high', '"high" is not a whole number for "likelihood"', 'for example: likelihood=3'],
  [
    'set R-002 likelihood',
    '"likelihood" is not FIELD=VALUE',
    'write FIELD=VALUE, FIELD+=ITEM, FIELD-=ITEM, or FIELD= to clear',
  ],
  ['set R-002 owner+=P-003', '"owner" is not a list', 'set it as a whole: owner=VALUE'],
  ['set R-002 likelihood=2 likelihood=3', '"likelihood" is given twice', 'leave out one of the two'],
  ['set R-002', 'CHANGES is missing', 'write: grantbook set ID CHANGES…; more: grantbook set --help'],
  ['render D1.2', 'ID is missing', 'write: grantbook render TEMPLATE ID; more: grantbook render --help'],
  ['show R-999', 'no record has the id "R-999"', 'see the ids with: grantbook list risks'],
  ['status --partner NOBODY', 'no record has the id "NOBODY"', 'see the ids with: grantbook list partners'],
  [
    'add action Send the template',
    '"the" is not FIELD=VALUE, and the text is "Send" already',
    'put quotes around a text with spaces, and give each field as FIELD=VALUE',
  ],
  [
    'set WP1 id=WP11',
    'the id of a work-package does not change: everything that refers to WP1 would be lost',
    'add a record with the new id, change the references, then: grantbook remove WP1',
  ],
  ['move D4.1', 'which step is D4.1 to take?', 'steps: send_back, approve, cancel'],
  [
    'move D4.1 aprove',
    '"aprove" is not a step of a deliverable',
    'did you mean: grantbook move D4.1 approve',
  ],
  [
    'move D4.1 submitted',
    '"submitted" is not a step of a deliverable',
    'did you mean: grantbook move D4.1 submit',
  ],
  ['move P-001 leave', 'a person has no lifecycle', 'change it with: grantbook set P-001 FIELD=VALUE'],
  ['list risks --where impcat=3', '"impcat" is not a field of risks', 'did you mean "impact"?'],
  [
    'list risks --where impact',
    '"impact" is not a condition',
    'write FIELD=VALUE, !=, >, <, >=, <= or ~, joined by "and"',
  ],
  ['list risks --columns id,tilte', '"tilte" is not a field of risks', 'did you mean "title"?'],
  [
    'list risks --json --format csv',
    '--json and --format csv contradict each other',
    'leave out one of the two',
  ],
  [
    'list risks --where status=clsed',
    '"clsed" is not a value that "status" can have',
    'did you mean "closed"?',
  ],
  [
    'list meetings --where format!=telepathy',
    '"telepathy" is not a value that "format" can have',
    'use one of: in_person, online, hybrid',
  ],
  ['validate --sinc HEAD', '"--sinc" is not an option of grantbook validate', 'did you mean: --since?'],
  ['--sinc', '"--sinc" is not an option of grantbook', 'see: grantbook --help'],
  [
    'validate extra',
    'there is a word too many for grantbook validate',
    'write: grantbook validate; a text with spaces needs quotes; more: grantbook validate --help',
  ],
  [
    'validate --format xml',
    '"xml" is not a choice for "--format"',
    'use one of: text, json, github, gitlab, sarif, junit, checkstyle, comment; more: grantbook validate --help',
  ],
  [
    'validate -f jsn',
    '"jsn" is not a choice for "--format"',
    'did you mean: --format json; more: grantbook validate --help',
  ],
  ['validate --since', '"--since" needs a value', 'write: --since <ref>; more: grantbook validate --help'],
  ['status --partner ENSIEE', 'no record has the id "ENSIEE"', 'did you mean ENSIE?'],
  [
    'list risks --today 2023-02-30',
    '"2023-02-30" is not a date',
    'write it as YYYY-MM-DD: --today 2023-11-01',
  ],
  [
    'explain references/unknown',
    'there is no code "references/unknown"',
    'did you mean references/unknown-id?',
  ],
  ['explain required', 'there is no code "required"', 'did you mean schema/required?'],
  ['explain frob', 'there is no code "frob"', 'list them with: grantbook explain'],
  ['render delivrable D1.2', 'there is no template "delivrable"', 'did you mean "deliverable"?'],
  [
    'render deliverable WP1',
    'the template "deliverable" is for deliverables; WP1 is in work-packages',
    'see: grantbook list deliverables',
  ],
  ['completion tcsh', '"tcsh" is not a shell grantbook knows', 'use one of: bash, zsh, fish'],
  ['save notes.txt', '"notes.txt" was not edited', 'no file of the book was edited'],
];

describe('a wrong request gets one line of error, one of hint, and exit code 2', () => {
  test.each(wrong)('grantbook %s', async (line, error, hint) => {
    expect(await runLine(book, `grantbook ${line}`)).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${error}\nhint: ${hint}\n`,
    });
  });

  test('no command at all: the help, and what was missing', async () => {
    const { status, stdout, stderr } = await runLine(book, 'grantbook');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^Usage: grantbook [\s\S]*\nerror: no command was given\nhint: see: grantbook --help\n$/,
    );
  });

  test('and nothing was touched by any of them', async () => {
    const before = snapshot(book);
    await runLine(book, 'grantbook set R-002 likelyhood=3; grantbook move D4.1 aprove; grantbook add riks x');
    expect(snapshot(book)).toEqual(before);
  });
});

describe('what is missing around the book gets exit code 3, and leaves it as it was', () => {
  const cases: readonly [what: string, lines: readonly string[], error: string, hint: string][] = [
    [
      'no git',
      ['validate', 'set R-002 likelihood=5', 'save', 'init ../new --example'].map(
        (line) => `PATH=${newFolder()} ${commands}/grantbook ${line}`,
      ),
      'git is not installed, or not on the PATH',
      'install git 2.36 or later: https://git-scm.com/downloads',
    ],
    [
      'no identity',
      ['set R-002 likelihood=5', 'init ../new --example'].map(
        (line) => `GIT_CONFIG_GLOBAL=/dev/null grantbook ${line}`,
      ),
      'git does not know who you are',
      'git config --global user.name "Your Name" && git config --global user.email "you@example.org"',
    ],
  ];

  test.each(cases)('%s', async (...[, lines, error, hint]) => {
    const before = snapshot(book);
    for (const line of lines)
      expect(await runLine(book, line), line).toEqual({
        status: 3,
        stdout: '',
        stderr: `error: ${error}\nhint: ${hint}\n`,
      });
    expect(snapshot(book)).toEqual(before);
    expect(existsSync(join(book, '../new'))).toBe(false);
  });

  test('no repository: what is recorded nowhere is not changed, reading works', async () => {
    const plain = join(newFolder(), 'plain');
    cpSync(book, plain, { recursive: true, filter: (path) => !path.endsWith('/.git') });
    const before = snapshot(plain);
    const stderr = `error: "${plain}" is not in a git repository\nhint: the audit trail needs git: run git init, then git add and git commit\n`;
    for (const line of [
      'set R-002 likelihood=5',
      'save',
      'log R-002',
      'validate --at HEAD',
      'render deliverable D1.2',
    ])
      expect(await runLine(plain, `grantbook ${line}`), line).toEqual({ status: 3, stdout: '', stderr });
    expect(await runLine(plain, 'grantbook list risks --format ids | head -1')).toEqual({
      status: 0,
      stdout: 'R-001\n',
      stderr: '',
    });
    expect((await runLine(plain, 'grantbook status')).stdout).toContain(
      '\nnot in a git repository: nothing is recorded\n',
    );
    expect(snapshot(plain)).toEqual(before);
  });

  test('a bare repository, and a folder that is no book', async () => {
    const bare = join(newFolder(), 'bare.git');
    git(book, 'clone', '--quiet', '--bare', '.', bare);
    const hint = 'hint: a book has the folders project-data and schemas; make one with: grantbook init DIR\n';
    for (const folder of [bare, newFolder()])
      expect(await runLine(folder, 'grantbook validate')).toEqual({
        status: 3,
        stdout: '',
        stderr: `error: there is no book in "${folder}" or above it\n${hint}`,
      });
  });
});
