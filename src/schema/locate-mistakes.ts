import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Path } from '../text/value.ts';
import { loadJudge } from '../text/yaml/judge.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import type { YamlRecord } from '../text/yaml/yaml-file.ts';
import type { SchemaMistake } from './lint-schema.ts';

/** Returns the mistakes as findings with their places; JSON is read as the YAML that it also is. */
export async function locateMistakes(
  source: { readonly file: string; readonly text: string },
  mistakes: readonly SchemaMistake[],
): Promise<Diagnostic[]> {
  if (mistakes.length === 0) return [];
  const read = readYaml({ ...source, shape: 'record', idField: '' }, await loadJudge());
  const file = read === 'needs-judge' ? undefined : read;
  const syntax = mistakes.find((mistake) => mistake.code === 'declaration/syntax');
  const place = file?.problems.at(-1);
  if (syntax && place) {
    return [
      finding(
        source.file,
        { ...syntax, message: `the schema is not valid JSON: ${place.message}` },
        place.span,
      ),
    ];
  }
  return mistakes.map((mistake) =>
    finding(source.file, mistake, mistake.span ?? locate(file?.records[0], mistake)),
  );
}

/** Returns a mistake for each key that stands twice in a mapping: JSON readers take the last without a word. */
export async function duplicateKeys(source: {
  readonly file: string;
  readonly text: string;
}): Promise<SchemaMistake[]> {
  const read = readYaml({ ...source, shape: 'record', idField: '' }, await loadJudge());
  const problems = read === 'needs-judge' ? [] : read.problems;
  const twice = problems.filter(({ code }) => code === 'yaml/duplicate-key');
  return twice.map(({ message, hint, span }) => ({
    code: 'declaration/invalid',
    at: [],
    message,
    ...(hint !== undefined && { hint }),
    ...(span && { span }),
  }));
}

function locate(record: YamlRecord | undefined, mistake: SchemaMistake): Span | undefined {
  if (!record) return undefined;
  for (let at: Path = mistake.at; at.length > 0; at = at.slice(0, -1)) {
    const place = record.locate(at);
    if (!place) continue;
    return mistake.code === 'declaration/unknown-keyword' ? (place.key ?? place.value) : place.value;
  }
  return { start: 0, end: 1 };
}

function finding(
  file: string,
  { code, message, hint, suggestions }: SchemaMistake,
  span: Span | undefined,
): Diagnostic {
  return {
    code,
    severity: 'error',
    file,
    message,
    ...(span && { span }),
    ...(hint !== undefined && { hint }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
  };
}
