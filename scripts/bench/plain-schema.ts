/** A book's schemas as a validator takes them that knows nothing of books. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A schema of whole files, and the files, or the folder, that it is for. */
export type PlainSchema = {
  readonly name: string;
  readonly schema: object;
  readonly data: readonly string[];
};

type Json = { [key: string]: unknown };
type Source = { readonly file?: string; readonly folder?: string; readonly lists?: string };

/** Returns the schemas of a book's registries, without what only grantbook knows. */
export function plainSchemas(book: string): PlainSchema[] {
  const folder = join(book, 'schemas');
  const shared = join(folder, 'common.schema.json');
  const common: Json = existsSync(shared) ? read(shared) : {};
  return readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json') && name !== 'common.schema.json')
    .map((name) => {
      const schema = read(join(folder, name));
      const { source, single } = schema['x-registry'] as { source: Source; single?: boolean };
      const plain = simplify(schema, common) as Json;
      const isList = source.folder === undefined && single !== true;
      const dialect = 'https://json-schema.org/draft/2020-12/schema';
      return {
        name: name.replace('.schema.json', ''),
        schema: { $schema: dialect, ...(isList ? listOf(plain) : plain) },
        data: [dataOf(book, source)].filter((path) => existsSync(path)),
      };
    })
    .filter(({ data }) => data.length > 0);
}

/** What a schema refers to in itself stands at the top of its file. */
function listOf({ $defs, ...items }: Json): Json {
  return { ...($defs !== undefined && { $defs }), type: 'array', items };
}

function dataOf(book: string, { file, folder, lists }: Source): string {
  return join(book, 'project-data', file === undefined ? (folder ?? lists ?? '') : `${file}.yaml`);
}

function read(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

const DROPPED = /^(x-|\$id$|\$schema$|examples$|enumDescriptions$)/;
const KNOWN_FORMATS = ['date', 'email'];

/** A schema with its references put in place, and without what a peer does not know. */
function simplify(value: unknown, common: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => simplify(item, common));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Json;
  const isShared = typeof $ref === 'string' && $ref.startsWith('common.');
  const target = isShared ? definition(common, $ref) : undefined;
  const merged: Json = { ...target, ...rest, ...(target || $ref === undefined ? {} : { $ref }) };
  const kept = Object.entries(merged).filter(
    ([key, item]) =>
      !DROPPED.test(key) && !(key === 'format' && typeof item === 'string' && !KNOWN_FORMATS.includes(item)),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, simplify(item, common)]));
}

function definition(common: Json, ref: string): Json {
  return (common.$defs as Record<string, Json>)[ref.replace(/^.*\//, '')] ?? {};
}
