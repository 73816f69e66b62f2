import { isVersion } from '../../base/version-order.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isMapping, type Mapping } from '../../text/value.ts';
import { readYamlFile } from '../../text/yaml/read-yaml-file.ts';
import type { YamlRecord } from '../../text/yaml/yaml-file.ts';
import type { Files } from '../files.ts';
import { readText } from '../load-registry.ts';

/** The file that says which grantbook a book needs. Whatever else is added to it, `needs` stays as it is. */
export const PIN_FILE = '.grantbook.yaml';

/** Which version a book needs at least, where it says so, and what is wrong with how it says it. */
export type Pin = { readonly needs?: string; readonly problems: readonly Diagnostic[] };

/** Reads which version a book needs, before anything else of it is read. */
export async function readPin(files: Files): Promise<Pin> {
  const there = files.list().find(({ path }) => path === PIN_FILE || path.startsWith(`${PIN_FILE}/`));
  if (!there) return { problems: [] };
  if (there.path !== PIN_FILE) return { problems: [fault('is a folder, not a file')] };
  const { text, problems } = readText(files, PIN_FILE);
  if (problems.length > 0) return { problems };
  const yaml = await readYamlFile({ file: PIN_FILE, text, shape: 'record', idField: '' });
  const [record] = yaml.records;
  const wrong = yaml.problems.filter(({ code }) => code !== 'yaml/empty');
  if (!record || !isMapping(record.value)) return { problems: [...wrong, fault(SAYS_NOTHING)] };
  return pinOf(record.value, record);
}

const SAYS_NOTHING = 'does not say which version the book needs';

function pinOf(data: Mapping, record: YamlRecord): Pin {
  const { needs } = data;
  if (typeof needs !== 'string' || !isVersion(needs))
    return { problems: [fault(SAYS_NOTHING, record.locate(['needs'])?.value)] };
  const others = Object.keys(data).filter((key) => key !== 'needs');
  return { needs, problems: others.map((key) => fault(`has no "${key}"`, record.locate([key])?.key)) };
}

function fault(what: string, span?: Diagnostic['span']): Diagnostic {
  return {
    code: 'book/needs',
    severity: 'error',
    file: PIN_FILE,
    ...(span && { span }),
    message: `"${PIN_FILE}" ${what}`,
    hint: 'it holds one line, with the three numbers of a version: needs: 0.1.0',
  };
}

/** Returns the text of the file that says which version a book needs. */
export function pinText(version: string): string {
  return `# The oldest grantbook that may work on this book: an older one would not understand all of it.\n# It is raised by: grantbook schema upgrade\nneeds: ${version}\n`;
}
