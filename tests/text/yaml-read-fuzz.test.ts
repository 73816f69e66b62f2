import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { sameValue, type Value } from '../../src/text/value.ts';
import { findFlaws, isFlawed } from '../../src/text/yaml/flaws.ts';
import { Places } from '../../src/text/yaml/places.ts';
import { DECLINED } from '../../src/text/yaml/strict-cursor.ts';
import { StrictReader } from '../../src/text/yaml/strict-reader.ts';
import { naughty } from '../naughty/strings.ts';
import { registryTexts } from './yaml-read-corpus.ts';
import { allPaths, judge, read } from './yaml-read-harness.ts';
import { makeRecord } from './yaml-read-makers.ts';
import { diceOf, mutate } from './yaml-read-mutants.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_210_101);

/** The texts of the corpus, whole and record by record. */
const SEEDLINGS = registryTexts.flatMap((text) => [
  text,
  ...text.split(/\n(?=- )/).filter((part) => part.startsWith('-')),
]);

/** The files of the example book, a record each: real ones, longer than those of the corpus. */
const REAL = readdirSync('project-data', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name) => readFileSync(`project-data/${name}`, 'utf8').split(/\n(?=- )/));

/** How a text may stand in a record. */
const PLACES: readonly ((text: string) => string)[] = [
  (text) => `- a: ${text}\n  b: 1\n`,
  (text) => `- a: "${text}"\n`,
  (text) => `- a: '${text}'\n`,
  (text) => `- ${text}: 1\n`,
  (text) => `- a: [${text}, b]\n`,
  (text) => `- a: { ${text}: b }\n`,
  (text) => `- a: |\n    ${text}\n  b: 1\n`,
  (text) => `- a: >-\n    b\n    ${text}\n`,
  (text) => `- a: 1 # ${text}\n`,
  (text) => text,
];

describe('what is made to be misread', () => {
  it('naughty strings, at every place of a record, are read alike or not at all', () => {
    const readable = naughty.filter((text) => !/\r(?!\n)/.test(text));
    const found = readable.flatMap((text) =>
      PLACES.map((place) => place(text)).flatMap((given) => {
        const difference = isFlawed(findFlaws(given), { start: 0, end: given.length })
          ? 'declined'
          : differenceOf(given);
        return difference === 'declined' || difference === undefined ? [] : [`${difference}: ${given}`];
      }),
    );
    expect(found).toEqual([]);
  });

  it('mutants of the records of the example book', { timeout: 60_000 + RUNS * 3 }, () => {
    const dice = diceOf(SEED + 3);
    let answered = 0;
    for (let run = 0; run < RUNS / 10; run += 1) {
      const text = mutate(REAL[dice(REAL.length)] ?? '', dice);
      if (/\r(?!\n)/.test(text)) continue;
      const difference = differenceOf(text);
      if (difference === 'declined') continue;
      answered += 1;
      if (difference) throw new Error(`run ${run} of seed ${SEED}: ${difference}\n${JSON.stringify(text)}`);
    }
    expect(answered).toBeGreaterThan(RUNS / 200);
  });
});

describe(`mutants of registry texts (FUZZ_SEED=${SEED}, FUZZ_RUNS=${RUNS})`, () => {
  it('get no other value or place from the strict reader than from the full parser', {
    timeout: 60_000 + RUNS * 3,
  }, () => {
    const dice = diceOf(SEED);
    let answered = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const text = mutate(SEEDLINGS[dice(SEEDLINGS.length)] ?? '', dice);
      if (/\r(?!\n)/.test(text)) continue;
      const difference = differenceOf(text);
      if (difference === 'declined') continue;
      answered += 1;
      if (difference) throw new Error(`run ${run} of seed ${SEED}: ${difference}\n${JSON.stringify(text)}`);
    }
    expect(answered).toBeGreaterThan(RUNS / 20);
  });

  it('never make the whole reader throw, lose a record or stay silent about it', {
    timeout: 60_000 + RUNS * 3,
  }, () => {
    const dice = diceOf(SEED + 1);
    for (let run = 0; run < RUNS / 20; run += 1) {
      const text = mutate(SEEDLINGS[dice(SEEDLINGS.length)] ?? '', dice);
      for (const shape of ['list', 'record'] as const) {
        const { records, problems } = read(text, shape);
        const lost = records.filter((record) => record.value === undefined).length;
        const places = problems.map(
          ({ span }) => span !== undefined && span.end <= text.length && span.start <= span.end,
        );
        expect([lost === 0 || problems.length > 0, places.every(Boolean)], JSON.stringify(text)).toEqual([
          true,
          true,
        ]);
      }
    }
  });
});

describe('registries as a YAML library writes them', () => {
  it('are in the plain style, 95 in 100 records at least, and read as they were meant', () => {
    const dice = diceOf(SEED + 2);
    const meant = Array.from({ length: 1000 }, () => makeRecord(dice));
    const strict = meant.map((record) => {
      const text = stringify([record], { lineWidth: 0, indentSeq: dice(2) === 0 });
      return new StrictReader(text).read({ start: 0, end: text.length });
    });
    const answered = strict.filter((value) => value !== DECLINED).length;
    expect(answered).toBeGreaterThanOrEqual(950);
    const wrong = meant.filter((record, i) => {
      const value = strict[i];
      return value !== DECLINED && !sameValue(value, [record]);
    });
    expect(wrong).toEqual([]);
  });
});

/** Compares both readers, and the parser with none of our own settings; undefined where all agree. */
function differenceOf(text: string): string | undefined {
  const slice = { start: 0, end: text.length };
  const strictPlaces = new Places();
  const value = new StrictReader(text).read(slice, strictPlaces);
  if (value === DECLINED) return 'declined';
  const judgedPlaces = new Places();
  const judged = judge.judge(text, slice, judgedPlaces);
  if (judged.faults.length > 0) return `the judge: ${judged.faults[0]?.message}`;
  if (!sameValue(value, judged.value)) return `the judge's value: ${JSON.stringify(judged.value)}`;
  const moved = allPaths(value).find(
    (path) => JSON.stringify(strictPlaces.locate(path)) !== JSON.stringify(judgedPlaces.locate(path)),
  );
  return moved ? `the place of ${moved.join('.')}` : bareDifference(text, value);
}

function bareDifference(text: string, value: Value): string | undefined {
  const documents = parseAllDocuments(text, { stringKeys: true });
  const [document] = documents;
  if (documents.length !== 1 || !document) return `${documents.length} documents`;
  const mistake = [...document.errors, ...document.warnings][0];
  if (mistake) return `the parser: ${mistake.message}`;
  const bare: Value = document.toJS();
  return sameValue(value, bare) ? undefined : `the parser's value: ${JSON.stringify(bare)}`;
}
