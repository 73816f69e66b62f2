/**
 * The main job in one run, on a scratch copy of the B-WISE book: check it, catch a partner's bad edit,
 * take a deliverable through its states, render documents, show the trail.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { wrapCommand, wrapText } from '../src/cli/format/wrap-text.ts';

const TODAY = '2023-11-20';
const LATER = '2024-01-10';
const book = join(mkdtempSync(join(tmpdir(), 'grantbook-tour-')), 'b-wise');
const bin = resolve('dist/grantbook.cjs');
const coordinator = { name: 'Hanne Lindemaar', email: 'hanne.lindemaar@example.org' };

say('A scratch copy of the book of B-WISE: 13 countries, ten work packages.');
grantbook(['init', book, '--example'], { cwd: process.cwd() });

say('1. Check it: every record, reference, state, date and template.');
grantbook(['validate']);

say('2. A partner edits a few lines by hand, and something is wrong with each.');
const risks = join(book, 'project-data/risks.yaml');
const before = readFileSync(risks, 'utf8');
writeFileSync(risks, badEdit(before));
git(['diff', '--unified=0', '--', 'project-data/risks.yaml']);
grantbook(['validate'], { expect: 1 });
grantbook(['explain', 'references/unknown-id']);
writeFileSync(risks, before);

say(`3. Seven weeks later, if nobody did anything: what is late for one partner, and who owes it.`);
grantbook(['status', '--today', LATER, '--days', '20', '--partner', 'SCF']);

say('4. A deliverable goes through its states; a step that is skipped is refused.');
grantbook(['show', 'D4.1']);
grantbook(['move', 'D4.1', 'submit'], { expect: 1 });
grantbook(['move', 'D4.1', 'approve', 'version=1.0', '-m', 'all comments of the reviewers are answered']);
grantbook(['render', 'deliverable', 'D4.1', '--format', 'docx', '-o', 'evidence']);
const submitted = readdirSync(join(book, 'evidence')).find((name) => name.startsWith('B-WISE_D4.1_'));
grantbook([
  'move',
  'D4.1',
  'submit',
  `document=evidence/${submitted}`,
  'receipt.reference=EACEA-2023-1120-41',
  'receipt.received_on=2023-11-20',
  '-m',
  'uploaded to the portal',
]);
grantbook(['set', 'D4.1', 'title=Something else'], { expect: 1 });

say('5. Word and Markdown documents, the same bytes on every run.');
grantbook(['render', 'deliverable', 'D4.1']);
grantbook(['render', 'minutes', 'MTG-2021-01-26-KO']);
grantbook(['render', 'deliverable', 'D4.1', '--check']);

say('6. The trail: each change is one commit, and says who, what and why.');
git(['log', '--format=%h %an: %s']);
grantbook(['log', 'D4.1', '--limit', '2']);
grantbook(['validate']);

const build = join(book, 'build');
say(`The documents are in ${build}`);
if (!statSync(build).isDirectory()) throw new Error('no documents were made');

type Expectation = { readonly expect?: number; readonly cwd?: string };

function grantbook(args: readonly string[], { expect = 0, cwd = book }: Expectation = {}): void {
  showCommand('grantbook', args);
  const today = args[0] === 'validate' || args.includes('--today') ? [] : ['--today', TODAY];
  const status = run(process.execPath, [bin, ...args, ...today], cwd);
  if (status !== expect) throw new Error(`the tour expected exit code ${expect}, and it was ${status}`);
  if (expect !== 0) console.log(`(exit code ${status})`);
}

function git(args: readonly string[]): void {
  showCommand('git', args);
  if (run('git', ['--no-pager', ...args], book) !== 0) throw new Error('git failed');
}

function run(command: string, args: readonly string[], cwd: string): number | null {
  const who = { GIT_AUTHOR_NAME: coordinator.name, GIT_AUTHOR_EMAIL: coordinator.email };
  const env = {
    // As on a terminal, also where the tour is piped or recorded.
    COLUMNS: '80',
    ...process.env,
    ...who,
    GIT_COMMITTER_NAME: coordinator.name,
    GIT_COMMITTER_EMAIL: coordinator.email,
    GIT_AUTHOR_DATE: `${TODAY}T12:00:00Z`,
    GIT_COMMITTER_DATE: `${TODAY}T12:00:00Z`,
  };
  return spawnSync(command, args, { cwd, env, stdio: 'inherit' }).status;
}

function say(text: string): void {
  console.log(`\n${wrapText(`=== ${text}`, 80).trimEnd()}`);
}

function showCommand(name: string, args: readonly string[]): void {
  console.log(`\n${wrapCommand(`${name} ${args.map(quote).join(' ')}`, 80).trim()}`);
}

function quote(text: string): string {
  return /^[\w./:=@~%-]+$/.test(text) ? text : `"${text}"`;
}

/** What people really do: a misspelt choice, a person who does not exist, a day that does not exist, a misspelt field. */
function badEdit(text: string): string {
  const lines = text.split('\n');
  const open = lines.indexOf('- id: R-002');
  const change = (pattern: RegExp, line: (old: string) => string) => {
    const at = lines.findIndex((each, i) => i > open && pattern.test(each));
    if (at < 0) throw new Error(`no line like ${pattern}`);
    lines[at] = line(lines[at] ?? '');
  };
  change(/^ {2}strategy: reduce$/, () => '  strategy: redcue');
  change(/^ {2}owner: P-0/, () => '  owner: P-999');
  change(/^ {2}identified_on: /, () => '  identified_on: 2023-02-30');
  change(/^ {2}likelihood: /, (old) => old.replace('likelihood', 'likelyhood'));
  return lines.join('\n');
}
