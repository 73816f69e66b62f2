import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/day.ts';
import { formatMail, type Mail } from '../../src/exchange/mail.ts';
import { isAddress } from '../../src/exchange/mail-address.ts';
import { headerOf, readMail } from './read-mail.ts';

const day = parseDay('2023-11-20');
if (day === undefined) throw new Error('no day');
const mail: Mail = {
  from: { name: 'B-WISE', address: 'office@example.org' },
  to: { name: 'Ada Example', address: 'ada@example.org' },
  cc: [],
  subject: 'What is open',
  body: 'Dear Ada,\n\nnothing.\n',
  day,
  id: '2023-11-20.abc',
};

const NAMES = [
  'Date',
  'From',
  'To',
  'Message-ID',
  'Subject',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'X-Unsent',
];
const namesOf = (text: string) => readMail(text).headers.map(([name]) => name);

/** Texts as they come from data: letters of all scripts, quotes, line ends, controls, what looks like headers. */
const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '\r\n',
        '\n',
        'Bcc: x@y.z',
        '=?utf-8?B?QQ==?=',
        '"',
        '\\',
        'é',
        '😀',
        '.',
        '\u2028',
        '<',
        ',',
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
);

describe('a mail', () => {
  test('is what the standard asks for, line by line', () => {
    expect(formatMail({ ...mail, cc: [{ name: 'Zoë', address: 'zoe@example.org' }] }).split('\r\n')).toEqual([
      'Date: Mon, 20 Nov 2023 00:00:00 +0000',
      'From: B-WISE <office@example.org>',
      'To: Ada Example <ada@example.org>',
      'Cc: =?utf-8?B?Wm/Dqw==?= <zoe@example.org>',
      'Message-ID: <2023-11-20.abc@example.org>',
      'Subject: What is open',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      'X-Unsent: 1',
      '',
      'Dear Ada,',
      '',
      'nothing.',
      '',
    ]);
  });

  test('a name with a comma is in quotes, one with a quote escapes it', () => {
    const to = (name: string) =>
      readMail(formatMail({ ...mail, to: { name, address: 'ada@example.org' } })).headers[2]?.[1];
    expect(to('Example, Ada')).toBe('"Example, Ada" <ada@example.org>');
    expect(to('Ada "the" Example')).toBe('"Ada \\"the\\" Example" <ada@example.org>');
    expect(to('')).toBe('ada@example.org');
  });

  test('whatever the data hold, it has its headers and no others, and reads back as it was meant', () => {
    fc.assert(
      fc.property(texts, texts, texts, (name, subject, body) => {
        const text = formatMail({ ...mail, to: { name, address: 'ada@example.org' }, subject, body });
        const read = readMail(text);
        expect(namesOf(text)).toEqual(NAMES);
        expect(headerOf(read, 'Subject')).not.toMatch(/[\p{Cc}]/u);
        expect(headerOf(read, 'To')).toMatch(/ada@example\.org>?$/);
        const lines = body.toWellFormed().replaceAll(/\r\n|\r/g, '\n');
        expect(read.body).toBe(lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`);
      }),
      { numRuns: 500 },
    );
  });

  test('a line that is broken does not go on as the start of a mail or the end of one', () => {
    for (const start of ['.z', 'From z']) {
      const body = `${'x'.repeat(75)}${start}`;
      expect(readMail(formatMail({ ...mail, body })).body).toBe(`${body}\n`);
    }
  });

  test('a subject reads back, however long and in whatever script', () => {
    const subjects = fc.string({
      unit: fc.constantFrom('a', 'é', 'Ж', '語', '😀', ' ', '-'),
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(subjects, (subject) => {
        const wanted = subject.replaceAll(/ {2,}/g, ' ').trim();
        expect(headerOf(readMail(formatMail({ ...mail, subject })), 'Subject').replaceAll(/ +/g, ' ')).toBe(
          wanted,
        );
      }),
    );
  });

  test('what is no address is refused, never written', () => {
    const wrong = [
      '',
      'ada',
      'ada@',
      'a@b\r\nBcc: c@d',
      'a b@c.d',
      'ada@example.org, b@c.d',
      '"a"@b.c',
      'é@b.c',
      'a..b@c.d',
      '.a@b.c',
      'a@b.c>',
    ];
    expect(wrong.filter(isAddress)).toEqual([]);
    expect(['ada@example.org', "o'neil+x@sub.example.org"].filter(isAddress)).toHaveLength(2);
    for (const address of wrong)
      expect(() => formatMail({ ...mail, to: { name: 'A', address } })).toThrow('no address');
  });
});
