import { spawnSync } from 'node:child_process';
import { bundle, env, git, read, replace, sh, write } from '../cli/sandbox.ts';
import { PEOPLE_FILE } from '../support/gate-book.ts';

/** A pull request that means harm, and what the gate is to say of it. */
export type Row = {
  /** Its number in the list of what is to be tried. */
  readonly id: string;
  /** What it tries. */
  readonly name: string;
  /** Who opens it: a partner, unless it takes the coordinator to bring a schema or a template. */
  readonly by?: 'partner' | 'coordinator';
  /** Changes the work tree, or makes commits of its own. */
  readonly act: (book: string) => void;
  /** Flags of Node. */
  readonly flags?: readonly string[];
  /** What is set in the clone where the gate runs. */
  readonly set?: (book: string) => void;
  /** The codes under which it is found; none where it does no harm. */
  readonly finds: readonly string[];
  /** The exit code; 1 where something is found, else 0. */
  readonly exit?: number;
  /** Whether what is shown to CI is looked at as well. */
  readonly shown?: boolean;
  /** What shows that it does no harm, where nothing is found: tried on the branch. */
  readonly harmless?: { readonly because: string; readonly proof?: (book: string) => void };
};

/** A row of the gate, as it is where somebody edits the book by hand; what is not said is as the gate has it. */
export type HandRow = Row & {
  /** A row that needs a commit cannot be brought about by hand. */
  readonly byHand?: { readonly finds: readonly string[] } | 'needs a commit';
  /** Codes that are not to be found. */
  readonly lacks?: readonly string[];
  /** A file in which nothing is to be found. */
  readonly clean?: string;
  /** What the answer says. */
  readonly words?: readonly string[];
  /** By how much it may take longer, or more memory, than others. */
  readonly slow?: number;
  readonly large?: number;
  /** Nothing of the book is read, so that nothing else is found. */
  readonly unread?: boolean;
};

/** What the gate is not asked, and why. */
export type LeftOut = { readonly id: string; readonly name: string; readonly why: string };

/** What was said of a pull request, by a process with limits of time and memory. */
export type Said = {
  readonly status: number | null;
  readonly codes: readonly string[];
  readonly text: string;
};

const LOGIN = { partner: 'ioana-c', coordinator: 'hanne-l' } as const;
const NAME = {
  partner: ['Ioana Crangasu', 'ioana.crangasu@example.org'],
  coordinator: ['Hanne Lindemaar', 'hanne.lindemaar@example.org'],
} as const;

/** Gives the two who open pull requests an account each. */
export function addAccounts(book: string): void {
  for (const [who, login] of Object.entries(LOGIN)) {
    const [, email] = NAME[who as keyof typeof NAME];
    replace(book, PEOPLE_FILE, [
      `  email: ${email}\n`,
      `  email: ${email}\n  accounts:\n    github: ${login}\n`,
    ]);
  }
  git(book, 'commit', '-qam', 'accounts');
}

/** Makes the branch of a row in a copy of the book: what it changes in one commit, unless it commits itself. */
export function openPullRequest(book: string, { act, set, by = 'partner' }: Row): void {
  const [name, email] = NAME[by];
  git(book, 'config', 'user.name', name);
  git(book, 'config', 'user.email', email);
  git(book, 'switch', '-qc', 'pull');
  act(book);
  sh(book, 'git add --all --force . && git commit -q --no-verify -m "A small correction"');
  set?.(book);
}

const MOST_SECONDS = 60;
const MOST_MEGABYTES = 400;

/** Asks the gate as CI does, and checks what has to hold of every answer. */
export function askGate(book: string, { by = 'partner', flags = [] }: Row, format = 'json'): Said {
  const args = [
    'validate',
    '--range',
    'main..pull',
    '--each',
    '--actor',
    `github:${LOGIN[by]}`,
    '-f',
    format,
  ];
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MOST_MEGABYTES}`, ...flags, bundle, ...args],
    {
      cwd: book,
      env: { ...env, CI: 'true' },
      encoding: 'utf8',
      timeout: MOST_SECONDS * 1000,
      maxBuffer: 2 ** 28,
    },
  );
  if (signal !== null) throw new Error(`the gate was stopped (${signal}): ${stderr.slice(-500)}`);
  const text = `${stdout}${stderr}`;
  return { status, codes: format === 'json' ? codesIn(stdout, stderr) : [], text };
}

type Told = { readonly findings: readonly { readonly code: string; readonly severity: string }[] };

/** Of an answer that is no findings, the first words of the error. */
function codesIn(stdout: string, stderr: string): string[] {
  if (stdout === '') return [stderr.split('\n')[0]?.slice(0, 100) ?? ''];
  return [...new Set((JSON.parse(stdout) as Told).findings.map(({ code }) => code))].sort();
}

/** Adds lines to a file of the book. */
export function append(book: string, path: string, text: string): void {
  write(book, { [path]: `${read(book, path)}${text}` });
}

export const RISKS = 'project-data/risks.yaml';
export const D41 = 'project-data/deliverables/D4.1.yaml';
/** A deliverable that is being written. */
export const D34 = 'project-data/deliverables/D3.4.yaml';

/** Puts another title on a deliverable, as YAML. */
export function title(book: string, yaml: string): void {
  write(book, { [D34]: read(book, D34).replace(/^title: .*$/m, () => `title: ${yaml}`) });
}
