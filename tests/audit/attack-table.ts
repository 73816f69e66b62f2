import { spawnSync } from 'node:child_process';
import { env } from '../cli/sandbox.ts';
import type { Attack } from './attacks.ts';

/** What was said of an attack: by the audit, and by git to who looks with git alone. */
export type Row = {
  readonly attack: Attack;
  readonly status: number | null;
  readonly codes: readonly string[];
  readonly log: string;
  readonly patches: string;
  readonly verify: string;
};

/** What git shows of the history before anything is done to it. */
export type Before = { readonly log: string; readonly patches: string };

/** Returns what git shows of a history. */
export function shownBy(book: string): Before {
  return { log: ask(book, ['log']).stdout, patches: ask(book, ['log', '-p']).stdout };
}

/** Asks git, as a reader with no other tool would. */
export function askGit(
  book: string,
  { trace }: Attack,
  before: Before,
): Pick<Row, 'log' | 'patches' | 'verify'> {
  return {
    log: told(book, ['log'], { trace, before: before.log }),
    patches: told(book, ['log', '-p'], { trace, before: before.patches }),
    verify: vouched(book),
  };
}

function ask(book: string, args: readonly string[]) {
  return spawnSync('git', ['--no-pager', ...args], {
    cwd: book,
    env: { ...env, GNUPGHOME: '/nowhere' },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
}

type Wanted = { readonly trace: RegExp; readonly before: string };

/** The words stand in the output more often than before, or they do not; git itself judges nothing. */
function told(book: string, args: readonly string[], { trace, before }: Wanted): string {
  const { status, stdout, stderr } = ask(book, args);
  const fault = firstLine(stderr);
  if (status !== 0) return `fails: ${fault}`;
  const all = new RegExp(trace.source, `g${trace.flags}`);
  const [now, then] = [stdout.match(all) ?? [], before.match(all) ?? []];
  const found = now.length > then.length ? now[0]?.split('\n')[0] : undefined;
  const shown = found === undefined ? 'nothing' : `“${found.trim()}”, unjudged`;
  return fault === '' ? shown : `${shown}; warns: ${fault}`;
}

function vouched(book: string): string {
  const { status, stdout, stderr } = ask(book, ['verify-commit', 'HEAD']);
  const said = firstLine(stderr) || firstLine(stdout);
  if (status === 0) return `good: ${said}`;
  return said === '' ? 'not signed' : said;
}

function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return line
    .replaceAll(/\/\S*\/(?=[^/\s]+)/g, '…/')
    .replaceAll(/\b[0-9a-f]{40}\b/g, 'OID')
    .replaceAll(/SHA256:\S+/g, 'SHA256:…')
    .slice(0, 110);
}

/** Returns the table as a page. */
export function attackPage(rows: readonly Row[]): string {
  const lines = rows.map(({ attack, status, codes, log, patches, verify }, i) => {
    const found = codes.length === 0 ? 'nothing' : codes.map((code) => `\`${code}\``).join(', ');
    return `| ${[String(i + 1), attack.name, `${found} (${status})`, log, patches, verify].map(cell).join(' | ')} |`;
  });
  return `# Attacks on a history

Each attack is run against a fresh copy of the B-WISE book with a made history: commands, edits by hand, a
merge, a baseline, a tag, two anchors, and a last commit after them. Columns: what \`grantbook audit verify\`
found (and its exit code), whether what was done shows in \`git log\` and \`git log -p\` (the words are there more
often than before, or they are not: git judges nothing), and what \`git verify-commit HEAD\` says. The words looked for are those
that would give the attack away.

Made by \`UPDATE_ATTACKS=1 npx vitest run --config tests/vitest.config.ts tests/audit\`; the same attacks run as
tests, where each has to be found under its codes. In the history without an attack nothing is found.

What is not found, because nothing in a repository can show it: another author’s name on a commit without a
signature (it is counted as unsigned), and a rewritten history of which nobody kept an anchor.

| no. | attack | audit verify | git log | git log -p | git verify-commit |
|---:|---|---|---|---|---|
${lines.join('\n')}
`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('\u001b', '␛');
}
