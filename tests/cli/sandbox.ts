import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect } from 'vitest';
import { type Answer, type Installed, inProcess, plainWords, runInProcess } from './in-process.ts';

export type { Answer } from './in-process.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'grantbook-cli-')));
afterAll(() => runTool('rm', '-rf', home));

export const checkout: string = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const bundle: string = join(checkout, 'dist/grantbook.cjs');
if (!existsSync(bundle)) throw new Error('dist is not built: npm run build');

/** The day on which all of these tests take place. */
export const TODAY = '2023-11-20';

/** A folder of commands that the transcripts use beside those of the machine. */
export const commands: string = join(home, 'bin');
write(home, {
  gitconfig:
    '[user]\n\tname = Hanne Lindemaar\n\temail = hanne.lindemaar@example.org\n[init]\n\tdefaultBranch = main\n',
  // A day makes validate find more: it gets one only where the transcript gives it.
  'bin/grantbook': `#!/bin/sh\ncase " $* " in *" validate "*) ;; *) set -- --today ${TODAY} "$@" ;; esac\nexec "${process.execPath}" "${bundle}" "$@"\n`,
  'bin/as': '#!/bin/sh\nemail=$1; shift\nGIT_AUTHOR_EMAIL=$email GIT_COMMITTER_EMAIL=$email exec "$@"\n',
});
for (const name of readdirSync(commands)) spawnSync('chmod', ['+x', join(commands, name)]);

/** The environment of a command: nobody's own settings, the coordinator of the B-WISE book at work. */
export const env: Readonly<Record<string, string>> = {
  PATH: `${commands}:${process.env.PATH ?? ''}`,
  HOME: home,
  // Compiled code is kept from one test file to the next, as it is between the commands of a user.
  XDG_CACHE_HOME: join(checkout, 'node_modules', '.cache'),
  GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: `${TODAY}T12:00:00+0100`,
  GIT_COMMITTER_DATE: `${TODAY}T12:00:00+0100`,
  TZ: 'Europe/Brussels',
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
};

