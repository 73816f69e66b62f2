import { isList, isMapping } from '../text/value.ts';
import { keywordOf, propertyNames, propertyParts, type SchemaPart } from './find-properties.ts';
import { asMapping, asText, asTexts } from './keywords/parts.ts';

const FORMATS: Readonly<Record<string, string>> = {
  date: 'day',
  'date-time': 'day and time',
  'clock-time': 'time of day',
  email: 'e-mail address',
  'https-url': 'web address',
  'project-month': 'project month',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
  object: 'group of fields',
};

/** Returns what a member of a record is, in words: `day`, `one of draft, published`, `list of ids of people`. */
export function typeWords(part: SchemaPart, many = false): string {
  const items = keywordOf(part, 'items');
  if (isMapping(items)) return `list of ${typeWords({ registry: part.registry, schema: items }, true)}`;
  const to = asMapping(keywordOf(part, 'x-ref')).to;
  if (to !== undefined) return `${many ? 'ids' : 'id'} of ${asTexts(isList(to) ? to : [to]).join(' or ')}`;
  const choices = keywordOf(part, 'enum');
  if (isList(choices)) return `one of ${choiceWords(choices.map(String))}`;
  const words = FORMATS[asText(keywordOf(part, 'format')) ?? ''] ?? typeOf(part);
  return many ? plural(words) : words;
}

const MOST_CHOICES = 16;

function choiceWords(choices: readonly string[]): string {
  if (choices.length <= MOST_CHOICES) return choices.join(', ');
  return `${choices.length} (${choices.slice(0, 4).join(', ')}, …)`;
}

function typeOf(part: SchemaPart): string {
  const type = keywordOf(part, 'type');
  if (isList(type)) return type.map((each) => TYPES[String(each)] ?? String(each)).join(' or ');
  const implied = propertyNames(part).length > 0 ? 'object' : '';
  const name = typeof type === 'string' ? type : implied;
  return TYPES[name] ?? (name === '' ? 'any value' : name);
}

function plural(words: string): string {
  if (words === 'group of fields') return 'groups of fields';
  if (/address$/.test(words)) return `${words}es`;
  return / /.test(words) && !/number$|month$/.test(words) ? words : `${words}s`;
}

/** A member of a group of fields, or of the groups of a list. */
export type NamedPart = { readonly name: string; readonly required: boolean; readonly part: SchemaPart };

/** Returns the fields inside a member, lists passed through; none where it is a single value. */
export function memberParts(part: SchemaPart): NamedPart[] {
  const inner = groupOf(part);
  const required = asTexts(keywordOf(inner, 'required') ?? []);
  return [...new Set(propertyNames(inner))].flatMap((name) => {
    const [member] = propertyParts(inner, name);
    return member ? [{ name, required: required.includes(name), part: member }] : [];
  });
}

function groupOf(part: SchemaPart): SchemaPart {
  const items = keywordOf(part, 'items');
  return isMapping(items) ? groupOf({ registry: part.registry, schema: items }) : part;
}
