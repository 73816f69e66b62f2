import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchRows } from '../../src/procedures/forms/match-rows.ts';
import { readAnswer } from '../../src/procedures/forms/read-answer.ts';
import type { AnswerKind } from '../../src/registry/forms/form.ts';
import { countedText, promptFor } from '../../src/registry/forms/form-words.ts';

const choice: AnswerKind = {
  kind: 'choice',
  choices: [
    { value: 'at_risk', shown: 'at risk' },
    { value: 'late', shown: 'late' },
  ],
};
const record: AnswerKind = {
  kind: 'record',
  nouns: 'person',
  choices: [
    { value: 'P-001', shown: 'P-001 Ada Example' },
    { value: 'P-002', shown: 'P-002 Ben Example' },
    { value: 'P-003', shown: 'P-003 Ben Example' },
    { value: 'P-004', shown: 'P-004 Sons, Ltd' },
  ],
};
const decimal: AnswerKind = { kind: 'number', whole: false };
const whole: AnswerKind = { kind: 'number', whole: true };
const several: AnswerKind = { kind: 'several', of: record };
const line: AnswerKind = { kind: 'text', line: true };

describe('what an answer means', () => {
  test.each<readonly [AnswerKind, string, unknown]>([
    [{ kind: 'date' }, '2026-04-03', '2026-04-03'],
    [{ kind: 'date' }, '3 April 2026', '2026-04-03'],
    [{ kind: 'date' }, 'Friday, April 3rd, 2026', '2026-04-03'],
    [{ kind: 'date' }, '13/04/2026', '2026-04-13'],
    [{ kind: 'date' }, '04.04.2026', '2026-04-04'],
    [{ kind: 'month' }, 'm18', 'M18'],
    [decimal, '1250.5', 1250.5],
    [decimal, '1250,50', 1250.5],
    [decimal, '18.250,50 €', 18250.5],
    [decimal, 'EUR 18,250.50', 18250.5],
    [decimal, '18 250,50', 18250.5],
    [decimal, '1.234.567', 1234567],
    [decimal, '−3', -3],
    [decimal, '0,125', 0.125],
    [whole, '60 %', 60],
    [whole, '1.250', 1250],
    [{ kind: 'yes-no' }, 'Yes', true],
    [{ kind: 'yes-no' }, 'false', false],
    [choice, 'At risk', 'at_risk'],
    [choice, 'at_risk', 'at_risk'],
    [record, 'P-002', 'P-002'],
    [record, 'p-002 ben example', 'P-002'],
    [record, 'Ada Example', 'P-001'],
    [record, 'Example, Ada', 'P-001'],
    [record, 'Ada Example (P-001)', 'P-001'],
    [several, 'P-001, P-003\nSons, Ltd', ['P-001', 'P-003', 'P-004']],
    [{ kind: 'several', of: { kind: 'text', line: true } }, 'one, two\n\nthree', ['one, two', 'three']],
    [line, '=1+1', '=1+1'],
  ])('%j "%s"', (answer, text, value) => {
    expect(readAnswer(text, answer)).toEqual({ value });
  });

  test.each<readonly [AnswerKind, string, string]>([
    [{ kind: 'date' }, '03/04/2026', 'it is 2026-04-03 or 2026-03-04'],
    [{ kind: 'date' }, '30 February 2026', 'there is no day 30 February 2026'],
    [{ kind: 'date' }, 'April 2026', 'it is not one day'],
    [{ kind: 'date' }, '3 April 2026 or 4 April 2026', 'it is not one day'],
    [{ kind: 'date' }, 'about 3 April 2026', 'it says more than a day'],
    [{ kind: 'month' }, 'April', 'it is no month of the project'],
    [decimal, '1,250', 'it is 1250 or 1.25'],
    [decimal, '12.34.56', 'it is not one number'],
    [decimal, '1,234,56', 'it is not certain what parts its digits'],
    [decimal, '5-6', 'it is not one number'],
    [whole, '2,5', 'it is no whole number'],
    [whole, '99999999999999999999', 'it is no whole number'],
    [{ kind: 'yes-no' }, 'perhaps', 'it is neither yes nor no'],
    [choice, 'late or at risk', 'it is none of the possible answers'],
    [record, 'Ben Example', 'P-002 and P-003 have this name'],
    [record, 'P-001 Ben Example', 'it says more than P-001 Ada Example'],
    [record, 'P-999', 'it names no person of the book'],
    [several, 'P-001, Nobody', 'of "Nobody": it names no person of the book'],
    [line, 'one\ntwo', 'it has several lines'],
  ])('%j "%s" is asked', (answer, text, why) => {
    expect(readAnswer(text, answer)).toEqual({ why, write: expect.stringMatching(/./) });
  });

  test('what stands there while nothing is filled in is nothing, also with an answer behind it', () => {
    for (const answer of [choice, record, decimal, several, line]) {
      expect(countedText(promptFor(answer), answer)).toBe('');
      expect(countedText(`${promptFor(answer)} x `, answer)).toBe('x');
      expect(countedText('Click or tap here to enter text.', answer)).toBe('');
    }
    expect([countedText('—', choice), countedText('—', line)]).toEqual(['', '—']);
  });
});

test('of any two lists, every item that was sent is found again or removed, every other one is added', () => {
  const row = fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 3, maxLength: 3 });
  const rows = fc.array(row, { maxLength: 7 });
  const matched = (lists: readonly (readonly string[])[], named: boolean) =>
    lists.map((texts) => ({ texts, signature: JSON.stringify(texts), named }));
  fc.assert(
    fc.property(rows, rows, fc.boolean(), (sent, back, named) => {
      const { pairs, removed, added } = matchRows(matched(sent, named), matched(back, named));
      const [left, right] = [pairs.map(([i]) => i), pairs.map(([, j]) => j)];
      const ordered = (places: readonly number[]) =>
        places.every((place, n) => n === 0 || place > (places[n - 1] ?? 0));
      expect(ordered(left) && ordered(right)).toBe(true);
      expect([...left, ...removed].sort()).toEqual([...sent.keys()]);
      expect([...right, ...added].sort()).toEqual([...back.keys()]);
      if (JSON.stringify(sent) === JSON.stringify(back)) expect(pairs.length).toBe(sent.length);
    }),
  );
});
