import { derivedOf } from '../registry/derived/with-derived.ts';
import { isPersonal } from '../registry/personal.ts';
import { keywordOf, rootPart } from '../schema/find-properties.ts';
import { asText } from '../schema/keywords/parts.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { memberParts, type NamedPart, typeWords } from '../schema/type-words.ts';
import { blockShapes, helperShapes } from './fill/helper-list.ts';
import { directiveShapes } from './markdown/directive-list.ts';
import type { TemplateKind } from './template.ts';

/** Something that a template may write. */
export type TemplateValue = {
  readonly group: 'record' | 'project' | 'document' | 'helper' | 'block' | 'directive' | 'part';
  /** As it is written: `record.due_month`; `record.sections[].title` of each item of a list. */
  readonly name: string;
  /** What it is, in words. */
  readonly type: string;
  /** Whether every record has it; what may be absent needs `{{#if …}}` or `(default … "…")`. */
  readonly required: boolean;
  /** Whether it is worked out from the book, not stored. */
  readonly derived: boolean;
  /** Whether it is personal data, which only a template that says `personal: true` prints. */
  readonly personal: boolean;
  /** What it says, in a sentence; of a helper, how it is written. */
  readonly description: string;
};

/** What templates of a kind can say: of records of a registry, and of the project. */
export type ValuesOf = {
  readonly kind: TemplateKind;
  readonly registry: RegistrySchema;
  readonly project: RegistrySchema | undefined;
  /** The names of the parts that the templates of the book share. */
  readonly parts: readonly string[];
};

/** Returns everything that a template of a registry may use. */
export function templateValues({ kind, registry, project, parts }: ValuesOf): TemplateValue[] {
  return [
    ...fieldValues('record', registry),
    ...(project ? fieldValues('project', project) : []),
    ...(kind === 'mail' ? MAIL : DOCUMENT),
    ...toolValues('helper', helperShapes),
    ...toolValues('block', blockShapes),
    ...(kind === 'mail' ? [] : toolValues('directive', directiveShapes)),
    ...(kind === 'mail' ? [] : parts.map(partValue)),
  ];
}

const PLAIN = { required: false, derived: false, personal: false };

function given(name: string, type: string, description: string): TemplateValue {
  return { ...PLAIN, group: 'document', name, type, required: true, description };
}

const DOCUMENT: readonly TemplateValue[] = [
  given('title', 'text', 'The title in the front matter, filled.'),
  given('header', 'text', 'What the pages’ header shows.'),
  given('footer', 'text', 'What the pages’ footer shows.'),
  given('history', 'list of groups of fields', 'The versions of the record, oldest first.'),
  ...['version', 'date', 'author', 'change'].map((name) =>
    given(`history[].${name}`, name === 'date' ? 'day' : 'text', 'Of each version.'),
  ),
  given(
    'book',
    'group of fields',
    'The book itself: registries, settings, templates, risks; parts and effort.',
  ),
];

const MAIL: readonly TemplateValue[] = [
  given('today', 'day', 'The day the mail is written.'),
  given('late', 'list of groups of fields', 'What the person owes and is late with.'),
  given('due', 'list of groups of fields', 'What the person owes soon.'),
];

function fieldValues(group: 'record' | 'project', registry: RegistrySchema): TemplateValue[] {
  const stored = memberParts(rootPart(registry)).flatMap((member) => [
    fieldValue(member, { group, registry, path: [] }),
    ...memberParts(member.part).map((inner) => fieldValue(inner, { group, registry, path: [member] })),
  ]);
  const derived = derivedOf(registry).map(({ name, type, description, daily }): TemplateValue => {
    const day = daily ? ' Needs a day: --today.' : '';
    const words = typeWords({ registry, schema: { type } });
    const says = `${firstSentence(description)}${day}`;
    return { ...PLAIN, group, name: `${group}.${name}`, type: words, derived: true, description: says };
  });
  return [...stored, ...derived];
}

type Placed = {
  readonly group: 'record' | 'project';
  readonly registry: RegistrySchema;
  /** The members around it. */
  readonly path: readonly NamedPart[];
};

function fieldValue(member: NamedPart, { group, registry, path }: Placed): TemplateValue {
  const around = path.map(({ name, part }) => `${name}${keywordOf(part, 'items') === undefined ? '' : '[]'}`);
  return {
    group,
    name: [group, ...around, member.name].join('.'),
    type: typeWords(member.part),
    required: member.required,
    derived: false,
    personal: isPersonal(registry, [...path.flatMap(stepsOf), member.name]),
    description: firstSentence(asText(keywordOf(member.part, 'description')) ?? ''),
  };
}

function stepsOf({ name, part }: NamedPart): (string | number)[] {
  return keywordOf(part, 'items') === undefined ? [name] : [name, 0];
}

function partValue(name: string): TemplateValue {
  const description = `{{> ${name}}} alone on its line`;
  return { ...PLAIN, group: 'part', name, type: 'part', description };
}

type Shapes = Readonly<Record<string, { readonly usage: string }>>;

function toolValues(group: 'helper' | 'block' | 'directive', shapes: Shapes): TemplateValue[] {
  return Object.entries(shapes).map(([name, { usage }]) => ({
    ...PLAIN,
    group,
    name,
    type: group,
    description: usage,
  }));
}

/** Returns the first sentence of a description: examples and asides come after it. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[\p{Lu}"“]|$)/su.exec(text)?.[0] ?? text;
}
