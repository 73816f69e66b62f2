import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Day } from '../../src/base/day.ts';
import { startsFormula, unguarded } from '../../src/base/formula-start.ts';
import { showLine, showText } from '../../src/base/show-text.ts';
import { code, prose } from '../../src/cli/comment/comment-text.ts';
import { formatCalendar } from '../../src/exchange/ics.ts';
import { formatMail } from '../../src/exchange/mail.ts';
import { readCsv } from '../../src/exchange/sheets/read-csv.ts';
import { writeCsv } from '../../src/exchange/sheets/write-csv.ts';
import { escapeMarkdown } from '../../src/render/fill/escape-markdown.ts';
import { parseMarkdown } from '../../src/render/markdown/parse-markdown.ts';
import { setField } from '../../src/text/edit/edit-record.ts';
import { verifyEdit } from '../../src/text/edit/verify-edit.ts';
import { loadJudge } from '../../src/text/yaml/judge.ts';
import { readYaml } from '../../src/text/yaml/read-yaml.ts';
import { readCalendar } from '../exchange/read-calendar.ts';
import { headerOf, readMail } from '../exchange/read-mail.ts';
import { note } from '../scorecard/figures.ts';
import { naughty, writable } from './strings.ts';

const judge = await loadJudge();
const DAY = '2023-11-20' as Day;

/** Where a value stands in a document. */
const PLACES: readonly ((value: string) => string)[] = [
  (value) => `${value}\n\nafter`,
  (value) => `# a ${value}\n\nafter`,
  (value) => `- a ${value}\n- b`,
  (value) => `| a | b |\n|---|---|\n| ${value} | x |\n| y | z |`,
  (value) => `> a ${value}\n\nafter`,
  (value) => `a **x${value}x** b[^n]\n\n[^n]: b ${value}`,
  (value) => `:::note\na ${value}\n:::\n\nafter`,
];

function kindsOf(node: Nodes): string[] {
  return [
    node.type,
    ...('children' in node ? node.children.flatMap((child) => kindsOf(child as Nodes)) : []),
  ];
}

/** The kinds of a tree without its texts and line breaks: what is left is what the template made. */
function shapeOf(node: Nodes): unknown {
  if (!('children' in node)) return node.type === 'text' || node.type === 'html' ? undefined : node.type;
  return [
    node.type,
    ...node.children.map((child) => shapeOf(child as Nodes)).filter((child) => child !== undefined),
  ];
}

test('there are many, and most of them can stand in a registry', () => {
  note({ what: 'naughty strings', unit: 'count', join: 'most', value: naughty.length });
  expect(naughty.length).toBeGreaterThan(500);
  expect(writable.length).toBeGreaterThan(450);
});

