import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { copyOf, env, exampleBook, git, newFolder, read, replace, write } from '../cli/sandbox.ts';
import { type GitSettings, openPgpKey, sshKey, type TestKey } from './signing.ts';

/** People of the B-WISE book, as git would know them. */
export const PEOPLE = {
  coordinator: 'Hanne Lindemaar <hanne.lindemaar@example.org>',
  quality: 'Oriane Vasselin <oriane.vasselin@example.org>',
  partner: 'Ioana Crangasu <ioana.crangasu@example.org>',
  platform: 'GitHub <noreply@github.com>',
} as const;
export type Who = keyof typeof PEOPLE;

export const D41 = 'project-data/deliverables/D4.1.yaml';
export const D42 = 'project-data/deliverables/D4.2.yaml';
export const PEOPLE_FILE = 'project-data/people.yaml';

/** Somebody whom no record refers to. */
export const NEWCOMER =
  '\n- id: P-090\n  name: Newcomer\n  partner: ADV\n  email: newcomer@example.org\n  roles: []\n  active_from: 2023-01-01\n';

/** What an approval of D4.1 by hand changes. */
export const APPROVAL: readonly [string, string] = [
  'status: approval\nversion: "0.4"\n',
  'status: approved\nversion: "1.0"\napproved_on: 2023-11-20\n',
];

/** The keys that the book lists, and some that it does not. */
export type Keys = Readonly<
  Record<'coordinator' | 'quality' | 'partner' | 'expired' | 'stranger', TestKey>
> & {
  readonly openPgp: TestKey | undefined;
};

/** A book whose people have keys, and the folder of the keys. */
export type GateBook = { readonly book: string; readonly keys: Keys; readonly folder: string };

/** Makes the keys, and a book on main whose people list them. */
export function makeGateBook(withGpg: boolean): GateBook {
  const folder = newFolder();
  const keys = {
    coordinator: sshKey(folder, 'coordinator'),
    quality: sshKey(folder, 'quality'),
    partner: sshKey(folder, 'partner'),
    expired: sshKey(folder, 'expired'),
    stranger: sshKey(folder, 'stranger'),
    openPgp: withGpg ? openPgpKey(folder, 'gpg') : undefined,
  };
  const book = exampleBook();
  const block = (key: TestKey) => `|\n${key.key.replaceAll(/^(?=.)/gm, '        ').replaceAll(/^ +$/gm, '')}`;
  list(
    book,
    'hanne.lindemaar',
    `  signing_keys:
    - key: ${keys.coordinator.key}
      from: 2022-01-01
    - key: ${keys.expired.key}
      from: 2021-01-01
      until: 2021-12-31
${keys.openPgp ? `    - key: ${block(keys.openPgp)}\n      from: 2022-01-01\n` : ''}  accounts:
    github: hanne-l
  delegates:
    - person: P-003
      from: 2023-11-01
      until: 2023-11-30
`,
  );
  list(book, 'oriane.vasselin', `  signing_keys:\n    - key: ${keys.quality.key}\n      from: 2022-01-01\n`);
  list(
    book,
    'ioana.crangasu',
    `  signing_keys:\n    - key: ${keys.partner.key}\n      from: 2022-01-01\n  accounts:\n    github: ioana-c\n`,
  );
  write(book, { [PEOPLE_FILE]: `${read(book, PEOPLE_FILE)}${NEWCOMER}` });
  commit(book, { who: 'coordinator', message: 'Keys and accounts' });
  return { book, keys, folder };
}

function list(book: string, person: string, lines: string): void {
  const email = `  email: ${person}@example.org\n`;
  replace(book, PEOPLE_FILE, [email, email + lines]);
}

/** Returns a copy of a book, with a branch of main checked out. */
export function branchOf(book: string, name: string): string {
  const copy = copyOf(book);
  git(copy, 'switch', '-q', '-c', name);
  return copy;
}

export type Commit = {
  readonly who: Who;
  readonly committer?: Who;
  readonly key?: TestKey | undefined;
  readonly message?: string;
  readonly day?: string;
};

/** Commits all there is, by hand, as anybody can. */
export function commit(book: string, { who, committer = who, key, message = 'By hand', day }: Commit): void {
  git(book, 'add', '--all');
  runGit(book, ['commit', '-q', '--allow-empty', '-m', message], {
    ...identityEnv('AUTHOR', who),
    ...identityEnv('COMMITTER', committer),
    ...(day && { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` }),
    ...key?.env,
  });
}

function identityEnv(role: 'AUTHOR' | 'COMMITTER', who: Who): GitSettings {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(PEOPLE[who]) ?? [];
  return { [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: email };
}

/** Runs git with more in its environment. */
export function runGit(book: string, args: readonly string[], extra: GitSettings = {}): string {
  return orThrow(args, spawnSync('git', args, { cwd: book, env: { ...env, ...extra }, encoding: 'utf8' }));
}

/** Writes a commit object of any bytes, as nobody’s git would make it, and returns its id. */
export function writeCommit(book: string, bytes: string): string {
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
  return orThrow(args, spawnSync('git', args, { cwd: book, env, encoding: 'utf8', input: bytes })).trim();
}

function orThrow(args: readonly string[], done: SpawnSyncReturns<string>): string {
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}
