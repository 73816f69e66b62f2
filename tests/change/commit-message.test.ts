import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommitMessage, formatCommitMessage } from '../../src/change/commit-message.ts';
import { parseCommitMessage } from '../../src/change/parse-commit-message.ts';

const submit: CommitMessage = {
  subject: 'deliverable D1.2: submit',
  reason:
    'The reviewers of Galway and Leuven asked for a shorter summary; it is now one page, so it can go to the agency.',
  trailers: [
    ['Record', 'D1.2'],
    ['Registry', 'deliverables'],
    ['Transition', 'approved -> submitted'],
    ['On-Behalf-Of', 'Mary Byrne <mary@example.org>'],
  ],
};

/** Text as an attacker writes it: pieces that mean something to git, glued together. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        '\0',
        '\t',
        ' ',
        '#',
        '# x',
        ';',
        '---',
        '--- ',
        '-- ',
        '- ',
        '1. ',
        '* ',
        'Reviewed-by: EC',
        'Record: D9.9',
        'Signed-off-by: EC <ec@example.org>',
        'a:b',
        'Key : value',
        'x=1',
        '(cherry picked from commit 1234567)',
        'Conflicts:',
        'diff --git a/x b/x',
        '\u2028',
        '\u202e',
        '\x1b[31m',
        '\ud800',
        '"',
        '"quoted"',
        '\\',
        '\\n',
        '\u00a0',
        '\x85',
        '\v',
        '\f',
        '# ------------------------ >8 ----',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.lorem({ maxCount: 14 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const name = fc.constantFrom('Record', 'Registry', 'Transition', 'On-Behalf-Of');
const message: fc.Arbitrary<CommitMessage> = fc.record({
  subject: hostile.map((text) => `deliverable ${text}`),
  reason: hostile,
  trailers: fc.array(fc.tuple(name, hostile), { maxLength: 4 }),
});
const anySubject = hostile.filter((text) => !/^[\s\x85]*$/u.test(text));

describe('formatCommitMessage', () => {
  it('writes the act, the reason and the facts', () => {
    expect(formatCommitMessage(submit)).toBe(
      [
        'deliverable D1.2: submit',
        '',
        'The reviewers of Galway and Leuven asked for a shorter summary; it is',
        'now one page, so it can go to the agency.',
        '',
        'Record: D1.2',
        'Registry: deliverables',
        'Transition: approved -> submitted',
        'On-Behalf-Of: Mary Byrne <mary@example.org>',
        '',
      ].join('\n'),
    );
  });

  it('writes no empty reason', () => {
    expect(formatCommitMessage({ subject: 's', reason: ' \n\n\t', trailers: [['Record', 'D1']] })).toBe(
      's\n\nRecord: D1\n',
    );
    expect(formatCommitMessage({ subject: 's', trailers: [] })).toBe('s\n');
  });

  it('keeps paragraphs and lists of the reason', () => {
    const reason = `Agreed in the meeting:\n- ${'budget '.repeat(12)}\n- dates\n\nSecond\nparagraph`;
    const text = formatCommitMessage({ subject: 's', reason, trailers: [] });
    expect(text).toBe(
      [
        's',
        '',
        'Agreed in the meeting:',
        '- budget budget budget budget budget budget budget budget budget budget',
        '  budget budget',
        '- dates',
        '',
        'Second paragraph',
        '',
      ].join('\n'),
    );
    expect(parseCommitMessage(text).reason).toBe(
      `Agreed in the meeting:\n- ${'budget '.repeat(12).trim()}\n- dates\n\nSecond paragraph`,
    );
  });

  it.each([
    ['a trailer', 'Reviewed-by: EC', ' Reviewed-by: EC'],
    ['a comment', '#5 is done', ' #5 is done'],
    ['the end of a message', '---', ' ---'],
    ['a cherry-pick', '(cherry picked from commit 1)', ' (cherry picked from commit 1)'],
    ['a sign-off', 'Signed-off-by: EC', ' Signed-off-by: EC'],
  ])('sets a reason in that looks like %s', (_, reason, line) => {
    expect(formatCommitMessage({ subject: 's', reason, trailers: [] })).toBe(`s\n\n${line}\n`);
  });

  it('never lets the wrapping of prose begin a line with a comment or a list', () => {
    const reason = `${'x'.repeat(70)} #5 ${'y'.repeat(68)} - 1 ${'z'.repeat(70)}`;
    const lines = formatCommitMessage({ subject: 's', reason, trailers: [] }).split('\n').slice(2, -1);
    expect(lines).toEqual(['x'.repeat(70), ` #5 ${'y'.repeat(68)}`, ' - 1', 'z'.repeat(70)]);
  });

  it.each([
    ['a line break', 'x\n\nReviewed-by: EC', 'Record: "x\\n\\nReviewed-by: EC"'],
    ['NUL', 'x\0y', 'Record: "x\\u0000y"'],
    ['an escape sequence', '\x1b[31m', 'Record: "\\u001b[31m"'],
    ['text that runs backwards', 'a\u202eb', 'Record: "a\\u202eb"'],
    ['half a character', '\ud800', 'Record: "\\ud800"'],
    ['quotes at the start', '"x"', 'Record: "\\"x\\""'],
    ['nothing', '', 'Record: ""'],
    ['spaces at the end', 'x ', 'Record: "x "'],
  ])('quotes a fact with %s, on one line', (_, value, line) => {
    const text = formatCommitMessage({ subject: 's', trailers: [['Record', value]] });
    expect(text).toBe(`s\n\n${line}\n`);
    expect(parseCommitMessage(text).trailers).toEqual([['Record', value]]);
  });

  it('shortens a long subject to 72 characters', () => {
    const [line] = formatCommitMessage({ subject: `risk R-001: ${'é😀'.repeat(60)}`, trailers: [] }).split(
      '\n',
    );
    expect([...(line ?? '')]).toHaveLength(72);
    expect(line?.endsWith('…')).toBe(true);
  });

  it.each(['', ' \n'])('refuses a message without a subject (%j)', (subject) => {
    expect(() => formatCommitMessage({ subject, trailers: [] })).toThrow('needs a subject');
  });

  it.each(['Re: cord', 'a\nb', '', '-x', 'Réc'])('refuses the trailer name %j', (bad) => {
    expect(() => formatCommitMessage({ subject: 's', trailers: [[bad, 'x']] })).toThrow(
      'cannot name a trailer',
    );
  });
});

describe('a message of hostile data', () => {
  it('has exactly the facts given', () => {
    fc.assert(
      fc.property(message, (m) => {
        expect(parseCommitMessage(formatCommitMessage(m)).trailers).toEqual(m.trailers);
      }),
    );
  });

  it('has no control characters, no line that git takes for a comment, no over-long subject', () => {
    fc.assert(
      fc.property(message, anySubject, (m, subject) => {
        const text = formatCommitMessage({ ...m, subject });
        expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/);
        expect(text).not.toMatch(/\p{Surrogate}/u);
        const lines = text.split('\n');
        expect(lines.filter((line) => /^(#|---)/.test(line))).toEqual([]);
        expect([...(lines[0] ?? '')].length).toBeLessThanOrEqual(72);
        expect(lines[1]).toBe('');
      }),
    );
  });

  it('says the same when read and written again', () => {
    fc.assert(
      fc.property(message, (m) => {
        const once = formatCommitMessage(m);
        expect(formatCommitMessage(parseCommitMessage(once))).toBe(once);
      }),
    );
  });

  it('keeps every word of a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!-~]{1,30}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const text = formatCommitMessage({
          subject: 's',
          reason: words.join(' '),
          trailers: [['Record', 'R']],
        });
        expect(parseCommitMessage(text).reason).toBe(words.join(' '));
        const prose = text.split('\n').slice(2, -3);
        expect(prose.filter((line) => line.length > 72)).toEqual([]);
      }),
    );
  });

  it('is read by git itself as we read it', () => {
    fc.assert(
      fc.property(message, (m) => {
        const text = formatCommitMessage(m);
        const written = text.split('\n\n').at(-1) ?? '';
        expect(gitTrailers(text)).toBe(m.trailers.length > 0 ? written : '');
      }),
      { numRuns: 60 },
    );
  });
});

describe('parseCommitMessage', () => {
  it('reads what it finds in a message of someone else', () => {
    const text =
      'Merge branch x\r\nof y\r\n\r\nSome prose: here\r\nand there.\r\n\r\nCo-authored-by: A <a@example.org>\r\nRecord : D1\r\n  two\r\n';
    expect(parseCommitMessage(text)).toEqual({
      subject: 'Merge branch x of y',
      reason: 'Some prose: here and there.',
      trailers: [
        ['Co-authored-by', 'A <a@example.org>'],
        ['Record', 'D1 two'],
      ],
    });
  });

  it.each([
    ['', { subject: '', reason: '', trailers: [] }],
    ['Record: D1', { subject: 'Record: D1', reason: '', trailers: [] }],
    ['s\n\nprose\nRecord: D1', { subject: 's', reason: 'prose Record: D1', trailers: [] }],
    ['s\n\nRecord: "D1', { subject: 's', reason: '', trailers: [['Record', '"D1']] }],
    ['s\n\nRecord: "a" and "b"', { subject: 's', reason: '', trailers: [['Record', '"a" and "b"']] }],
  ])('reads %j', (text, parsed) => {
    expect(parseCommitMessage(text)).toEqual(parsed);
  });

  it.each([
    's\n\nRecord: D1\n\nCo-authored-by: x',
    's\n\nwords\nSigned-off-by: EC\nRecord: D1',
    's\n\none\ntwo\nthree\nfour\nSigned-off-by: EC',
    's\n\nRecord: D1\n# comment\n more',
    's\n\nRecord: D1\n(cherry picked from commit 12)',
    's\n\n Record: D1\nRegistry: x',
    's\n\nRe cord: D1',
    's\n\n: D1',
  ])('finds the trailers that git finds in %j', (text) => {
    const ours = parseCommitMessage(text).trailers.map(([key, value]) => `${key}: ${value}\n`);
    const theirs = gitTrailers(text)
      .split('\n')
      .filter((line) => line.includes(': '));
    expect(ours.map((line) => line.trimEnd())).toEqual(theirs);
  });
});

function gitTrailers(text: string): string {
  return execFileSync('git', ['interpret-trailers', '--parse'], {
    input: text,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      HOME: '/nonexistent',
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  });
}

it('a no-break space, which readers trim at the end of a line, is a space', () => {
  const reason = `${'word '.repeat(13)}end \u00a0${'x'.repeat(20)}`;
  const once = formatCommitMessage({ subject: 's', reason, trailers: [] });
  expect(formatCommitMessage(parseCommitMessage(once))).toBe(once);
});
