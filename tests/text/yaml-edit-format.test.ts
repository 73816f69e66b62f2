import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  formatDocument,
  formatField,
  formatFlow,
  formatRecord,
  formatScalar,
} from '../../src/text/edit/format-value.ts';
import { isMapping, type Mapping, sameValue, type Value } from '../../src/text/value.ts';
import { loadJudge } from '../../src/text/yaml/judge.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import { HOSTILE_TEXTS, values } from './yaml-edit-values.ts';

const judge = await loadJudge();
const LF = { indent: 0, eol: '\n' } as const;
const CRLF = { indent: 0, eol: '\r\n' } as const;

/** Reads with YAML 1.2 and 1.1, and expects both to agree; a day is text to the one and a date to the other. */
function readBoth(text: string): unknown {
  const now: unknown = parse(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  const then: unknown = parse(text, { version: '1.1', uniqueKeys: false });
  expect(JSON.parse(JSON.stringify(then, dayless) ?? 'null')).toEqual(
    JSON.parse(JSON.stringify(now) ?? 'null'),
  );
  return now;
}

function dayless(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const own = this[key];
  return own instanceof Date ? own.toISOString().slice(0, 10) : value;
}

const mappings = values.filter(
  (value): value is Mapping => isMapping(value) && Object.keys(value).length > 0,
);

describe('a scalar that is written is read as the same scalar', () => {
  test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text), text] as const))('%s', (_name, text) => {
    const written = formatScalar(text, 'block');
    expect(written).not.toContain('\n');
    expect(readBoth(`a: ${written}\n`)).toEqual({ a: text });
    expect(readBoth(`- ${written}\n`)).toEqual([text]);
    expect(readBoth(`[${formatScalar(text, 'flow')}, {a: ${formatScalar(text, 'flow')}}]`)).toEqual([
      text,
      { a: text },
    ]);
    expect(readBoth(formatField(text, 1, LF))).toEqual({ [text]: 1 });
  });

  test.each<[Value, string]>([
    ['draft', 'draft'],
    ['D1.2', 'D1.2'],
    ['M18', 'M18'],
    ['2026-05-31', '2026-05-31'],
    ['2026-02-30', '"2026-02-30"'],
    ['Zoë Müller-Łódź, VIVES', 'Zoë Müller-Łódź, VIVES'],
    ['621509-EPP-1-2020-1-BE-EPPKA2-SSA-B', '621509-EPP-1-2020-1-BE-EPPKA2-SSA-B'],
    ['https://example.org/a?b=1#c', 'https://example.org/a?b=1#c'],
    ["the partners' view", "the partners' view"],
    ['NO', '"NO"'],
    ['on', '"on"'],
    ['22:22', '"22:22"'],
    ['0777', '"0777"'],
    ['1_000', '"1_000"'],
    ['1.10', '"1.10"'],
    ['1e3', '"1e3"'],
    ['~', '"~"'],
    [' x', '" x"'],
    ['# c', '"# c"'],
    ['- x', '"- x"'],
    ['a: b', '"a: b"'],
    ['', '""'],
    ['a"b\\c', 'a"b\\c'],
    ['\u001b[31m', '"\\u001b[31m"'],
    ['\u202e', '"\\u202e"'],
    ['\ud800', '"\\ud800"'],
    [1.1, '1.1'],
    [1e21, '1.0e+21'],
    [1e-7, '1.0e-7'],
    [-0, '-0.0'],
    [true, 'true'],
    [null, 'null'],
  ])('%j is written %s', (value, written) => {
    if (value !== null && typeof value === 'object') throw new Error('a scalar is asked for');
    expect(formatScalar(value, 'block')).toBe(written);
  });

  test('inside brackets what separates members is quoted', () => {
    expect(formatFlow(['a, b', 'a:b', 'a]', 'x{', 'why?', 'plain'])).toBe(
      '["a, b", "a:b", "a]", "x{", "why?", plain]',
    );
  });

  test('every text, in both versions', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...' \t\n:#-?,[]{}&*!|>\'"%@`0123456789_.eExo+~aNnOoYy=<') }),
    );
    await fc.assert(
      fc.property(texts, (text) => {
        expect(readBoth(`- ${formatScalar(text, 'block')}\n- [${formatScalar(text, 'flow')}]\n`)).toEqual([
          text,
          [text],
        ]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('whatever is written in block style is read as the same value', () => {
  const styles = fc.record({
    indent: fc.constantFrom(0, 2, 4),
    eol: fc.constantFrom('\n' as const, '\r\n' as const),
    step: fc.constantFrom(2, 1, 4),
    listStep: fc.constantFrom(2, 0, 4),
    dashStep: fc.constantFrom(2, 4),
  });

  test('a field', async () => {
    await fc.assert(
      fc.property(values, styles, (value, style) => {
        const text = formatField('key', value, style);
        expect(text.endsWith(style.eol)).toBe(true);
        expect(sameValue(readBoth(text) as Value, { key: value })).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('an item of a list', async () => {
    await fc.assert(
      fc.property(mappings, styles, (data, style) => {
        expect(sameValue(readBoth(formatRecord(data, style)) as Value, [data])).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a file that is one record, by the reader of registries too', async () => {
    await fc.assert(
      fc.property(mappings, fc.constantFrom(LF, CRLF), (data, style) => {
        const text = formatDocument(data, style);
        expect(sameValue(readBoth(text) as Value, data)).toBe(true);
        const read = readYaml({ file: 'a.yaml', text, shape: 'record', idField: 'id' }, judge);
        if (read === 'needs-judge') throw new Error('declined');
        if (read.problems.length === 0) expect(sameValue(read.records[0]?.value, data)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('records are written the way people write them', () => {
  const record: Mapping = {
    id: 'D1.2',
    title: 'Report: the "state of the art"',
    lead: 'VIVES',
    version: '1.10',
    due: '2022-06-30',
    month: 18,
    reviewers: ['P02', 'P05'],
    keywords: ['bio-based economy', 'skills'],
    history: [
      { date: '2022-01-10', by: 'P02' },
      { date: '2022-02-11', by: 'P05' },
    ],
    budget: { person_months: 12.5, cost: null },
    summary: 'Two lines,\nthe second here.\n',
    verse: '  deeper\nfirst',
    none: [],
    empty: {},
  };

  test('as a file', () => {
    expect(formatDocument(record, LF)).toBe(`id: D1.2
title: "Report: the \\"state of the art\\""
lead: VIVES
version: "1.10"
due: 2022-06-30
month: 18
reviewers: [P02, P05]
keywords:
  - bio-based economy
  - skills
history:
  - date: 2022-01-10
    by: P02
  - date: 2022-02-11
    by: P05
budget:
  person_months: 12.5
  cost: null
summary: |
  Two lines,
  the second here.
verse: |2-
    deeper
  first
none: []
empty: {}
`);
  });

  test('as an item, with the line ends asked for', () => {
    const written = formatRecord({ id: 'R1', owners: ['A', 'B'], note: 'a\nb' }, { indent: 2, eol: '\r\n' });
    expect(written).toBe('  - id: R1\r\n    owners: [A, B]\r\n    note: |-\r\n      a\r\n      b\r\n');
  });

  test('a list too long for a line has a line for each item', () => {
    const partners = Array.from({ length: 20 }, (_, i) => `PARTNER${i}`);
    expect(formatField('partners', partners, LF).split('\n')).toHaveLength(22);
  });

  test('a text with line ends that a block would lose is quoted', () => {
    expect(formatField('a', 'x\n\n', LF)).toBe('a: "x\\n\\n"\n');
    expect(formatField('a', 'x \ny', LF)).toBe('a: "x \\ny"\n');
    expect(formatField('a', 'x\r\ny', LF)).toBe('a: "x\\r\\ny"\n');
  });
});
