import type * as Yaml from 'yaml';

/** A complaint of the parser, and the text around the place it is about. */
export type Complaint = {
  readonly code: Yaml.ErrorCode;
  /** The parser's own words. */
  readonly said: string;
  /** What stands on the line before the place, and from the place on. */
  readonly lead: string;
  readonly rest: string;
  /** Whether the text is a record of a list. */
  readonly isItem: boolean;
};

/** What a finding says, in words for people who have never heard of YAML. */
export type Words = { readonly message: string; readonly hint: string };

const INDENT = 'indent the fields of one record, and the items of one list, by the same number of spaces';
const QUOTE = 'put the whole value in double quotes';

const LAYOUT: Words = { message: 'the line is not indented like the lines it belongs with', hint: INDENT };
const ITEM: Words = {
  message: 'a list item stands where a field is expected',
  hint: `put the list below a field of its own ("name:"); ${INDENT}`,
};
const NO_FIELD: Words = {
  message: 'the line is no field: it lacks a colon and a space after its name',
  hint: 'write "name: value", or indent the lines of a longer text further than its field',
};

type Case = {
  readonly when: (complaint: Complaint) => boolean;
  readonly say: Words | ((complaint: Complaint) => Words);
};

/** The first case that fits has the words; where none does, the parser speaks for itself. */
const CASES: readonly Case[] = [
  { when: ({ code, rest }) => code === 'BLOCK_AS_IMPLICIT_KEY' && isItemMark(rest), say: ITEM },
  { when: ({ code, rest }) => code === 'BLOCK_AS_IMPLICIT_KEY' && /^\?\s/.test(rest), say: reserved },
  {
    when: ({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY',
    say: { message: 'a colon and a space inside the text begin a new field', hint: QUOTE },
  },
  { when: ({ code }) => code === 'BAD_SCALAR_START', say: reserved },
  { when: ({ said }) => /must start at the same column|without - indicator/.test(said), say: LAYOUT },
  { when: ({ code }) => code === 'MULTILINE_IMPLICIT_KEY', say: NO_FIELD },
  { when: ({ said }) => /keys need to be followed by map values/.test(said), say: NO_FIELD },
  { when: ({ said, lead }) => isAfterEnd(said) && /["']\s*$/.test(lead), say: afterQuote },
  { when: ({ said, lead }) => isAfterEnd(said) && /[\]}]\s*$/.test(lead), say: afterBracket },
  {
    when: ({ said, lead, isItem }) => isAfterEnd(said) && isItem && lead === '',
    say: {
      message: 'the line stands at the margin, and begins no record',
      hint: 'begin a record with "- "; indent its other fields by two spaces',
    },
  },
  { when: ({ said, lead }) => isAfterEnd(said) && lead.trim() === '', say: LAYOUT },
  {
    when: ({ said }) => /seq-ind on same line/.test(said),
    say: {
      message: 'a list begins on the line of its field',
      hint: `write each item below, on a line of its own; if the dash belongs to the text, ${QUOTE}`,
    },
  },
  {
    when: ({ code }) => code === 'NON_STRING_KEY',
    say: {
      message: 'the name of a field must be text, not a list or a mapping',
      hint: 'look at the indentation, quotes and colons here and on the line before',
    },
  },
];

const HINTS: Readonly<Partial<Record<Yaml.ErrorCode, string>>> = {
  BAD_DQ_ESCAPE: 'in double quotes a backslash is written twice (\\\\); in single quotes, once',
  BAD_INDENT: `close every bracket, and ${INDENT}`,
  MISSING_CHAR:
    'look for a wrong indentation, or a missing colon, comma or bracket, here or on the line before',
  UNEXPECTED_TOKEN: 'look for a bracket, quote or comma too many here or on the line before',
};

const GENERAL_HINT = 'look at the indentation, quotes and colons here and on the line before';

/** Returns the words for a complaint of the parser. */
export function wordsFor(complaint: Complaint): Words {
  const { code, said } = complaint;
  const say = CASES.find(({ when }) => when(complaint))?.say;
  if (say) return typeof say === 'function' ? say(complaint) : say;
  const line = said.split('\n', 1)[0] ?? '';
  return {
    message: `${line.slice(0, 1).toLowerCase()}${line.slice(1, 120)}`,
    hint: HINTS[code] ?? GENERAL_HINT,
  };
}

/** Returns the words for a field that stands too far right, so that it is read as more text of the value before it. */
export function swallowedWords(shown: string): Words {
  if (isItemMark(shown)) return ITEM;
  return {
    message: `the field "${shown.slice(0, 40)}" is indented further than the field before it`,
    hint: 'indent the fields of one record by the same number of spaces',
  };
}

function isItemMark(text: string): boolean {
  return /^-(?:\s|$)/.test(text);
}

function isAfterEnd(said: string): boolean {
  return said.endsWith('at node end');
}

function reserved({ rest }: Complaint): Words {
  return {
    message: `the text begins with "${rest[0]}", which has a meaning of its own in YAML`,
    hint: QUOTE,
  };
}

function afterQuote({ lead }: Complaint): Words {
  const message = 'text stands after the closing quote';
  const hint = /'\s*$/.test(lead)
    ? `an apostrophe inside single quotes is written twice (''), or ${QUOTE}`
    : `${QUOTE}, and write a quote inside it as \\"`;
  return { message, hint };
}

function afterBracket({ lead }: Complaint): Words {
  const bracket = lead.trimEnd().slice(-1);
  return {
    message: `text stands after the closing bracket "${bracket}"`,
    hint: `if the bracket belongs to the text, ${QUOTE}`,
  };
}
