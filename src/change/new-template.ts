import { derivedOf } from '../registry/derived/with-derived.ts';
import { isPersonal } from '../registry/personal.ts';
import type { Workspace } from '../registry/workspace.ts';
import { keywordOf, propertyParts, rootPart, type SchemaPart } from '../schema/find-properties.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { words } from '../schema/words.ts';
import { isList, isMapping } from '../text/value.ts';
import { companionsOf, type ShippedTemplates } from './eject-template.ts';
import type { Plan } from './plan.ts';

/** A template to be begun. */
export type NewTemplateRequest = {
  readonly name: string;
  readonly registry: RegistrySchema;
  readonly shipped: ShippedTemplates;
  readonly reason?: string | undefined;
};

/** Plans a template that shows the columns of a registry and makes a document as it is. */
export function newTemplate(workspace: Workspace, request: NewTemplateRequest): Plan {
  const { name, registry, shipped, reason } = request;
  const text = templateText(request, workspace);
  return {
    writes: new Map([
      [`templates/${name}.md.hbs`, new TextEncoder().encode(text)],
      ...companionsOf(text, workspace, shipped),
    ]),
    deletes: [],
    message: {
      subject: `template ${name}: begin it, for ${registry.name}`,
      ...(reason !== undefined && { reason }),
      trailers: [['Registry', registry.name]],
    },
  };
}

function templateText({ name, registry }: NewTemplateRequest, { registries }: Workspace): string {
  const { id, label, noun, columns } = registry;
  const project = registries.get('project')?.schema;
  const has = (field: string) => project?.fields.some((each) => each.name === field) ?? false;
  const acronym = has('acronym') ? '{{project.acronym}}_' : '';
  const about = registry.single ? '' : `_{{record.${id.field}}}`;
  const heading = isPersonal(registry, [label]) ? id.field : label;
  const rows = columns.flatMap((column) => rowOf(column, registry));
  return `---
for: ${registry.name}
title: ${JSON.stringify(`${capital(plain(words(noun)))}: {{record.${heading}}}`)}
output: "${acronym}${name}${about}"
---
# {{record.${heading}}}

::::fields{widths="25 75"}
| | |
|---|---|
${rows.join('\n')}
::::
${has('disclaimer') ? IMPRINT : ''}`;
}

/** What the funder asks for on everything that is published. */
const IMPRINT = '\n{{> imprint}}\n';

/** A row of the table; one that a record may lack stands in a condition. Personal data and groups are left out. */
function rowOf(column: string, registry: RegistrySchema): string[] {
  const path = column.split('.');
  const [first = ''] = path;
  const field = [...registry.fields, ...derivedOf(registry)].find(({ name }) => name === first);
  const value = printed(column, registry);
  if (!field || value === undefined || isPersonal(registry, path)) return [];
  const name = path.length === 1 ? field.title : words(path.at(-1) ?? '');
  const row = `| ${plain(name).replaceAll(/[\\`*_[\]<>|#&:]/g, '\\$&')} | ${value} |`;
  const given = ('required' in field && field.required && path.length === 1) || value.startsWith('{{#if');
  return given ? [row] : [`{{#if record.${column}}}`, row, '{{/if}}'];
}

/** Returns what prints a field as its kind asks for; undefined where it has no one way to be printed. */
function printed(column: string, registry: RegistrySchema): string | undefined {
  const way = `record.${column}`;
  if (column === registry.lifecycle?.field) return `{{state ${way}}}`;
  let parts: readonly SchemaPart[] = [rootPart(registry)];
  for (const step of column.split('.')) parts = parts.flatMap((part) => propertyParts(part, step));
  const [part] = parts;
  if (!part)
    return derivedOf(registry).find(({ name }) => name === column)?.type === 'object'
      ? undefined
      : `{{${way}}}`;
  const items = keywordOf(part, 'items');
  if (isMapping(items)) return listValue(way, { registry, schema: items });
  return keywordOf(part, 'type') === 'object' ? undefined : `{{${singleValue(way, part)}}}`;
}

function listValue(way: string, item: SchemaPart): string | undefined {
  if (keywordOf(item, 'x-ref') !== undefined) return `{{join (refs ${way})}}`;
  const type = keywordOf(item, 'type');
  return type === 'object' || type === 'array' ? undefined : `{{join ${way}}}`;
}

const BY_FORMAT: Readonly<Record<string, string>> = { date: 'date', 'project-month': 'month' };

function singleValue(way: string, part: SchemaPart): string {
  const helper = BY_FORMAT[String(keywordOf(part, 'format'))];
  if (helper !== undefined) return `${helper} ${way}`;
  if (keywordOf(part, 'x-ref') !== undefined) return `ref ${way}`;
  if (keywordOf(part, 'type') === 'boolean') return `#if ${way}}}yes{{else}}no{{/if`;
  const choices = keywordOf(part, 'enum');
  return isList(choices) && choices.every((each) => typeof each === 'string') ? `words ${way}` : way;
}

/** A schema's words are no template. */
function plain(text: string): string {
  return text.replaceAll(/[{}]/g, '');
}

function capital(text: string): string {
  return text.replace(/^./u, (letter) => letter.toUpperCase());
}
