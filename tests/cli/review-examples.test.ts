import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { writeXlsx } from '../../src/exchange/sheets/write-xlsx.ts';
import { cellText, editWord } from '../support/form-edits.ts';
import { paragraph, wordFile } from '../support/word-file.ts';
import { checkout, copyOf, exampleBook, git, newFolder, read, replace, runLine, write } from './sandbox.ts';

const declared = await Promise.all(commands.map((entry) => entry.load()));
const examples = declared.flatMap(({ name, examples: lines }) =>
  lines.map(([line]) => [name, line] as const),
);

let clean: string;
beforeAll(async () => {
  clean = exampleBook();
  for (const n of Array(10).keys()) git(clean, 'commit', '--quiet', '--allow-empty', '-m', `earlier ${n}`);
  await runLine(clean, 'grantbook set R-002 likelihood=5 -m "two partners have left"');
  // The Word documents that examples speak of: one of a partner, one that was made, one that came back.
  write(clean, { 'partner.docx': wordFile(paragraph('{{body}}')) });
  await runLine(clean, 'grantbook render deliverable D1.2 --format docx');
  mkdirSync(join(clean, 'received'));
  copyFileSync(
    join(clean, 'build/B-WISE_D1.2_State-of-the-art_V1.0.docx'),
    join(clean, 'received/final.docx'),
  );
  await runLine(clean, 'grantbook form export RV-040 --to P-010');
  const form = readFileSync(join(clean, 'build/forms/B-WISE_RV-040_form.docx'));
  write(clean, { 'filled.docx': editWord(form, [cellText({ below: 'Answers', row: 1, cell: 1 }, '4')]) });
  git(clean, 'tag', 'v1.0');
  git(clean, 'update-ref', 'refs/remotes/origin/main', 'HEAD~1');
  // There are many copies: few files.
  git(clean, 'repack', '-adq');
});

/** What came back from a spreadsheet, and a tracker of somebody else's with a map that was confirmed. */
async function prepareSheets(book: string, line: string): Promise<void> {
  const title = { look: 'text', value: 'Risk' } as const;
  const row = { look: 'text', value: 'Prices rise' } as const;
  const sheet = {
    name: 'Tracker',
    columns: [{ width: 20, look: 'text' }],
    rows: [{ cells: [title] }, { cells: [row] }],
  } as const;
  write(book, { 'tracker.xlsx': writeXlsx({ title: 'Tracker', sheets: [sheet] }) });
  const lines = line.includes('MAP-001')
    ? ['grantbook import tracker.xlsx --map new --registry risks --yes']
    : ['grantbook export risks', 'grantbook export risks --format csv --separator semicolon --out build/csv'];
  for (const each of lines) expect((await runLine(book, each)).status, each).toBe(0);
  if (!line.includes('MAP-001')) {
    copyFileSync(join(book, 'build/sheets/B-WISE_risks.xlsx'), join(book, 'risks.xlsx'));
    copyFileSync(join(book, 'build/csv/risks.csv'), join(book, 'risks.csv'));
  } else {
    const map = 'project-data/import-maps.yaml';
    const text = read(book, map).replace('  columns:\n', '  match: [title]\n  columns:\n');
    write(book, { [map]: text.replace('title: Risk\n', 'title: Risk\n      field: title\n') });
    expect((await runLine(book, 'grantbook save -m "confirmed"')).status).toBe(0);
  }
}

/** Runs a line in a copy of the example book, with an editor that changes nothing. */
async function runIn(book: string, line: string) {
  const home = newFolder();
  mkdirSync(join(home, '.config/fish/completions'), { recursive: true });
  return await runLine(book, line.replace('EDITOR=nano', 'EDITOR=true'), { HOME: home, EDITOR: 'true' });
}

/** What is erased stands in a store; what is rewritten was erased; what is restricted has a book to go to. */
async function preparePrivacy(book: string, line: string): Promise<void> {
  const lines = [
    ...(/erase|rewrite/.test(line) ? ['grantbook privacy separate'] : []),
    ...(line.includes('rewrite') ? ['grantbook privacy erase P-017 -m "asked for"'] : []),
    ...(line.includes('restrict')
      ? [
          'grantbook init ../restricted --acronym R --title R --start 2021-01-01 --months 48 --coordinator ENSIE --country BE --grant 621509',
        ]
      : []),
  ];
  for (const each of lines) {
    const { status, stderr } = await runLine(book, each);
    expect(status, stderr).toBe(0);
  }
}

describe('the examples of the help work on a new copy of the example book', () => {
  test.each(examples)('%s: %s', async (name, line) => {
    const book = copyOf(clean);
    if (name === 'save' || line.startsWith('git commit'))
      replace(book, 'project-data/risks.yaml', ['title: Prices rise', 'title: Costs rise']);
    if (line.startsWith('git commit')) git(book, 'add', '-A');
    if (name === 'baseline' && !line.includes('create'))
      await runLine(book, 'grantbook baseline create GA-2022 -m "as signed"');
    if (name === 'import') await prepareSheets(book, line);
    if (name === 'platform' && line.includes('--check'))
      await runLine(book, 'grantbook platform -m "new leaders"');
    if (name === 'privacy' || line.includes('--restricted')) await preparePrivacy(book, line);
    if (name === 'review' && line.includes('--accept'))
      await runLine(
        book,
        'as oriane.vasselin@example.org grantbook set D4.1 acceptance_criteria+="Is short."',
      );
    const head = git(book, 'rev-parse', 'HEAD').trim();
    const { status, stderr } = await runIn(book, line.replace(/\b[0-9a-f]{10}\b/, head));
    expect(status, stderr).toBe(0);
    // All of them at the end would take long.
    rmSync(dirname(book), { recursive: true, force: true });
  });
});

describe('the README', () => {
  test('shows the coordinator how to approve, after saying who she is', async () => {
    const readme = read(checkout, 'README.md');
    const who = /^git config user\.name .*$/m.exec(readme)?.[0];
    const step = /^grantbook move D4\.1 approve .*$/m.exec(readme)?.[0];
    expect(readme.indexOf(who ?? '-')).toBeLessThan(readme.indexOf(step ?? '-'));
    const book = copyOf(clean);
    const line = `${who?.replace(/ +#.*/, '')} && ${step}`;
    const nobody = { GIT_CONFIG_GLOBAL: '/dev/null' };
    const { status, stdout, stderr } = await runLine(book, line, nobody);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('D4.1 status: approval → approved');
  });
});
