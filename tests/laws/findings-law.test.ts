import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprints } from '../../src/registry/findings/fingerprint.ts';
import { check } from '../../src/rules/check.ts';
import { noLongerFound } from '../../src/rules/findings/no-longer-found.ts';
import { settle } from '../../src/rules/findings/settle.ts';
import { isAlwaysOn } from '../../src/text/codes/always-on.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import type { Mapping } from '../../src/text/value.ts';
import { type Contents, loadSmall, pretty, smallSchemas, validatorsOf } from '../support/small-book.ts';

const shipped = JSON.parse(readFileSync('schemas/known-findings.schema.json', 'utf8'));
const { notes: _, links: __, tags: ___, ...properties } = shipped.properties as Mapping;
const schema = { ...shipped, properties };
const known = await validatorsOf({ ...smallSchemas, 'known-findings': schema });
const load = (contents: Contents) =>
  loadSmall({ 'schemas/known-findings.schema.json': pretty(schema), ...contents }, known);

/** Mistakes of a record, a line each; some are found twice over, alike. */
const MISTAKES = [
  'lead: NOBODY',
  'lead: NOWHERE',
  'reviewers: [P-998, P-999]',
  'reviewers: [P-999, P-999]',
  'due_month: M99',
  'due: 2022-03-30\ndue_month: M15',
  'version: "one"',
  'odd: 1',
  'notes: !!str x',
  'link: http://example.org',
  'meta: {pages: 501}',
];
const books = fc
  .array(
    fc.uniqueArray(fc.constantFrom(...MISTAKES), { maxLength: 4, selector: (line) => line.slice(0, 4) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((records) =>
    records.map((lines, i) => [`project-data/deliverables/D1.${i + 3}.yaml`, textOf(i + 3, lines)] as const),
  );

function textOf(n: number, lines: readonly string[]): string {
  return `id: D1.${n}\ntitle: One of them\nwp: 1\nstatus: planned\n${lines.map((line) => `${line}\n`).join('')}`;
}

const marks = (files: Parameters<typeof fingerprints>[0], findings: readonly Diagnostic[]) =>
  findings.map(fingerprints(files)).sort();

describe('what tells a finding from others', () => {
  test('is not its place: lines that come above change no fingerprint', async () => {
    await fc.assert(
      fc.asyncProperty(
        books,
        fc.array(fc.constantFrom('', '# a remark', '#'), { maxLength: 9 }),
        async (book, lines) => {
          const above = lines.map((line) => `${line}\n`).join('');
          const [before, after] = await Promise.all([
            load(Object.fromEntries(book)),
            load(Object.fromEntries(book.map(([path, text]) => [path, above + text]))),
          ]);
          expect(marks(after.files, check({ workspace: after }))).toEqual(
            marks(before.files, check({ workspace: before })),
          );
        },
      ),
    );
  });

  test('is not its file: a record that moves keeps its findings', async () => {
    const before = await load({ 'project-data/deliverables/D1.3.yaml': textOf(3, ['lead: NOBODY']) });
    const after = await load({
      'project-data/deliverables/D1.3.yaml': textOf(3, ['notes: x', 'lead: NOBODY']),
    });
    expect(marks(after.files, check({ workspace: after }))).toEqual(
      marks(before.files, check({ workspace: before })),
    );
  });

  test('is what stands there: another value is another finding', async () => {
    const of = async (line: string) => {
      const workspace = await load({ 'project-data/deliverables/D1.3.yaml': textOf(3, [line]) });
      return marks(workspace.files, check({ workspace }));
    };
    expect(await of('lead: NOBODY')).not.toEqual(await of('lead: NOWHERE'));
  });
});

describe('findings that are known', () => {
  test('known and new are all there are, each once; whichever are accepted, no other hides behind them', async () => {
    await fc.assert(
      fc.asyncProperty(books, fc.infiniteStream(fc.boolean()), async (book, coins) => {
        const before = await load(Object.fromEntries(book));
        const found = check({ workspace: before });
        const accepted = found.filter(() => coins.next().value === true);
        const after = await load({
          ...Object.fromEntries(book),
          'project-data/known-findings.yaml': recordsOf(accepted, before.files),
        });
        const all = check({ workspace: after }).filter(({ file }) => !file.endsWith('known-findings.yaml'));
        const settled = settle(after, all);
        const told = [...settled.findings, ...settled.known.map(({ finding }) => finding)];
        expect(marks(after.files, told)).toEqual(marks(before.files, found));
        const wanted = accepted.filter(({ code }) => !isAlwaysOn(code));
        expect(
          marks(
            after.files,
            settled.known.map(({ finding }) => finding),
          ),
        ).toEqual(marks(before.files, wanted));
        expect(noLongerFound(after, all)).toEqual([]);
      }),
    );
  });

  test('are to be taken out when they are put right', async () => {
    const book = { 'project-data/deliverables/D1.3.yaml': textOf(3, ['lead: NOBODY']) };
    const before = await load(book);
    const list = recordsOf(check({ workspace: before }), before.files);
    const after = await load({ 'project-data/known-findings.yaml': list });
    const gone = noLongerFound(after, check({ workspace: after }));
    expect(gone.map(({ code, record }) => `${code} ${record}`)).toEqual(['policy/no-longer-found KF-001']);
  });
});

function recordsOf(findings: readonly Diagnostic[], files: Parameters<typeof fingerprints>[0]): string {
  const fingerprintOf = fingerprints(files);
  const records = findings.map(
    (finding, i) =>
      `- id: KF-${String(i + 1).padStart(3, '0')}\n  code: ${finding.code}\n  file: ${finding.file}\n  says: "x"\n  fingerprint: "${fingerprintOf(finding)}"\n  accepted_on: 2023-11-20\n`,
  );
  return records.length === 0 ? '[]\n' : records.join('');
}
