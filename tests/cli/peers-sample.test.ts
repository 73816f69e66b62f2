import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout, newFolder, read, sh } from './sandbox.ts';

/** The sample on which the validators of other projects were tried: each defect, and where it stands. */
const defects: readonly [defect: string, file: string, marks: string, code: string][] = [
  ['an id of a wrong form', 'R007', '«RISK-7»', 'schema/pattern'],
  ['a choice that is none', 'R007', '«meduim»', 'schema/choice'],
  ['another choice that is none', 'R007', '«hihg»', 'schema/choice'],
  ['a day that does not exist', 'R007', '«2026-02-30»', 'schema/format'],
  ['a misspelt key', 'R007', '«mitigaton»', 'schema/unknown-field'],
  ['a work package that does not exist', 'R007', '«WP99»', 'references/unknown-id'],
  ['an id that is not the file’s name', 'R007', '«RISK-7»', 'ids/file-name'],
  ['bad indentation (broken.yaml)', 'R011', '   «wp»: WP1', 'yaml/syntax'],
  ['a key twice (dup.yaml)', 'R012', 'wp: WP1\n«likelihood»', 'yaml/duplicate-key'],
  ['the impossible day in quotes (baddate.yaml)', 'R014', '«"2026-02-30"»', 'schema/format'],
];

type Found = {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

test('on the peers’ sample every defect is found at its line and column, and nothing else', () => {
  const book = join(newFolder(), 'sample');
  cpSync(join(checkout, 'tests/fixtures/peers-sample'), book, { recursive: true });
  const { stdout, status } = sh(book, 'grantbook validate --json');
  const { findings } = JSON.parse(stdout) as { findings: readonly Found[] };

  const rows = defects.map(([defect, name, marks, code]) => {
    const file = `project-data/risks/${name}.yaml`;
    const wanted = { code, file, ...placeOf(read(book, file), marks) };
    return {
      defect,
      wanted,
      found: findings.find((each) => each.file === file && each.code === code && each.line === wanted.line),
    };
  });
  console.log(table(rows));
  for (const { defect, wanted, found } of rows) expect(found, defect).toMatchObject(wanted);
  expect(findings).toHaveLength(defects.length);
  expect(
    findings.some(({ file }) => file.endsWith('R013.yaml')),
    'the valid date without quotes passes',
  ).toBe(false);
  expect(status).toBe(1);
});

/** Finds the place of a stretch that is marked with « and » in a piece of the text. */
function placeOf(text: string, marks: string) {
  const [before = '', marked = ''] = marks.split(/[«»]/);
  const at = text.indexOf(marks.replaceAll(/[«»]/g, ''));
  if (at < 0) throw new Error(`the sample does not hold ${marks}`);
  const start = at + before.length;
  const lines = text.slice(0, start).split('\n');
  const [line, column] = [lines.length, (lines.at(-1) ?? '').length + 1];
  return { line, column, endLine: line, endColumn: column + marked.length };
}

type Row = { readonly defect: string; readonly wanted: Found; readonly found: Found | undefined };

function table(rows: readonly Row[]): string {
  const line = ({ defect, wanted, found }: Row) => {
    const place = found ? `${found.line}:${found.column}` : 'NOT FOUND';
    return `  ${defect.padEnd(46)} ${(wanted.file.split('/').at(-1) ?? '').padEnd(10)} ${place.padEnd(6)} ${wanted.code}`;
  };
  return ['The peers’ sample: defect, file, line:column, code', ...rows.map(line)].join('\n');
}
