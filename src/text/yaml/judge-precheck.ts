import type * as Yaml from 'yaml';
import { capped, type Fault, type YamlCode } from './fault.ts';
import { MAX_DEPTH, MAX_FINDINGS, MAX_INDENT, MAX_LINE_INDICATORS, MAX_TOKENS } from './limits.ts';
import { isClosed, openQuoteFault } from './quotes.ts';

/** What the check knows while it goes through the tokens. */
type Scan = {
  readonly faults: Fault[];
  offset: number;
  tokens: number;
  /** Where the brackets and braces stand that are open. */
  readonly open: number[];
  /** Block indicators on this line; in brackets, those since the last comma or bracket, on however many lines. */
  indicators: number;
  atLineStart: boolean;
};

const SCALAR_FOLLOWS = '\x1f';
/** Comes where brackets are open and a line stands too far left to be in them. */
const FLOW_BROKEN = '\x18';
const NO_TEXT = ['\x02', FLOW_BROKEN, SCALAR_FOLLOWS];

/**
 * Goes through the tokens of a text, which takes no stack, before it is parsed, which does: deep
 * nesting ends the process. Finds what is not plain data as well, while at it.
 */
export function checkTokens(yaml: typeof Yaml, source: string): readonly Fault[] {
  const scan: Scan = { faults: [], offset: 0, tokens: 0, open: [], indicators: 0, atLineStart: true };
  let isScalar = false;
  for (const token of new yaml.Lexer().lex(source)) {
    scan.tokens += 1;
    if (scan.tokens > MAX_TOKENS) return [tooMany(scan)];
    if (isScalar) scan.atLineStart = token.endsWith('\n');
    else if (isTooDeep(scan, yaml.CST.tokenType(token), token)) return [tooDeep(scan)];
    isScalar = token === SCALAR_FOLLOWS && !isScalar;
    if (token === FLOW_BROKEN) reportOpen(scan, source);
    if (!NO_TEXT.includes(token)) scan.offset += token.length;
  }
  reportOpen(scan, source);
  return capped(scan.faults, MAX_FINDINGS);
}

/** Takes a token into account; returns whether it goes deeper than the parser can be trusted with. */
function isTooDeep(scan: Scan, type: string | null, token: string): boolean {
  const fault = faultOf(type, scan.offset, token);
  if (fault) scan.faults.push(fault);
  if (type === 'space') return scan.atLineStart && token.length > MAX_INDENT;
  countIndicators(scan, type);
  if (type === 'flow-map-start' || type === 'flow-seq-start') scan.open.push(scan.offset);
  if (type === 'flow-map-end' || type === 'flow-seq-end') scan.open.pop();
  return scan.open.length > MAX_DEPTH || scan.indicators > MAX_LINE_INDICATORS;
}

/** Each may nest another: on a line, and in brackets until a comma or a bracket comes. */
function countIndicators(scan: Scan, type: string | null): void {
  const inFlow = scan.open.length > 0;
  if (inFlow ? FLOW_SIGNS.includes(type) : type === 'newline') scan.indicators = 0;
  const isIndicator = isBlockIndicator(type);
  if (isIndicator) scan.indicators += 1;
  if (type !== 'doc-mode' && !(isIndicator && !inFlow)) scan.atLineStart = type === 'newline';
}

const FLOW_SIGNS: readonly (string | null)[] = [
  'comma',
  'flow-map-start',
  'flow-seq-start',
  'flow-map-end',
  'flow-seq-end',
];

function isBlockIndicator(type: string | null): boolean {
  return type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind';
}

function faultOf(type: string | null, offset: number, token: string): Fault | undefined {
  const code = notPlainData(type);
  if (code) return tokenFault(code, offset, token);
  const isQuoted = type === 'double-quoted-scalar' || type === 'single-quoted-scalar';
  return isQuoted && !isClosed(token) ? openQuoteFault(token, offset) : undefined;
}

function notPlainData(type: string | null): YamlCode | undefined {
  if (type === 'anchor') return 'yaml/anchor';
  if (type === 'alias') return 'yaml/alias';
  return type === 'tag' ? 'yaml/tag' : undefined;
}

const NAMES: Readonly<Partial<Record<YamlCode, string>>> = {
  'yaml/anchor': 'a YAML anchor',
  'yaml/alias': 'a YAML alias',
  'yaml/tag': 'a YAML tag',
};

function tokenFault(code: YamlCode, offset: number, token: string): Fault {
  return {
    code,
    span: { start: offset, end: offset + token.length },
    message: `"${token.slice(0, 40)}" is read as ${NAMES[code]}, which is not plain data`,
    hint: 'if it is text, put the whole value in double quotes; otherwise write the value itself',
  };
}

/** Reports the innermost bracket that is open and cannot be closed any more. */
function reportOpen({ open, faults }: Scan, source: string): void {
  const start = open.at(-1);
  open.length = 0;
  if (start === undefined) return;
  const close = source[start] === '[' ? ']' : '}';
  faults.push({
    code: 'yaml/syntax',
    span: { start, end: start + 1 },
    message: `the bracket "${source[start]}" is not closed`,
    hint: `close it with "${close}"; further lines of it must be indented further than its field`,
  });
}

function tooDeep({ offset }: Scan): Fault {
  return {
    code: 'yaml/too-deep',
    span: { start: offset, end: offset + 1 },
    message: `lists and mappings stand more than ${MAX_DEPTH} deep in each other here`,
    hint: 'write the record flatter; look for a bracket that is not closed or a line that is indented too far',
  };
}

function tooMany({ offset }: Scan): Fault {
  return {
    code: 'yaml/record-too-large',
    span: { start: offset, end: offset + 1 },
    message: `the record has more than ${MAX_TOKENS} words and signs`,
    hint: 'split the record',
  };
}
