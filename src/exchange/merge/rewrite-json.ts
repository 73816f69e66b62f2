import { isList, isMapping, type Mapping, sameValue, type Value } from '../../text/value.ts';
import { type JsonNode, locateJson } from './json-text.ts';

/** A JSON text to be changed, and another that may hold what is new as it is to be written. */
export type Rewriting = { readonly text: string; readonly model: string };

/**
 * Returns a JSON text that says what is wanted. What it said before keeps its own bytes and order; what is new
 * is written as the model has it, after what it follows there. Throws where the result would say anything else.
 */
export function rewriteJson({ text, model }: Rewriting, wanted: Value): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const source = { text, model: model.replaceAll(/\r?\n/g, eol), eol };
  const [node, other] = [locateJson(text), locateJson(source.model)];
  const written = text.slice(0, node.start) + write(source, { node, other, wanted }) + text.slice(node.end);
  if (!sameValue(JSON.parse(written) as Value, wanted))
    throw new Error('the edited JSON does not say what was intended');
  return written;
}

type Source = Rewriting & { readonly eol: string };
type Part = { readonly node: JsonNode; readonly other: JsonNode | undefined; readonly wanted: Value };

function write(source: Source, part: Part): string {
  const { node, other, wanted } = part;
  if (sameValue(node.value, wanted)) return source.text.slice(node.start, node.end);
  if (node.members?.length && isMapping(wanted)) return writeMapping(source, part, wanted);
  if (node.items?.length && isList(wanted)) return writeList(source, part, wanted);
  return fresh(source, { model: other, wanted, indent: indentAt(source.text, node.start) });
}

type Fresh = { readonly model: JsonNode | undefined; readonly wanted: Value; readonly indent: string };

/** A value that was not there: as the model writes it, at the depth where it comes to stand. */
function fresh({ model: text, eol }: Source, { model, wanted, indent }: Fresh): string {
  if (model && sameValue(model.value, wanted)) {
    const own = indentAt(text, model.start);
    return text.slice(model.start, model.end).replaceAll(eol + own, eol + indent);
  }
  return JSON.stringify(wanted, null, 2).replaceAll('\n', eol + indent);
}

/** The white space at the beginning of the line on which a place stands. */
function indentAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}

/** A member or item as it is written, with the white space before it. */
type Piece = { readonly gap: string; readonly text: string };

function writeMapping(source: Source, { node, other }: Part, wanted: Mapping): string {
  const members = new Map((node.members ?? []).map((member) => [member.key, member]));
  const models = new Map((other?.members ?? []).map((member) => [member.key, member]));
  const gaps = gapsOf(source.text, node, node.members ?? []);
  const pieces = keyOrder([...members.keys()], [...models.keys()], wanted).map((key): Piece => {
    const value = wanted[key] ?? null;
    const [own, model] = [members.get(key), models.get(key)?.node];
    if (own) {
      const head = source.text.slice(own.start, own.node.start);
      return {
        gap: gaps.of(own),
        text: head + write(source, { node: own.node, other: model, wanted: value }),
      };
    }
    return {
      gap: gaps.usual,
      text: `${JSON.stringify(key)}: ${fresh(source, { model, wanted: value, indent: gaps.indent })}`,
    };
  });
  return joined(source, node, pieces);
}

/** Own keys as they stand, those that are new each after the one that it follows in the model. */
function keyOrder(own: readonly string[], model: readonly string[], wanted: Mapping): string[] {
  const order = own.filter((key) => Object.hasOwn(wanted, key));
  for (const key of [...model, ...Object.keys(wanted)]) {
    if (order.includes(key) || !Object.hasOwn(wanted, key)) continue;
    const at = model.indexOf(key);
    const before = model.slice(0, Math.max(at, 0)).findLast((each) => order.includes(each));
    const place = at === -1 ? order.length : before === undefined ? 0 : order.indexOf(before) + 1;
    order.splice(place, 0, key);
  }
  return order;
}

function writeList(source: Source, { node, other }: Part, wanted: readonly Value[]): string {
  const left = [...(node.items ?? [])];
  const gaps = gapsOf(source.text, node, node.items ?? []);
  const samePlaces = wanted.length === left.length;
  const pieces = wanted.map((value, i): Piece => {
    const at = left.findIndex((item) => sameValue(item.value, value));
    const [own] = at === -1 ? [] : left.splice(at, 1);
    if (own) return { gap: gaps.of(own), text: source.text.slice(own.start, own.end) };
    const item = samePlaces ? node.items?.[i] : undefined;
    const model = other?.items?.find((each) => sameValue(each.value, value));
    if (item && !isTaken(item, wanted))
      return {
        gap: gaps.of(item),
        text: write(source, { node: item, other: model ?? other?.items?.[i], wanted: value }),
      };
    return { gap: gaps.usual, text: fresh(source, { model, wanted: value, indent: gaps.indent }) };
  });
  return joined(source, node, pieces);
}

/** Whether an item stays as it is, perhaps at another place. */
function isTaken({ value }: JsonNode, wanted: readonly Value[]): boolean {
  return wanted.some((each) => sameValue(each, value));
}

type Held = { readonly start: number };
type Gaps = { readonly of: (held: Held) => string; readonly usual: string; readonly indent: string };

/** The white space before each member; a new one, and one that is the first no more, has that of the second. */
function gapsOf(text: string, node: JsonNode, all: readonly Held[]): Gaps {
  const [first, second] = all;
  const lead = first ? spaceBefore(text, first.start) : '';
  const usual = second ? spaceBefore(text, second.start) : lead.includes('\n') ? lead : ' ';
  const of = (held: Held) => (held === first ? usual : spaceBefore(text, held.start));
  const indent = usual.includes('\n') ? (usual.split('\n').at(-1) ?? '') : indentAt(text, node.start);
  return { of, usual, indent };
}

function joined({ text }: Source, node: JsonNode, pieces: readonly Piece[]): string {
  const close = text[node.end - 1] ?? '';
  const [first] = node.members ?? node.items ?? [];
  if (pieces.length === 0) return `${text[node.start]}${close}`;
  const lead = text.slice(node.start, first?.start);
  const inner = pieces.map(({ gap, text: own }, i) => (i === 0 ? own : `,${gap}${own}`));
  return lead + inner.join('') + spaceBefore(text, node.end - 1) + close;
}

function spaceBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && ' \t\r\n'.includes(text[start - 1] ?? '')) start--;
  return text.slice(start, at);
}
