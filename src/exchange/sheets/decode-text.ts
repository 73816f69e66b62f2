/** The encodings that a text file may be said to have. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a file says, or why it cannot be read and what is to be said with it. */
export type Decoded = { readonly text: string } | { readonly why: string; readonly hint: string };

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Returns the text of a file. Its encoding is the one that is given, or the one of the mark that it begins
 * with, or UTF-8 where every byte of it is: anything else is asked.
 */
export function decodeText(bytes: Uint8Array, given: Encoding | undefined): Decoded {
  const mark = MARKS.find(([, sign]) => sign.every((byte, i) => bytes[i] === byte));
  if (mark && given !== undefined && given !== mark[0])
    return {
      why: `it begins with the mark of ${mark[0]}, not of ${given}`,
      hint: `--encoding ${mark[0]}, or none`,
    };
  const encoding = given ?? mark?.[0] ?? 'utf-8';
  const text = decoded(bytes, encoding);
  if (text !== undefined && !/[\u0000\u0080-\u0084\u0086-\u009f]/.test(text)) return { text };
  const named = ENCODINGS.filter((name) => name !== encoding).join(', ');
  return given === undefined
    ? {
        why: 'its encoding is not certain',
        hint: `say it: --encoding windows-1252 (Excel’s "CSV" in Western Europe), or ${ENCODINGS.join(', ')}; or save it as "CSV UTF-8"`,
      }
    : { why: `it is not all ${given}`, hint: `try --encoding ${named}` };
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
