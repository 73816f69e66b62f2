import { isMapping, type Mapping, type Path, valueAt } from '../text/value.ts';
import type { Resolve } from './walk-schema.ts';

/** A schema as read from its file. */
export type SchemaJson = { readonly file: string; readonly text: string; readonly json: Mapping };

const REFERENCE = /^([A-Za-z0-9.-]*)#((?:\/[^/]+)*)$/;

/**
 * Returns how references in one schema are resolved: `#/$defs/x` in the schema itself,
 * `other.schema.json#/$defs/x` in the schemas folder, nothing else.
 */
export function resolver(schema: SchemaJson, library: readonly SchemaJson[]): Resolve {
  return (ref) => {
    const match = REFERENCE.exec(ref);
    if (!match) return undefined;
    const [, document = '', pointer = ''] = match;
    const target = document === '' ? schema : library.find((other) => fileName(other) === document);
    const at: Path = pointer.split('/').slice(1).map(unescapePointer);
    const found = target && valueAt(target.json, at);
    return isMapping(found) ? { schema: found, at: target === schema ? at : undefined } : undefined;
  };
}

/** Returns the schema's file name, by which other schemas refer to it. */
export function fileName(schema: { readonly file: string }): string {
  return schema.file.replace(/^.*\//, '');
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
