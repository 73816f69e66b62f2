import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parseDocument } from 'yaml';

type Schema = {
  readonly $id?: string;
  readonly 'x-registry'?: { readonly source?: { readonly file?: string; readonly folder?: string } };
};

/** Says what is wrong with a text that stands at a path; undefined where nothing is, or no schema is for it. */
export type Opinion = (path: string, text: string) => string | undefined;

/** Returns an opinion that has nothing of our own code in it: the parser of the yaml package, and a plain ajv over the schemas of a book. */
export function opinionOf(book: string): Opinion {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  const schemas = readdirSync(join(book, 'schemas'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(book, 'schemas', name), 'utf8')) as Schema);
  for (const schema of schemas) ajv.addSchema(schema);
  return (path, text) => {
    const [, first = '', second] = path.split('/');
    const schema = schemas.find(({ 'x-registry': registry }) =>
      second === undefined ? registry?.source?.file === first : registry?.source?.folder === first,
    );
    const validate = schema && ajv.getSchema(schema.$id ?? '');
    return validate && wrongWith(validate, text);
  };
}

function wrongWith(validate: ValidateFunction, text: string): string | undefined {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const problem = [...document.errors, ...document.warnings][0];
  if (problem) return `called valid, and is no YAML: ${problem.message}`;
  const value: unknown = document.toJS();
  const wrong = (Array.isArray(value) ? value : [value]).find((record) => !validate(record));
  return wrong === undefined ? undefined : `called valid, and is not: ${JSON.stringify(wrong).slice(0, 300)}`;
}

/** Reads every registry of a book that `validate` calls valid; returns what is wrong with them all the same. */
export function secondOpinion(book: string): string[] {
  const opinion = opinionOf(book);
  const names = readdirSync(join(book, 'project-data'), { recursive: true, encoding: 'utf8' });
  const paths = names.filter(
    (name) => /^[^.].*\.yaml$/.test(name) && lstatSync(join(book, 'project-data', name)).isFile(),
  );
  return paths.flatMap((name) => {
    const said = opinion(`project-data/${name}`, readFileSync(join(book, 'project-data', name), 'utf8'));
    return said === undefined ? [] : [`${name}: ${said}`];
  });
}
