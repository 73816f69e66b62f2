/** A source of numbers from 0 up to (not including) a bound, the same for the same seed. */
export type Dice = (sides: number) => number;

/** Returns the dice of a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 0x7fffffff) % sides;
  };
}

const PIECES = [
  ...'-?:,[]{}#&*!|>\'"%@`~=.+<_$()/\\^; \n0a9Né',
  ...[
    '- ',
    ': ',
    ' #',
    '\n- ',
    '\n  ',
    '\n    ',
    '\n\n',
    '\r\n',
    '\t',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '? ',
    '\\n',
    '\\x',
  ],
  ...[
    'key: ',
    'id: x\n',
    '  - ',
    '\n -',
    '|\n',
    '>-\n',
    '|-\n',
    '|+\n',
    '|2\n',
    "''",
    '\\"',
    '[]',
    '{}',
    '[a, b]',
  ],
  ...[
    '{a: 1}',
    '<<: ',
    '__proto__: ',
    'null',
    '~',
    'true',
    'No',
    '0o17',
    '0x1f',
    '.inf',
    '-.NaN',
    '1e999',
    '-0',
    '1.',
    '.5',
  ],
  ...[
    '12345678901234567890',
    '+1',
    '- - ',
    '-1',
    '"a b": ',
    "'c': ",
    '# c\n',
    ' \n',
    '   # c\n',
    '\u00a0',
    '\u2013',
    '"\\u00e9"',
    ', ',
  ],
];

/** Returns a text with one to four small changes of the kind that slips and hostile hands make. */
export function mutate(source: string, dice: Dice): string {
  let text = source;
  for (let changes = 1 + dice(4); changes > 0; changes -= 1) text = change(text, dice);
  return text;
}

function change(text: string, dice: Dice): string {
  const at = dice(text.length + 1);
  const piece = PIECES[dice(PIECES.length)] ?? '';
  switch (dice(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + dice(3));
    case 1:
      return text.slice(0, at) + piece + text.slice(at + piece.length);
    case 2:
      return changeLine(text, dice, (line) => ' '.repeat(1 + dice(3)) + line);
    case 3:
      return changeLine(text, dice, (line) => line.slice(Math.min(1 + dice(2), line.search(/[^ ]|$/))));
    case 4:
      return changeLine(text, dice, (line) => `${line}\n${line}`);
    case 5:
      return changeLine(text, dice, (line) => line + piece);
    case 6:
      return changeLine(text, dice, (line) => line.replace(/(?<=: |- ).*/, piece));
    case 7:
      return changeLine(text, dice, () => '');
    default:
      return text.slice(0, at) + piece + text.slice(at);
  }
}

function changeLine(text: string, dice: Dice, edit: (line: string) => string): string {
  const lines = text.split('\n');
  const at = dice(lines.length);
  lines[at] = edit(lines[at] ?? '');
  return lines.join('\n');
}
