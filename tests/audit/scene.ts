import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyOf, env, exampleBook, git, newFolder, read, runLine, write } from '../cli/sandbox.ts';
import { hasProgram } from '../support/has-program.ts';
import { sshKey, type TestKey } from '../support/signing.ts';

export const ACTIONS = 'project-data/actions.yaml';
export const RISKS = 'project-data/risks.yaml';
export const D41 = 'project-data/deliverables/D4.1.yaml';
export const PEOPLE = 'project-data/people.yaml';
export const SCHEMA = 'schemas/deliverables.schema.json';

/** Whether commits can be signed here. */
export const signs: boolean = hasProgram('ssh-keygen');

/** A copy of the book with a history, and a folder beside it: the second place, keys. */
export type Scene = { readonly book: string; readonly beside: string };

/** The keys of the scenes: the coordinator's, which the book lists, her key before that, and somebody's whom it does not know. */
export type Keys = { readonly hanne: TestKey; readonly former: TestKey; readonly stranger: TestKey };

let made: { readonly scene: Scene; readonly keys: Keys | undefined } | undefined;

/** Returns a fresh copy of a B-WISE book with a made history: by commands, by hand, with a merge, a baseline, a tag, two anchors. */
export async function newScene(): Promise<Scene> {
  made ??= await makeScene();
  const beside = join(newFolder(), 'beside');
  spawnSync('cp', ['-a', made.scene.beside, beside]);
  return { book: copyOf(made.scene.book), beside };
}

/** Removes a scene that was played: all of them at the end would take long. */
export function endScene({ book, beside }: Scene): void {
  for (const folder of [book, beside]) rmSync(dirname(folder), { recursive: true, force: true });
}

/** Returns the keys that the scenes are signed with. */
export function keysOf(): Keys {
  if (!made?.keys) throw new Error('no scene was made, or there is no ssh-keygen');
  return made.keys;
}

async function makeScene(): Promise<NonNullable<typeof made>> {
  const scene = { book: exampleBook(), beside: join(newFolder(), 'beside') };
  spawnSync('mkdir', [scene.beside]);
  const { book } = scene;
  const keys = signs
    ? {
        hanne: sshKey(scene.beside, 'hanne'),
        former: sshKey(scene.beside, 'former'),
        stranger: sshKey(scene.beside, 'stranger'),
      }
    : undefined;
  if (keys) {
    const former = `    - key: ${keys.former.key}\n      from: 2022-01-01\n      until: 2022-12-31\n`;
    const listed = `  signing_keys:\n    - key: ${keys.hanne.key}\n      from: 2023-01-01\n${former}`;
    edit(book, PEOPLE, [
      '  email: hanne.lindemaar@example.org\n',
      `  email: hanne.lindemaar@example.org\n${listed}`,
    ]);
    await must(book, 'grantbook save -m "the key of the coordinator"');
  }
  await must(book, 'grantbook set D4.1 notes="seen by ADV"');
  await must(book, 'grantbook move D4.1 approve version=1.0');
  git(book, 'tag', 'v0.9');
  await must(book, 'grantbook set R-005 notes="seen by all"');
  git(book, 'checkout', '-q', '-b', 'partner');
  await must(book, 'grantbook set R-005 likelihood=2 -m "translators were found"');
  git(book, 'checkout', '-q', 'main');
  await must(book, 'grantbook set R-006 impact=4 -m "the core modules are agreed"');
  git(book, 'merge', '-q', '--no-ff', 'partner', '-m', 'Merge what the partner says');
  await must(book, 'grantbook baseline create GA-2022 -m "as signed"');
  await must(book, `grantbook audit anchor -o ${scene.beside}/anchor-1.txt`);
  await must(book, 'grantbook add action "Print the handbook" owner=P-003 due=2023-12-15');
  await must(book, `grantbook audit anchor -o ${scene.beside}/anchor-2.txt`);
  await must(book, 'grantbook set R-007 impact=3');
  // There are many copies: few files.
  git(book, 'repack', '-adq');
  git(book, 'pack-refs', '--all');
  rmSync(join(book, '.git/hooks'), { recursive: true, force: true });
  return { scene, keys };
}

async function must(book: string, line: string): Promise<void> {
  const { status, stdout, stderr } = await runLine(book, line);
  if (status !== 0) throw new Error(`${line}: ${status}\n${stdout}${stderr}`);
}

/** Replaces a text that stands at least once in a file: its first occurrence. */
export function edit(book: string, path: string, [old, fresh]: readonly [string, string]): void {
  const text = read(book, path);
  if (!text.includes(old)) throw new Error(`${path} does not hold "${old}"`);
  write(book, { [path]: text.replace(old, () => fresh) });
}

/** Replaces a text in one record of a list. */
export function editIn(
  book: string,
  [path, id]: readonly [string, string],
  pair: readonly [string, string],
): void {
  const text = read(book, path);
  const record = text.split(/\n(?=- id: )/).find((part) => part.startsWith(`- id: ${id}\n`)) ?? '';
  if (!record.includes(pair[0])) throw new Error(`${id} does not hold "${pair[0]}"`);
  write(book, { [path]: text.replace(record, () => record.replace(pair[0], () => pair[1])) });
}

/** Commits all that was edited, by hand. */
export function commit(book: string, message: string, extra: Readonly<Record<string, string>> = {}): void {
  gitAs(book, extra, 'add', '-A');
  gitAs(book, extra, 'commit', '-q', '--allow-empty', '-m', message);
}

/** Runs git with more in its environment. */
export function gitAs(
  book: string,
  extra: Readonly<Record<string, string>>,
  ...args: readonly string[]
): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: book,
    env: { ...env, ...extra },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** What a raw commit says that is not as git would write it. */
export type Raw = {
  readonly parents?: readonly string[];
  readonly author?: string;
  /** Whole header lines after that of the committer. */
  readonly more?: string;
  readonly message?: string | Uint8Array;
};

const WHO = 'Hanne Lindemaar <hanne.lindemaar@example.org> 1700478000 +0100';

/** Puts a commit of any bytes on top, with the files that are there. */
export function rawCommit(book: string, { parents, author = WHO, more = '', message = 'raw\n' }: Raw): void {
  const tree = git(book, 'rev-parse', 'HEAD^{tree}').trim();
  const above = parents ?? [git(book, 'rev-parse', 'HEAD').trim()];
  const head = `tree ${tree}\n${above.map((oid) => `parent ${oid}\n`).join('')}author ${author}\ncommitter ${WHO}\n${more}\n`;
  const bytes = Buffer.concat([Buffer.from(head), Buffer.from(message)]);
  const { stdout, stderr, status } = spawnSync(
    'git',
    ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'],
    { cwd: book, env, input: bytes, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  git(book, 'update-ref', 'HEAD', stdout.trim());
}
