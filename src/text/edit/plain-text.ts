import { parseDay } from '../../base/day.ts';
import { findForbidden } from '../yaml/forbidden.ts';

/** Where a scalar stands: on a line of its own, or inside `[…]` or `{…}`. */
export type Context = 'block' | 'flow';

/** Words that some reader of YAML 1.1 or 1.2 takes for null, a truth value, a number or a merge. */
const WORD = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(?:inf|nan))$/i;

/** Numbers of either version, also in hexadecimal, octal, binary, base 60 and with separators. */
const NUMBER =
  /^[-+]?(?:0x[0-9a-f_]*|0o[0-7_]*|0b[01_]*|[0-9.][0-9_,.]*(?:e[-+]?[0-9_]*)?|e[-+]?[0-9_]+|[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?)$/i;

/** Dates and times of YAML 1.1. */
const TIMESTAMP = /^\d{4}-\d\d?-\d\d?(?:[Tt \t][\dTtZz:.+ \t-]*)?$/;

const LEADING_INDICATOR = /^[-?:,[\]{}#&*!|>'"%@`]|^\.\.\./;
const BLOCK_INDICATOR = /: |:$| #|[\t\r\n]/;
const FLOW_INDICATOR = /[,[\]{}?:]/;

/**
 * Returns whether a text can stand unquoted and is this same text for readers of YAML 1.1 and 1.2.
 * A day that exists (`2026-05-31`) counts as such: 1.2 reads text, and registries are written so.
 */
export function isPlain(text: string, context: Context): boolean {
  if (text === '' || text.trim() !== text || LEADING_INDICATOR.test(text)) return false;
  if (BLOCK_INDICATOR.test(text) || (context === 'flow' && FLOW_INDICATOR.test(text))) return false;
  if (WORD.test(text) || NUMBER.test(text)) return false;
  if (TIMESTAMP.test(text)) return parseDay(text) !== undefined;
  return isVisible(text);
}

/** Returns whether a text of one line can stand between quotes as it is, with no escape for what is not seen. */
export function isVisible(text: string): boolean {
  return !/[\t\r\n]/.test(text) && findForbidden(text, 1).length === 0;
}

const ESCAPED = /[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

/** Returns the text between double quotes, on one line; what cannot be seen is escaped. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns the text between single quotes. The text is visible and of one line. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Returns whether a text can be written as a literal block (`|`): several lines, none of which ends
 * in space that an editor may strip, and at most one line end after the last.
 */
export function isBlockText(text: string): boolean {
  if (!text.includes('\n') || /[ \t](?:\n|$)|^\n*\t|\n\n$|^\n*$/.test(text)) return false;
  return !text.includes('\r') && findForbidden(text, 1).length === 0;
}
