import type { Span } from '../span.ts';
import type { Fault } from './fault.ts';
import { type Flaws, isFlawed } from './flaws.ts';
import type { Judgement, YamlJudge } from './judge.ts';
import { JUDGING_COST, MAX_JUDGED_TOTAL } from './limits.ts';
import { Places } from './places.ts';
import { DECLINED } from './strict-cursor.ts';
import { StrictReader } from './strict-reader.ts';
import type { YamlSource } from './yaml-file.ts';

/** The value of a stretch, or why it has none; undefined where only the full parser can say. */
export type Reading = Judgement | undefined;

/** Reads stretches of one text: by the strict reader, and what that declines by the full parser. */
export class SliceReader {
  readonly #text: string;
  readonly #strict: StrictReader;
  readonly #flaws: Flaws;
  readonly #judge: YamlJudge | undefined;
  #judged = 0;

  constructor({ text, memory }: Pick<YamlSource, 'text' | 'memory'>, flaws: Flaws, judge?: YamlJudge) {
    this.#text = text;
    this.#strict = new StrictReader(text, memory);
    this.#flaws = flaws;
    this.#judge = judge;
  }

  /** Reads a stretch. One with a flaw has no value and no faults: the flaws tell it all. */
  read(slice: Span): Reading {
    if (isFlawed(this.#flaws, slice)) return { value: undefined, faults: [] };
    const value = this.#strict.read(slice);
    if (value !== DECLINED) return { value, faults: [] };
    if (!this.#judge) return undefined;
    return this.#isSpent ? { value: undefined, faults: [] } : this.#askJudge(this.#judge, slice);
  }

  #askJudge(judge: YamlJudge, slice: Span): Judgement {
    this.#judged += slice.end - slice.start + JUDGING_COST;
    if (!this.#isSpent) return judge.judge(this.#text, slice);
    return { value: undefined, faults: [tooMuch(slice)] };
  }

  get #isSpent(): boolean {
    return this.#judged > MAX_JUDGED_TOTAL;
  }

  /** Returns where the members of a stretch that has a value stand: it is read again. */
  readPlaces(slice: Span): Places {
    const places = new Places();
    if (this.#strict.read(slice, places) !== DECLINED) return places;
    const judged = new Places();
    this.#judge?.judge(this.#text, slice, judged);
    return judged;
  }
}

function tooMuch({ start }: Span): Fault {
  return {
    code: 'yaml/record-too-large',
    span: { start, end: start + 1 },
    message: `from here on, too much of the file is not in the plain style`,
    hint: 'write the records in plain block style: one "field: value" a line',
  };
}
