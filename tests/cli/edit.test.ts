import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  bundle,
  copyOf,
  env,
  exampleBook,
  expectTranscript,
  installed,
  lastCommit,
  newFolder,
  read,
  runLine,
  snapshot,
  TODAY,
  write,
} from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const RISKS = 'project-data/risks.yaml';

describe('edit, where nobody can be asked', () => {
  test('commits a good edit of the record alone', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ EDITOR='sed -i s/Prices/Costs/' grantbook edit R-015 -m "a clearer word"
      R-015 title: Prices rise → Costs rise
      ! committed OID  risk R-015: edit
      $ EDITOR=true grantbook edit R-015
      ! nothing was changed
      $ VISUAL="sed -i s/Costs/Prices/" EDITOR=false grantbook edit R-015
      R-015 title: Costs rise → Prices rise
      ! committed OID  risk R-015: edit
      `,
    );
    expect(lastCommit(book)).toEqual({
      files: [RISKS],
      lines: ['-  title: Costs rise', '+  title: Prices rise'],
    });
  });

  test('refuses a mistake, an empty text and an editor that fails, and changes nothing', async () => {
    const book = copyOf(clean);
    const before = snapshot(book);
    await expectTranscript(
      book,
      `
      $ EDITOR='sed -i s/reduce/redcue/' grantbook edit R-002
      project-data/risks.yaml:63:13 error schema/choice "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share; hint: did you mean "reduce"?
      ! refused: nothing was changed
      [1]
      $ EDITOR='sed -i d' grantbook edit R-002
      ! error: the text is empty; nothing was changed
      ! hint: to remove it: grantbook remove R-002
      [2]
      $ EDITOR=false grantbook edit R-002
      ! error: the editor "false" did not end well
      ! hint: set VISUAL or EDITOR to an editor that waits until you close the file: export EDITOR=nano
      [3]
      $ EDITOR='touch /dev/null; sed -i s/reduce/accept/' grantbook edit R-002 --dry-run
      R-002 strategy: reduce → accept
      ! nothing was written (--dry-run); the commit would say:
      !
      !     risk R-002: edit
      !
      !     Record: R-002
      !     Registry: risks
      `,
    );
    expect(snapshot(book)).toEqual(before);
  });
});

/** Runs the command in a terminal of its own, as a person sees it. */
function inTerminal(book: string, args: readonly string[], extra: Readonly<Record<string, string>>): Answer {
  const script = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
while True:
    try:
        said = os.read(terminal, 65536)
    except OSError:
        break
    if not said:
        break
    sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
  const { status, stdout, stderr } = spawnSync(
    'python3',
    ['-c', script, process.execPath, bundle, '--today', TODAY, ...args],
    {
      cwd: book,
      env: { ...env, NO_COLOR: '', TERM: 'xterm', ...extra },
      encoding: 'utf8',
      input: '',
      timeout: 60_000,
    },
  );
  return { status, stdout: stdout.replaceAll('\r\n', '\n'), stderr };
}

/** Writes an editor that keeps each text it is given, and runs the commands on the file one after the other. */
function editor(steps: readonly string[]): { readonly command: string; readonly seen: () => string[] } {
  const folder = newFolder();
  const cases = steps.map((step, i) => `${i}) ${step} ;;`).join('\n');
  write(folder, {
    'editor.sh': `n=$(ls "${folder}" | grep -c yaml)\ncp "$1" "${folder}/$n.yaml"\ncase $n in\n${cases}\nesac\n`,
  });
  const texts = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  return {
    command: `sh ${join(folder, 'editor.sh')}`,
    seen: () => texts().map((name) => read(folder, name)),
  };
}

describe.skipIf(!installed('python3'))('in a terminal', () => {
  test('edit opens again with the findings as comments, until it is right', () => {
    const book = copyOf(clean);
    const { command, seen } = editor([
      'sed -i "s/strategy: .*/strategy: redcue/; s/owner: .*/owner: P-999/" "$1"',
      'sed -i "s/redcue/accept/" "$1"',
      'sed -i "s/P-999/P-004/" "$1"',
    ]);
    const { status, stdout } = inTerminal(book, ['edit', 'R-002', '-m', 'agreed'], { EDITOR: command });
    const [first = '', second = '', third = ''] = seen();
    expect(first).toMatch(/^- id: R-002\n/);
    expect(second.split('\n').slice(0, 4)).toEqual([
      '#! This cannot be saved yet. Correct it, or close without a change to give up.',
      '#! owner: P-999  <- "P-999" is not in people (see: grantbook list people)',
      '#! strategy: redcue  <- "redcue" is not one of avoid, reduce, transfer_share, accept, exploit, enhance, share (did you mean "reduce"?)',
      '- id: R-002',
    ]);
    expect(third.split('\n').slice(1, 3)).toEqual([
      '#! owner: P-999  <- "P-999" is not in people (see: grantbook list people)',
      '- id: R-002',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/R-002 owner: P-003 → P-004\nR-002 strategy: reduce → accept\n.*committed/);
    expect(lastCommit(book).lines).toEqual([
      '-  owner: P-003',
      '-  strategy: reduce',
      '+  owner: P-004',
      '+  strategy: accept',
    ]);
    expect(read(book, RISKS)).not.toContain('#!');
  });

  test('edit gives up where the text is closed without a correction', () => {
    const book = copyOf(clean);
    const before = snapshot(book);
    const { command, seen } = editor(['sed -i "s/strategy: .*/strategy: redcue/" "$1"', 'true']);
    const { status, stdout } = inTerminal(book, ['edit', 'R-002'], { EDITOR: command });
    expect({ status, stdout, opened: seen().length }).toEqual({
      status: 1,
      stdout: 'given up: R-002 was not changed\n',
      opened: 2,
    });
    expect(snapshot(book)).toEqual(before);
  });

  test('findings come with the line they speak of, in colour; NO_COLOR and --no-color take the colour away', () => {
    const bold = /\x1b\[1mproject-data\/risks\.yaml:59:15\x1b/;
    const args = ['set', 'R-002', 'likelihood=9'];
    expect(inTerminal(clean, args, {}).stdout).toMatch(bold);
    const plain =
      'project-data/risks.yaml:59:15 error schema/limit\n  "9" is more than 5\n  59 |   likelihood: 9\n     |               ^\n\nrefused: nothing was changed\n';
    expect(inTerminal(clean, args, { NO_COLOR: '1' }).stdout).toBe(plain);
    expect(inTerminal(clean, [...args, '--no-color'], {}).stdout).toBe(plain);
  });

  test('CI=true asks nothing, even in a terminal', () => {
    const { status, stdout } = inTerminal(newFolder(), ['init', 'new', '--acronym', 'X'], { CI: 'true' });
    expect(status).toBe(2);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'a new book needs --title, --grant, --start, --months, --coordinator, --country',
    );
  });
});

test('without a terminal there is no colour, whatever the terminal is said to be', async () => {
  const { stdout, stderr } = await runLine(
    clean,
    'grantbook set R-002 likelihood=9; grantbook list risks; grantbook show R-002',
    {
      NO_COLOR: '',
      TERM: 'xterm-256color',
      FORCE_COLOR: '1',
    },
  );
  expect(stdout + stderr).not.toContain('\x1b');
});
