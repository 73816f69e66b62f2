import { expect, test } from 'vitest';
import { askProject } from '../../src/cli/ask-project.ts';
import { answerChecker } from '../../src/cli/check-answer.ts';
import { packageFiles } from '../../src/io/package-files.ts';

const shipped = new Map([...packageFiles('schemas'), ...packageFiles('templates')]);
const check = answerChecker(shipped, { name: 'Jo Example', email: 'jo@example.org' });

/** Plays a dialogue: what is asked, what is answered, what is said to that. */
async function play(typed: readonly string[], options: Readonly<Record<string, string>> = {}) {
  const shown: string[] = [];
  const answers = [...typed];
  const asked = askProject({
    given: (option) => options[option],
    ask: async (question) => {
      const answer = answers.shift();
      shown.push(`${question}${answer ?? ''}`.trim());
      return answer;
    },
    check,
    say: (text) => shown.push(`  ${text.trim()}`),
  });
  return { result: await asked.catch((error: Error) => error.message), shown };
}

test('each answer is checked as it is given, and asked for again with the reason', async () => {
  const { result, shown } = await play([
    'CARE4',
    '',
    ' Skills for care ',
    '12',
    '101234567',
    '1 January 2025',
    '2025-02-30',
    '2025-01-01',
    'three',
    '36',
    'acme!',
    'ACME',
    'Austria',
    'AT',
  ]);
  expect(shown).toEqual([
    'Acronym of the project: CARE4',
    'Full title:',
    '  an answer is needed; to stop without a book: Ctrl-C',
    'Full title:  Skills for care',
    'Grant agreement number: 12',
    '  "12" does not have the right form; for example: 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B, 101158152',
    'Grant agreement number: 101234567',
    'First day (YYYY-MM-DD): 1 January 2025',
    '  "1 January 2025" is not a date; write the start as YYYY-MM-DD: --start 2025-01-01',
    'First day (YYYY-MM-DD): 2025-02-30',
    '  "2025-02-30" is not a date; write the start as YYYY-MM-DD: --start 2025-01-01',
    'First day (YYYY-MM-DD): 2025-01-01',
    'Duration in months: three',
    '  "three" is not a number of months; for example: --months 36',
    'Duration in months: 36',
    'Short name of the coordinating organisation: acme!',
    '  "acme!" does not have the right form; for example: EURICSE, DeOmslag',
    'Short name of the coordinating organisation: ACME',
    'Its country, two letters: Austria',
    '  "Austria" is not one of the 249 values it can have; use one of: AD, AE, AF, AG, AI, AL, AM, AO, AQ, AR, AS, AT, …',
    'Its country, two letters: AT',
  ]);
  expect(result).toEqual({
    acronym: 'CARE4',
    title: 'Skills for care',
    grantNumber: '101234567',
    start: '2025-01-01',
    months: '36',
    coordinator: 'ACME',
    country: 'AT',
  });
});

test('what an option gives is not asked for; where the answers end, what is missing is said', async () => {
  const given = { title: 'Skills', grant: '101234567', start: '2025-01-01', coordinator: 'ACME' };
  const { result, shown } = await play(['CARE4'], given);
  expect(shown).toEqual([
    'Acronym of the project: CARE4',
    'Duration in months:',
    'Its country, two letters:',
  ]);
  expect(result).toBe('a new book needs --months, --country');
});
