import { beforeAll, expect, test } from 'vitest';
import { bundle, copyOf, exampleBook, read, runLine, write } from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const lines = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** What a pull request may bring to make a check take for ever, or end in the middle. */
const floods: readonly [what: string, make: () => string, says: string][] = [
  [
    'a record of 200,000 fields that nobody knows',
    () => `- id: R-001\n${lines(200_000, (i) => `  k${i}: x\n`)}`,
    'breaks its schema in',
  ],
  [
    '100,000 records that lack everything',
    () => lines(100_000, (i) => `- id: R-${i + 1000}\n  a: 1\n`),
    'places of the registry break its schema',
  ],
  ['150,000 things that are no record', () => '- x\n'.repeat(150_000), 'a record is a mapping'],
  [
    'one list of 200,000 items',
    () => `- id: R-001\n  tags:\n${lines(200_000, (i) => `    - "T ${i}"\n`)}`,
    'schema/',
  ],
];

const RISKS = 'project-data/risks.yaml';
const check = `"${process.execPath}" --max-old-space-size=512 "${bundle}" validate --json > ../findings.json`;

test.each(floods)(
  '%s: told in time and in little memory',
  async (_, make, says) => {
    const book = copyOf(clean);
    write(book, { [RISKS]: make() });
    expect(await runLine(book, check)).toEqual({ status: 1, stdout: '', stderr: '' });
    const text = read(book, '../findings.json');
    expect(text).toContain(says);
    expect((JSON.parse(text) as { ok: boolean }).ok).toBe(false);
  },
  120_000,
);

test('a table of more rows than a call has room for', async () => {
  const book = copyOf(clean);
  write(book, { [RISKS]: lines(150_000, (i) => `- id: R-${i + 1000}\n`) });
  const { stdout, status } = await runLine(book, 'grantbook list risks | wc -l');
  expect(Number(stdout)).toBe(150_001);
  expect(status).toBe(0);
}, 120_000);
