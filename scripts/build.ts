/** Builds dist/: the command as CommonJS chunks, and the shipped schemas as compiled code. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { type OutputChunk, rolldown } from 'rolldown';
import { openWorkingTree } from '../src/io/working-tree.ts';
import { loadWorkspace } from '../src/registry/load-workspace.ts';
import { loadTemplates } from '../src/render/load-template.ts';
import { checkTemplates, templatesDigest } from '../src/rules/check-templates.ts';
import { checkSchema } from '../src/schema/check-schema.ts';
import { compileOptions } from '../src/schema/compile-schema.ts';
import { lintTogether } from '../src/schema/lint-together.ts';
import { schemaDigest, togetherDigest } from '../src/schema/load-schemas.ts';
import { readRegistrySchema } from '../src/schema/read-registry-schema.ts';
import { resolver, type SchemaJson } from '../src/schema/schema-library.ts';

const DIST = 'dist';
const FORMATS = 'grantbook-formats';

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
await buildShipped();
await buildCommand();
await buildTemplates();

async function buildCommand(): Promise<void> {
  const bundle = await rolldown({
    input: { grantbook: 'src/cli/bin.ts' },
    platform: 'node',
    external: [/^node:/],
  });
  const { output } = await bundle.write({
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
    minify: false,
  });
  await bundle.close();
  chmodSync(`${DIST}/grantbook.cjs`, 0o755);
  const chunks = output.filter((item): item is OutputChunk => item.type === 'chunk');
  const kilobytes = chunks.reduce((sum, chunk) => sum + chunk.code.length, 0) / 1024;
  console.log(`built ${chunks.length} chunks, ${Math.round(kilobytes)} KB`);
}

/** The shipped templates are checked here once, so that a book that has them as they are need not be checked again. */
async function buildTemplates(): Promise<void> {
  const files = openWorkingTree('.');
  const problems = await checkTemplates(await loadWorkspace(files));
  const { templates } = loadTemplates(files);
  if (problems.length > 0) throw new Error(`${problems[0]?.file}: ${problems[0]?.message}`);
  const registries = [...new Set(templates.map((template) => template.registry))];
  writeFileSync(
    `${DIST}/shipped-templates.json`,
    JSON.stringify({ digest: templatesDigest(files), registries }),
  );
}

async function buildShipped(): Promise<void> {
  const schemas = readdirSync('schemas')
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => {
      const text = readFileSync(`schemas/${name}`, 'utf8');
      return { file: `schemas/${name}`, text, json: JSON.parse(text) };
    });
  const ajv = new Ajv2020({
    ...compileOptions(),
    code: { source: true, formats: _`require(${FORMATS}).formats` },
  });
  for (const { json } of schemas) ajv.addSchema(json);
  for (const schema of schemas) {
    const mistakes = await checkSchema(schema.json, resolver(schema, schemas));
    if (mistakes.length > 0) throw new Error(`${schema.file}: ${mistakes[0]?.message}`);
  }
  const generate = typeof standalone === 'function' ? standalone : standalone.default;
  const sources = 'node_modules/.grantbook';
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  const input: Record<string, string> = {};
  for (const schema of schemas) {
    const validate = ajv.getSchema(schema.json.$id);
    if (!validate) throw new Error(`${schema.file} has no validator`);
    const digest = schemaDigest(schema, schemas);
    input[digest] = `${sources}/${digest}.cjs`;
    writeFileSync(`${sources}/${digest}.cjs`, generate(ajv, validate));
  }
  const together = togetherDigest(schemas.map((schema) => schemaDigest(schema, schemas)));
  input[together] = `${sources}/${together}.cjs`;
  writeFileSync(`${sources}/${together}.cjs`, `module.exports = () => ${fitTogether(schemas)};\n`);
  const bundle = await rolldown({
    input,
    platform: 'node',
    resolve: { alias: { [FORMATS]: resolve('src/schema/formats.ts') } },
  });
  await bundle.write({
    dir: `${DIST}/validators`,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'shared-[hash].cjs',
    minify: true,
  });
  await bundle.close();
}

/** Throws where a shipped schema says something of another that is not there. */
function fitTogether(schemas: readonly SchemaJson[]): boolean {
  const registries = schemas
    .filter(({ json }) => json['x-registry'] !== undefined)
    .map((schema) => readRegistrySchema(schema.file, schema.json, resolver(schema, schemas)));
  for (const registry of registries) {
    const [mistake] = lintTogether(registry, registries);
    if (mistake) throw new Error(`${registry.file}: ${mistake.message}`);
  }
  return true;
}
