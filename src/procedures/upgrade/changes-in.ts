import { differingParts } from '../../history/text-difference.ts';
import { isTextFile } from '../../registry/upgrade/origin.ts';
import { isMapping, type Mapping, type Value } from '../../text/value.ts';
import { lineChanges } from './line-changes.ts';
import { schemaChanges } from './schema-words.ts';

/** Returns what one version of a file has otherwise than another: of a schema its fields, of a text its lines. */
export function changesIn(path: string, before: Uint8Array, after: Uint8Array): string[] {
  if (!isTextFile(path)) return ['another picture or Word file'];
  const [old, now] = [textOf(before), textOf(after)];
  const [was, is] = [schemaOf(path, old), schemaOf(path, now)];
  if (!was || !is) return shortened(lineChanges(old, now));
  const told = schemaChanges(was, is);
  return told.length > 0 ? told : ['the order or the layout of its lines'];
}

const LONG = 100;

/** Of a long line that was changed, the stretch in which both differ is told. */
function shortened(lines: readonly string[]): string[] {
  return lines.map((line, i) => {
    const [before, after] = line.startsWith('- ') ? [line, lines[i + 1]] : [lines[i - 1], line];
    const isPair = before?.startsWith('- ') === true && after?.startsWith('+ ') === true;
    if (!isPair || line.length <= LONG) return line;
    const [old, now] = differingParts(before.slice(2), after.slice(2));
    return line === before ? `- ${old}` : `+ ${now}`;
  });
}

/** Returns a text with plain line ends, and without a byte order mark. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
}

/** Returns a schema as data; undefined where it is none, or cannot be read. */
export function schemaOf(path: string, text: string): Mapping | undefined {
  if (!path.endsWith('.json')) return undefined;
  try {
    const json = JSON.parse(text) as Value;
    return isMapping(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
