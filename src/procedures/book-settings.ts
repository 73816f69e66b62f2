import { SCRATCH_PATTERNS } from '../registry/scratch-files.ts';
import { jetbrainsSettings } from './jetbrains-settings.ts';
import type { RegistrySource } from './registry-sources.ts';

/** Returns the files that make a folder a book for git and for editors, as text by path. */
export function bookSettings(sources: readonly RegistrySource[]): Record<string, string> {
  const lists = sources.filter(isOfLists);
  return {
    '.gitattributes': GIT_ATTRIBUTES,
    '.gitignore': GIT_IGNORE,
    '.editorconfig': EDITOR_CONFIG,
    '.idea/jsonSchemas.xml': jetbrainsSettings(sources, schemaFor),
    '.vscode/extensions.json': json({ recommendations: ['redhat.vscode-yaml'] }),
    '.vscode/settings.json': json(vscodeSettings(sources)),
    ...Object.fromEntries(lists.map((source) => [listSchema(source), json(listOf(source))])),
  };
}

const GIT_ATTRIBUTES = `# Registries keep the line ends they have, and are merged by record and field where a clone
# has the driver (grantbook merge-driver install), else by lines; a document is never merged as text.
project-data/** -text
project-data/**/*.yaml merge=grantbook
schemas/** -text
templates/** -text
.grantbook.yaml -text
# Evidence is known by its digest: git leaves every byte of it alone.
evidence/** -text
*.docx binary
`;

const GIT_IGNORE = `# Documents are made from the registries: grantbook render
build/
# What an editor of JetBrains keeps for one person; the schemas of registries are for all
.idea/*
!.idea/jsonSchemas.xml
# Left lying about by systems and editors; never part of the book
${SCRATCH_PATTERNS.join('\n')}
`;

const EDITOR_CONFIG = `root = true

[*.{yaml,json,hbs}]
charset = utf-8
indent_style = space
indent_size = 2
insert_final_newline = true
`;

function vscodeSettings(sources: readonly RegistrySource[]): Record<string, unknown> {
  return {
    'yaml.schemas': Object.fromEntries(sources.map(editorSchema)),
    'yaml.format.enable': false,
    'yaml.schemaStore.enable': false,
  };
}

function editorSchema(source: RegistrySource): [string, string] {
  const isFolder = source.path.endsWith('/');
  return [`./${schemaFor(source)}`, isFolder ? `${source.path}*.yaml` : source.path];
}

function schemaFor(source: RegistrySource): string {
  return isOfLists(source) ? listSchema(source) : source.schema;
}

function isOfLists({ shape }: RegistrySource): boolean {
  return shape === 'list' || shape === 'lists';
}

/** A registry's schema speaks of one record; for editors a list file needs one that speaks of the list. */
function listOf({ schema, name }: RegistrySource): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${name} (list)`,
    type: ['array', 'null'],
    items: { $ref: `../../${schema}` },
  };
}

function listSchema({ name }: RegistrySource): string {
  return `.vscode/schemas/${name}.list.json`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
