import { RequestError } from '../../base/request-error.ts';
import { ENCODINGS, type Encoding } from '../../exchange/sheets/decode-text.ts';
import { SEPARATORS } from '../../exchange/sheets/write-csv.ts';
import type { Reading } from '../../procedures/sheets/received.ts';
import { type Input, textOption } from '../command.ts';

/** Returns the sign between cells that --separator names; undefined where it is not given. */
export function separatorOf(input: Input): string | undefined {
  const given = textOption(input, 'separator');
  if (given === undefined) return undefined;
  const sign = Object.hasOwn(SEPARATORS, given) ? SEPARATORS[given] : undefined;
  if (sign !== undefined) return sign;
  if (Object.values(SEPARATORS).includes(given)) return given;
  throw new RequestError(
    `"${given}" is not a separator`,
    `use one of: ${Object.keys(SEPARATORS).join(', ')}`,
  );
}

/** Returns the encoding that --encoding names; undefined where it is not given. */
export function encodingOf(input: Input): Encoding | undefined {
  return choiceOf(input, 'encoding', ENCODINGS);
}

/** Returns how the texts of a file are said to be written. */
export function readingOf(input: Input): Pick<Reading, 'decimal' | 'dates'> {
  return {
    decimal: choiceOf(input, 'decimal', ['point', 'comma'] as const) ?? 'point',
    dates: choiceOf(input, 'dates', ['dmy', 'mdy', 'ymd'] as const),
  };
}

function choiceOf<T extends string>(input: Input, name: string, choices: readonly T[]): T | undefined {
  const given = textOption(input, name)?.toLowerCase();
  const choice = choices.find((each) => each === given);
  if (choice !== undefined || given === undefined) return choice;
  throw new RequestError(`--${name} cannot be "${given}"`, `use one of: ${choices.join(', ')}`);
}
