/** Builds dist/: the command as CommonJS chunks, and the shipped schemas as compiled code. */
import { deepStrictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _, type Options } from 'ajv';
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
import { schemaDigests, togetherDigest } from '../src/schema/load-schemas.ts';
import { readFieldRules, readRegistrySchema } from '../src/schema/read-registry-schema.ts';
import { resolver, type SchemaJson } from '../src/schema/schema-library.ts';
import { quickDocx } from './quick-docx.ts';
import { withoutErrors } from './without-errors.ts';
import { withoutWords } from './without-words.ts';

const DIST = 'dist';
const FORMATS = 'grantbook-formats';

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
await buildShipped();
await buildCommand();
await buildTemplates();
copyDrawingTools();
await buildLauncher();

async function buildCommand(): Promise<void> {
  const bundle = await rolldown({
    input: { main: 'src/cli/main.ts' },
    platform: 'node',
    external: [/^node:/],
    plugins: [quickDocx()],
  });
  const { output } = await bundle.write({
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    minify: false,
  });
  await bundle.close();
  const chunks = output.filter((item): item is OutputChunk => item.type === 'chunk');
  const kilobytes = chunks.reduce((sum, chunk) => sum + chunk.code.length, 0) / 1024;
  console.log(`built ${chunks.length} chunks, ${Math.round(kilobytes)} KB`);
}

/** The launcher names what it loads by the digest of all of it, so that no run takes another build's compiled code. */
async function buildLauncher(): Promise<void> {
  const digest = createHash('sha256');
  for (const name of (readdirSync(DIST, { recursive: true }) as string[]).sort())
    if (name.endsWith('.cjs')) digest.update(name).update(readFileSync(`${DIST}/${name}`));
  const bundle = await rolldown({
    input: { grantbook: 'src/cli/bin.ts' },
    platform: 'node',
    external: [/^node:/],
    transform: { define: { BUILD: JSON.stringify(digest.digest('hex').slice(0, 16)) } },
  });
  const banner = '#!/usr/bin/env node';
  await bundle.write({ dir: DIST, format: 'cjs', entryFileNames: '[name].cjs', banner });
  await bundle.close();
  chmodSync(`${DIST}/grantbook.cjs`, 0o755);
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

/** What charts are drawn with, and the licences that go with it. */
function copyDrawingTools(): void {
  const folder = `${DIST}/drawing`;
  mkdirSync(folder, { recursive: true });
  const files = {
    'resvg.wasm': import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'),
    'sans.ttf': import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
    'sans-bold.ttf': import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
    'sans-LICENSE': import.meta.resolve('dejavu-fonts-ttf/LICENSE'),
  };
  for (const [name, url] of Object.entries(files)) copyFileSync(fileURLToPath(url), `${folder}/${name}`);
}

async function buildShipped(): Promise<void> {
  const schemas = readdirSync('schemas')
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => {
      const text = readFileSync(`schemas/${name}`, 'utf8');
      return { file: `schemas/${name}`, text, json: JSON.parse(text) };
    });
  for (const schema of schemas) {
    const mistakes = await checkSchema(schema.json, resolver(schema, schemas));
    if (mistakes.length > 0) throw new Error(`${schema.file}: ${mistakes[0]?.message}`);
  }
  fitTogether(schemas);
  const full = validatorsOf(schemas, { allErrors: true });
  const short = validatorsOf(schemas, { allErrors: false, messages: false });
  const digestOf = schemaDigests(schemas);
  const sources = 'node_modules/.grantbook';
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  const input: Record<string, string> = {};
  for (const schema of schemas) {
    const digest = digestOf(schema);
    for (const [name, code] of [
      [digest, full(schema)],
      [`${digest}-verdict`, withoutErrors(short(schema))],
    ] as const) {
      input[name] = `${sources}/${name}.cjs`;
      writeFileSync(`${sources}/${name}.cjs`, code);
    }
  }
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
  const rules = schemas.map((schema) => [
    digestOf(schema),
    readFieldRules(schema.json, resolver(schema, schemas)),
  ]);
  const kept = { together: togetherDigest(schemas.map(digestOf)), rules: Object.fromEntries(rules) };
  const text = JSON.stringify(kept);
  deepStrictEqual(JSON.parse(text), kept, 'what fields ask for is plain data');
  writeFileSync(`${DIST}/validators/known.json`, text);
}

/** Returns what generates the code of a shipped schema's validator. */
function validatorsOf(schemas: readonly SchemaJson[], options: Options): (schema: SchemaJson) => string {
  const code = { source: true, formats: _`require(${FORMATS}).formats` };
  const ajv = new Ajv2020({ ...compileOptions(), ...options, code });
  for (const { json } of schemas) ajv.addSchema(withoutWords(json));
  const generate = typeof standalone === 'function' ? standalone : standalone.default;
  return ({ file, json }) => {
    const validate = ajv.getSchema(String(json.$id));
    if (!validate) throw new Error(`${file} has no validator`);
    return generate(ajv, validate);
  };
}

/** Throws where a shipped schema says something of another that is not there. */
function fitTogether(schemas: readonly SchemaJson[]): void {
  const registries = schemas
    .filter(({ json }) => json['x-registry'] !== undefined)
    .map((schema) => readRegistrySchema(schema, resolver(schema, schemas)));
  for (const registry of registries) {
    const [mistake] = lintTogether(registry, registries);
    if (mistake) throw new Error(`${registry.file}: ${mistake.message}`);
  }
}
