import { parseDay } from '../../base/day.ts';
import { isList, isMapping, type Mapping, type Value } from '../value.ts';
import { type Context, doubleQuoted, isBlockText, isPlain } from './plain-text.ts';

/** How lines are written: the column (from 0) and the line end, and what differs from the usual two columns a level. */
export type Style = {
  readonly indent: number;
  readonly eol: '\n' | '\r\n';
  /** How much deeper a mapping stands than its key. */
  readonly step?: number;
  /** How much deeper a list's dashes stand than its key. */
  readonly listStep?: number;
  /** How far after its dash an item's mapping begins. */
  readonly dashStep?: number;
  /** False where a block text would swallow lines that follow: texts of several lines are quoted then. */
  readonly blockText?: boolean;
};

const MAX_FLOW_WIDTH = 80;
const SIMPLE_ITEM = /^[\p{L}\p{N}_.+-]+$/u;

/**
 * Returns a scalar on one line: plain where every reader of YAML 1.1 and 1.2 agrees that it is this
 * same text, else in double quotes. Days (`2026-05-31`) stay plain.
 */
export function formatScalar(value: string | number | boolean | null, context: Context): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value !== 'string') return String(value);
  return isPlain(value, context) ? value : doubleQuoted(value);
}

/** Returns any value on one line, in flow style: `{lead: VIVES, months: [1, 2]}`. */
export function formatFlow(value: Value): string {
  if (isList(value)) return `[${value.map(formatFlow).join(', ')}]`;
  if (!isMapping(value)) return formatScalar(value, 'flow');
  return `{${Object.entries(value).map(formatFlowPair).join(', ')}}`;
}

/** Returns `key: value` in flow style. */
export function formatFlowPair([key, value]: readonly [string, Value]): string {
  return `${formatKey(key, 'flow')}: ${formatFlow(value)}`;
}

/** Returns the lines of `key: value` in block style, each with its line end. */
export function formatField(key: string, value: Value, style: Style): string {
  return joined(memberLines([key, value], style), style);
}

/** Returns the lines of a list item, `- id: …`, each with its line end; `indent` is the dash's column. */
export function formatRecord(data: Mapping, style: Style): string {
  return joined(itemLines(data, style), style);
}

/** Returns the lines of a file that is one record, each with its line end. */
export function formatDocument(data: Mapping, style: Style): string {
  return joined(blockLines(data, style) ?? ['{}'], style);
}

/** Returns the value where it stands on one line beside its key or dash, or undefined where it takes lines of its own. */
export function formatInline(value: Value, style: Style): string | undefined {
  if (typeof value === 'string' && style.blockText !== false && isBlockText(value)) return undefined;
  if (isMapping(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  if (!isList(value)) return formatScalar(value, 'block');
  const flow = value.every(isSimpleItem) ? formatFlow(value) : undefined;
  return flow !== undefined && flow.length + style.indent <= MAX_FLOW_WIDTH ? flow : undefined;
}

/** Returns the lines of a mapping or list in block style; undefined where it is empty or neither. */
export function blockLines(value: Value, style: Style): string[] | undefined {
  if (isList(value)) return value.length === 0 ? undefined : value.flatMap((item) => itemLines(item, style));
  if (!isMapping(value) || Object.keys(value).length === 0) return undefined;
  return Object.entries(value).flatMap((member) => memberLines(member, style));
}

/** Returns the lines of `key: value`, without line ends. */
export function memberLines([key, value]: readonly [string, Value], style: Style): string[] {
  const head = `${spaces(style.indent)}${formatKey(key, 'block')}:`;
  const inline = formatInline(value, { ...style, indent: head.length + 1 });
  if (inline !== undefined) return [`${head} ${inline}`];
  if (typeof value === 'string') return withBlockText(`${head} `, value, style);
  const step = isList(value) ? (style.listStep ?? 2) : (style.step ?? 2);
  return [head, ...(blockLines(value, { ...style, indent: style.indent + step }) ?? [])];
}

/** Returns the lines of a list item, without line ends; `indent` is the dash's column. */
export function itemLines(value: Value, style: Style): string[] {
  const step = style.dashStep ?? 2;
  const head = `${spaces(style.indent)}-`;
  const inline = isList(value) ? formatFlow(value) : formatInline(value, style);
  if (inline !== undefined) return [`${head} ${inline}`];
  if (typeof value === 'string') return withBlockText(`${head} `, value, style);
  const lines = blockLines(value, { ...style, indent: style.indent + step }) ?? [];
  return lines.map((line, i) => (i === 0 ? head + line.slice(head.length) : line));
}

/** Returns the head of a block text, such as `|-`: how it ends, and its indentation where the text would hide it. */
export function blockTextHead(text: string): string {
  const indicator = /^\n* /.test(text) ? '2' : '';
  return `|${indicator}${text.endsWith('\n') ? '' : '-'}`;
}

/** Returns the lines of a block text that stands under a key or dash at `style.indent`. */
export function blockTextLines(text: string, style: Style): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.map((line) => (line === '' ? '' : spaces(style.indent + 2) + line));
}

function withBlockText(head: string, text: string, style: Style): string[] {
  return [head + blockTextHead(text), ...blockTextLines(text, style)];
}

/** A key that is a day is quoted: a date as a key is more than some programs can take. */
function formatKey(key: string, context: Context): string {
  return parseDay(key) === undefined ? formatScalar(key, context) : doubleQuoted(key);
}

function isSimpleItem(item: Value): boolean {
  if (typeof item === 'string') return SIMPLE_ITEM.test(item) && isPlain(item, 'flow');
  return typeof item === 'number' || typeof item === 'boolean';
}

/** YAML 1.1 asks a number with an exponent for a point and a sign. */
function formatNumber(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

function joined(lines: readonly string[], style: Style): string {
  return lines.map((line) => line + style.eol).join('');
}

function spaces(count: number): string {
  return ' '.repeat(count);
}
