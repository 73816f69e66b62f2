import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseDocument } from 'yaml';

/** Plain data as it comes out of a schema or a YAML file. */
export type Data = { readonly [key: string]: unknown };

/** A record of the book, with the file it stands in. */
export type BookRecord = { readonly file: string; readonly data: Data };

/** Checks a record's data and leaves its errors behind, as ajv does. */
export type Validate = ((data: unknown) => boolean) & {
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
};

/** A registry as the test reads it: without any code of the product. */
export type BookRegistry = {
  readonly name: string;
  readonly schema: Data;
  readonly records: readonly BookRecord[];
  readonly validate: Validate;
};

const ROOT = join(import.meta.dirname, '../..');

/** Reads a file of the repository as text. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Returns the file names of a folder of the repository, sorted. */
export function readFolder(path: string): string[] {
  return readdirSync(join(ROOT, path)).sort();
}

/** Returns every schema of the book by its file name. */
export function readSchemas(): Map<string, Data> {
  const names = readFolder('schemas').filter((name) => name.endsWith('.schema.json'));
  return new Map(names.map((name) => [name, JSON.parse(readText(`schemas/${name}`)) as Data]));
}

/** Reads the whole book: every registry with its records and a validator of its own. */
export function readBook(): BookRegistry[] {
  const schemas = readSchemas();
  const ajv = newAjv(schemas);
  for (const schema of schemas.values()) ajv.addSchema(schema);
  return [...schemas].flatMap(([file, schema]) => {
    if (schema['x-registry'] === undefined) return [];
    const validate = ajv.getSchema(file) as Validate | undefined;
    if (!validate) throw new Error(`no validator for ${file}`);
    return [{ name: file.replace('.schema.json', ''), schema, records: readRecords(schema), validate }];
  });
}

/** Returns a part of plain data by its keys, or undefined. */
export function part(data: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isData(value) ? value[key] : undefined), data);
}

/** Returns whether the value is a mapping. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function newAjv(schemas: ReadonlyMap<string, Data>): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allErrors: true,
    ownProperties: true,
    allowUnionTypes: true,
  });
  const keywords = JSON.stringify([...schemas.values()]).matchAll(/"(x-[a-z-]+|enumDescriptions)":/g);
  for (const keyword of new Set([...keywords].map((match) => match[1] ?? ''))) ajv.addKeyword(keyword);
  ajv.addFormat('date', (text) => dayExists(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  ajv.addFormat('project-month', /^M[1-9][0-9]{0,2}$/);
  ajv.addFormat('email', /^[a-z0-9.-]+@[a-z0-9.-]+\.[a-z]+$/);
  ajv.addFormat('line', (text) => !/[\n\r]/.test(text));
  ajv.addFormat('https-url', (text) => /^https:\/\/[^\s\\@]+$/.test(text) && URL.canParse(text));
  ajv.addFormat('clock-time', /^([01][0-9]|2[0-3]):[0-5][0-9]$/);
  return ajv;
}

function dayExists(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readRecords(schema: Data): BookRecord[] {
  const folder = part(schema, 'x-registry', 'source', 'folder');
  if (typeof folder === 'string') {
    const files = readFolder(`project-data/${folder}`).map((name) => `project-data/${folder}/${name}`);
    return files.map((file) => ({ file, data: readYaml(file) as Data }));
  }
  const file = `project-data/${part(schema, 'x-registry', 'source', 'file')}.yaml`;
  const value = readYaml(file);
  const list = Array.isArray(value) ? value : [value];
  return list.map((data: Data) => ({ file, data }));
}

function readYaml(file: string): unknown {
  const document = parseDocument(readText(file), { version: '1.2', schema: 'core', strict: true });
  if (document.errors.length > 0 || document.warnings.length > 0) {
    throw new Error(`${file}: ${[...document.errors, ...document.warnings].join('; ')}`);
  }
  return document.toJS();
}