describe('a naughty string', () => {
  test('is written into a registry by an edit, and read back to the letter, by every reader', async () => {
    const text = '# kept\n- id: R-1\n  notes: x # kept\n  title: y\n- id: R-2\n  title: z\n';
    const refused: string[] = [];
    for (const value of naughty) {
      const file = readYaml({ file: 'a.yaml', text, shape: 'list', idField: 'id' }, judge);
      const [record] = file === 'needs-judge' ? [] : file.records;
      if (file === 'needs-judge' || !record) throw new Error('the text cannot be read');
      const edits = setField(file, record, { path: ['notes'], value });
      if (!edits.ok) {
        refused.push(value);
        continue;
      }
      const wanted = { id: 'R-1', notes: value, title: 'y' };
      const intention = { idField: 'id', changed: new Map([[record, wanted]]) };
      const fresh = await verifyEdit(file, edits.value, intention).catch(() => refused.push(value));
      if (typeof fresh === 'number') continue;
      expect(fresh.text).toMatch(/^# kept\n- id: R-1\n/);
      expect(fresh.text.endsWith('  title: y\n- id: R-2\n  title: z\n')).toBe(true);
      const bare: unknown = parseDocument(fresh.text).toJS();
      expect(bare).toEqual([wanted, { id: 'R-2', title: 'z' }]);
    }
    expect(refused.filter((value) => writable.includes(value))).toEqual([]);
  });

  test('in a document is text wherever it stands, and makes nothing', () => {
    for (const place of PLACES) {
      const shape = shapeOf(parseMarkdown(place('xx')));
      for (const value of naughty)
        expect([value, shapeOf(parseMarkdown(place(`x${escapeMarkdown(value)}x`)))]).toEqual([value, shape]);
    }
  });

  test('in a comment on a pull request is prose or code, and no page is made of it', () => {
    for (const value of naughty) {
      const words = parseMarkdown(
        `- a **b** ${prose(value)} end\n\n| a |\n|---|\n| x ${prose(value)} |\n\n> x ${code(value)}\n`,
      );
      const found = kindsOf(words).filter((kind) =>
        [
          'html',
          'image',
          'link',
          'imageReference',
          'linkReference',
          'definition',
          'heading',
          'code',
        ].includes(kind),
      );
      expect([value, found]).toEqual([value, []]);
    }
  });

  test('goes into CSV and comes back, and no spreadsheet runs it', () => {
    const rows = [['id', 'text'], ...writable.map((value, i) => [`R-${i}`, value])];
    const written = writeCsv(
      rows.map((row) => row.map((text) => ({ text, number: false }))),
      ',',
    );
    const read = readCsv(written, { encoding: undefined, separator: undefined }, 'x.csv');
    if ('why' in read) throw new Error(read.why);
    const cells = read.rows.slice(1).map(({ cells }) => cells.get(2));
    const texts = cells.map((cell) => (cell?.kind === 'text' ? cell.text : ''));
    expect(texts.filter(startsFormula)).toEqual([]);
    expect(texts.map(unguarded)).toEqual(writable);
  });

  const calendarOf = (value: string) =>
    formatCalendar({
      name: value,
      stamp: 0,
      events: [
        {
          uid: 'x@1.grantbook',
          when: { first: DAY, last: DAY },
          summary: value,
          description: value,
          place: value,
          category: value,
          busy: false,
        },
      ],
    });
  const [plain = {}] = readCalendar(calendarOf('x'));

  test('stands in a calendar as it was meant, in its own field and no other', () => {
    // The reader takes U+FFFD for a character that was cut.
    for (const value of naughty.filter((each) => !each.toWellFormed().includes('\ufffd'))) {
      const text = calendarOf(value);
      const [event = {}, ...others] = readCalendar(text);
      expect(others).toEqual([]);
      expect(Object.keys(event)).toEqual(Object.keys(plain));
      expect([event.SUMMARY, event.LOCATION]).toEqual([event.DESCRIPTION, event.DESCRIPTION]);
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/);
    }
  });

  test('stands in a mail as subject, name and body, and makes no header', () => {
    const address = 'ada@example.org';
    const from = { name: 'B-WISE', address: 'office@example.org' };
    const of = (value: string) =>
      formatMail({
        from,
        to: { name: value, address },
        cc: [],
        subject: value,
        body: value,
        day: DAY,
        id: 'a.b',
      });
    const names = readMail(of('x')).headers.map(([name]) => name);
    for (const value of naughty) {
      const mail = readMail(of(value));
      expect(mail.headers.map(([name]) => name)).toEqual(names);
      expect(headerOf(mail, 'Subject')).not.toMatch(/\p{Cc}/u);
      // The reader takes a mark at the beginning for one of the encoding.
      const body = value
        .toWellFormed()
        .replaceAll(/\r\n?/g, '\n')
        .replace(/^\ufeff/, '');
      expect(mail.body.trimEnd()).toBe(body.trimEnd());
    }
  });

  test('on a terminal steers nothing and hides nothing', () => {
    for (const value of naughty) {
      expect(showText(value)).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|##\[/,
      );
      expect(showLine(value)).not.toMatch(/\n/);
    }
  });
});