/** Runs a line of shell in a folder. */
export function sh(folder: string, line: string, extra: Readonly<Record<string, string>> = {}): Answer {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    // What is printed whole, as --json is, is more than the megabyte that Node would stop at.
    maxBuffer: 2 ** 28,
    cwd: folder,
    env: { ...env, ...extra },
    encoding: 'utf8',
    input: '',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

/** Runs git and returns what it says. */
export function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

let example: string | undefined;

/** Returns a fresh copy of the B-WISE book, made by `init --example` once. */
export function exampleBook(): string {
  example ??= makeExample();
  return copyOf(example);
}

function makeExample(): string {
  const made = sh(home, 'grantbook init example --example');
  if (made.status !== 0) throw new Error(made.stderr);
  const book = join(home, 'example');
  git(book, 'repack', '-adq');
  return book;
}

/** Many times faster than what Node has for it: there are hundreds of copies. */
function runTool(name: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(name, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${stderr}`);
}

/** Returns a copy of a folder, with its repository. */
export function copyOf(folder: string): string {
  const copy = join(newFolder(), 'book');
  runTool('cp', '-a', folder, copy);
  return copy;
}

/** Returns a new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(home, 'f-'));
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function link(folder: string, path: string, target: string): void {
  symlinkSync(target, join(folder, path));
}

export function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** Replaces a text that stands once in a file, as somebody does in an editor. */
export function replace(folder: string, path: string, [old, fresh]: readonly [string, string]): void {
  const text = read(folder, path);
  if (text.split(old).length !== 2) throw new Error(`${path} does not hold "${old}" once`);
  write(folder, { [path]: text.replace(old, () => fresh) });
}

/**
 * Plays the commands of a transcript (the lines that begin with `$`) in a book, and expects what
 * they print: standard output as it is, standard error behind `!`, an exit code that is not 0 in
 * brackets. Ids of commits are written as `OID`, digests of files as `DIGEST`, those of keys as `SHA256:KEY`, the
 * sandbox as `~`, how many records and registries a book has as `N`: the book grows. A plain command runs within this process, which is many times
 * faster, unless PROCESSES=1 asks for real ones. With UPDATE_TRANSCRIPTS=1 the test's file is written anew with what was
 * printed: to be read like code before it is committed. Another version of the program may play it: always within this process.
 */
export async function expectTranscript(
  book: string,
  transcript: string,
  installed?: Installed,
): Promise<void> {
  const wanted = dedent(transcript);
  const played: string[] = [];
  playing++;
  for (const line of wanted.filter((each) => each.startsWith('$ ')))
    played.push(line, ...(await play(book, line, installed)));
  playing--;
  while (played.at(-1) === '') played.pop();
  const same = played.join('\n') === wanted.join('\n');
  if (!same && process.env.UPDATE_TRANSCRIPTS === '1') updateTranscript(transcript, played);
  else expect(played.join('\n')).toBe(wanted.join('\n'));
}

/** A transcript that a test does not wait for would be no test. */
let playing = 0;
afterEach(() => {
  if (playing > 0) throw new Error('a transcript was not waited for: await expectTranscript(…)');
});

function updateTranscript(transcript: string, played: readonly string[]): void {
  const file = expect.getState().testPath ?? '';
  const indent = /^\n?( *)/.exec(transcript)?.[1] ?? '';
  const tail = /\n *$/.exec(transcript)?.[0] ?? '';
  const fresh = `\n${played.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}${tail}`;
  const inSource = (text: string) => text.replaceAll(/\\|`|\$\{/g, (each) => `\\${each}`);
  const source = readFileSync(file, 'utf8');
  if (!source.includes(inSource(transcript)))
    throw new Error(`${file} does not hold the transcript as it is played`);
  writeFileSync(
    file,
    source.replace(inSource(transcript), () => inSource(fresh)),
  );
}

/** Runs a line: within this process where it is a plain command, by a shell where it asks for one. */
export async function runLine(
  folder: string,
  line: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const words = inProcess ? plainWords(line) : undefined;
  const [command, ...args] = words?.[0] === 'as' ? words.slice(2) : (words ?? []);
  if (command !== 'grantbook' || !sameMachine(extra)) return sh(folder, line, extra);
  const email = words?.[0] === 'as' ? words[1] : undefined;
  const by = email === undefined ? {} : { GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_EMAIL: email };
  // As in bin/grantbook above.
  const dated = args.includes('validate') ? args : ['--today', TODAY, ...args];
  return runInProcess(dated, { folder, env: { ...env, ...by, ...extra }, today: TODAY });
}

/** Runs a plain command of another version of the program, or any other line by a shell. */
export async function runInstalled(folder: string, line: string, installed: Installed): Promise<Answer> {
  const [command, ...args] = plainWords(line) ?? [];
  if (command !== 'grantbook') return sh(folder, line);
  const dated = args.includes('validate') ? args : ['--today', TODAY, ...args];
  return runInProcess(dated, { folder, env, today: TODAY, installed });
}

/** What steers Node itself, or its colours, counts only from the start of a process. */
function sameMachine(extra: Readonly<Record<string, string>>): boolean {
  return Object.keys(extra).every((name) => /^(GIT_|EDITOR$|VISUAL$|CI$|COLUMNS$|HOME$)/.test(name));
}

async function play(book: string, line: string, installed?: Installed): Promise<string[]> {
  const { status, stdout, stderr } = await (installed
    ? runInstalled(book, line.slice(2), installed)
    : runLine(book, line.slice(2)));
  const said = linesOf(stderr).map((each) => `! ${each}`.trimEnd());
  return [...linesOf(stdout), ...said, ...(status === 0 ? [] : [`[${status}]`])].map((each) =>
    each
      .replaceAll(home, '~')
      .replaceAll(/\b[0-9a-f]{10}\b/g, 'OID')
      .replaceAll(/\b(?<!v1:)sha256:[0-9a-f]{64}\b/g, 'sha256:DIGEST')
      .replaceAll(/\bSHA256:[A-Za-z0-9+/]{43}/g, 'SHA256:KEY')
      .replaceAll(/\b[1-9]\d* records in [1-9]\d* registries/g, 'N records in N registries')
      .replaceAll(/\ba book of [1-9]\d* records/g, 'a book of N records'),
  );
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function dedent(text: string): string[] {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}

/** Returns every file of a folder with a digest of its bytes, git's own files among them. */
export function snapshot(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).sort().flatMap((path) => {
    const stats = lstatSync(join(folder, path));
    if (stats.isDirectory()) return [];
    const content = stats.isSymbolicLink()
      ? readlinkSync(join(folder, path))
      : readFileSync(join(folder, path));
    return [`${path} ${stats.mode.toString(8)} ${createHash('sha1').update(content).digest('hex')}`];
  });
}

/** Returns the lines that the last commit takes away and adds, and the files it touches. */
export function lastCommit(book: string): { readonly files: string[]; readonly lines: string[] } {
  const files = linesOf(git(book, 'show', '--format=', '--name-only'));
  const lines = linesOf(git(book, 'show', '--format=', '--unified=0')).filter((line) =>
    /^[+-](?![+-]{2} )/.test(line),
  );
  return { files, lines };
}

/** Whether a program is there; where it is not, says that its tests were not run. */
export function installed(program: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (!found) console.log(`NOT RUN: what needs ${program}, which is not installed here`);
  return found;
}
