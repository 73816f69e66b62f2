import type * as Yaml from 'yaml';
import type { Span } from '../span.ts';
import type { Value } from '../value.ts';
import { capped, type Fault } from './fault.ts';
import { keyFault, secondRecordFault } from './judge-key.ts';
import { type Composed, composeScalar } from './judge-scalar.ts';
import { MAX_DEPTH, MAX_FINDINGS } from './limits.ts';
import { newMapping } from './mapping.ts';
import type { Places } from './places.ts';

/** The text that was parsed, where it begins in its file, and where to note places, if anywhere. */
export type Origin = { readonly source: string; readonly base: number; readonly places: Places | undefined };

/** A value, and the faults for which it may not be used. */
export type Composition = { readonly value: Value; readonly faults: readonly Fault[] };

type Context = Origin & { readonly yaml: typeof Yaml; readonly faults: Fault[]; depth: number };

/** Makes plain data of the parser's tree; what is valid YAML and no plain data is a fault. */
export function composeValue(yaml: typeof Yaml, root: unknown, origin: Origin): Composition {
  const context: Context = { yaml, faults: [], depth: 0, ...origin };
  const { value, span } = compose(context, root);
  origin.places?.finish(value, inFile(context, span));
  return { value, faults: capped(context.faults, MAX_FINDINGS) };
}

function compose(context: Context, node: unknown): Composed {
  const { yaml, source, faults } = context;
  if (yaml.isScalar(node)) return composeScalar(node, source, faults);
  if (!yaml.isMap(node) && !yaml.isSeq(node)) return { value: null, span: { start: 0, end: 0 } };
  const start = node.range?.[0] ?? 0;
  if (context.depth === MAX_DEPTH) {
    faults.push(tooDeep(start));
    return { value: null, span: { start, end: start + 1 } };
  }
  context.depth += 1;
  const { value, end } = yaml.isMap(node) ? composeMapping(context, node) : composeList(context, node);
  context.depth -= 1;
  return { value, span: { start, end: node.flow ? (node.range?.[1] ?? end) : end } };
}

/** A collection, and the end of its last member. */
type Collected = { readonly value: Value; readonly end: number };

function composeList(context: Context, node: Yaml.YAMLSeq): Collected {
  const list: Value[] = [];
  let end = 0;
  for (const item of node.items) {
    const { value, span } = compose(context, item);
    context.places?.note(list, list.length, { value: inFile(context, span) });
    list.push(value);
    end = span.end;
  }
  return { value: list, end };
}

function composeMapping(context: Context, node: Yaml.YAMLMap): Collected {
  const mapping = newMapping();
  const seen = new Map<string, Span>();
  const repeats: Fault[] = [];
  let end = 0;
  for (const pair of node.items) {
    const { value: key, span: keySpan } = compose(context, pair.key);
    const name = typeof key === 'string' ? key : '';
    const fault = keyFault(name, keySpan, seen.get(name));
    const { value, span } = composeMember(context, pair.value, keySpan.end);
    if (fault?.code === 'yaml/duplicate-key') repeats.push(fault);
    else if (fault) context.faults.push(fault);
    else mapping[name] = value;
    if (!seen.has(name)) seen.set(name, keySpan);
    context.places?.note(mapping, name, { key: inFile(context, keySpan), value: inFile(context, span) });
    end = span.end;
  }
  for (const fault of secondRecordFault(repeats, [...seen.values()][0]) ?? repeats)
    context.faults.push(fault);
  return { value: mapping, end };
}

/** The value of a key; where there is none, nothing right after it. */
function composeMember(context: Context, node: unknown, keyEnd: number): Composed {
  return node === null ? { value: null, span: { start: keyEnd, end: keyEnd } } : compose(context, node);
}

function inFile({ base }: Context, span: Span): Span {
  return { start: span.start + base, end: span.end + base };
}

function tooDeep(start: number): Fault {
  return {
    code: 'yaml/too-deep',
    span: { start, end: start + 1 },
    message: `lists and mappings stand more than ${MAX_DEPTH} deep in each other here`,
    hint: 'write the record flatter',
  };
}
