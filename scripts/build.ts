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
import { type OutputChunk, type RolldownOutput, rolldown } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };
import { openWorkingTree } from '../src/io/working-tree.ts';
import { loadWorkspace } from '../src/registry/load-workspace.ts';
import { loadTemplates } from '../src/render/load-template.ts';
import { checkTemplates, templatesDigest } from '../src/rules/check-templates.ts';
import { checkSchema } from '../src/schema/check-schema.ts';
import { compileOptions } from '../src/schema/compile-schema.ts';
import { type DeclaredSchema, declaredBy } from '../src/schema/declared-schema.ts';
import { lintTogether } from '../src/schema/lint-together.ts';
import { schemaDigests, togetherDigest } from '../src/schema/load-schemas.ts';
import { readRegistrySchema } from '../src/schema/read-registry-schema.ts';
import { resolver, type SchemaJson } from '../src/schema/schema-library.ts';
import { licences } from './bundled/licences.ts';
import { readLock } from './bundled/lock.ts';
import { agree } from './bundled/reasons.ts';
import { sbom } from './bundled/sbom.ts';
import { lazyCommander } from './lazy-commander.ts';
import { chunkGroups, quickChunks } from './quick-chunks.ts';
import { quickDocx } from './quick-docx.ts';
import { withoutErrors } from './without-errors.ts';
import { withoutSchemas } from './without-schemas.ts';
import { withoutWords } from './without-words.ts';

const generate = typeof standalone === 'function' ? standalone : standalone.default;

const DIST = 'dist';
const FORMATS = 'grantbook-formats';

/** `build command` leaves what is made of the shipped schemas and templates as it is, and is many times faster. */
const whole = process.argv[2] !== 'command';
if (whole) rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
const modules = new Set<string>();
if (whole) await buildShipped();
await buildCommand();
if (whole) await buildTemplates();
if (whole) copyDrawingTools();
await buildLauncher();
if (whole) sayWhatIsIn();

async function buildCommand(): Promise<void> {
  const bundle = await rolldown({
    input: { main: 'src/cli/main.ts' },
    platform: 'node',
    external: [/^node:/],
    plugins: [quickDocx(), lazyCommander(), quickChunks()],
    transform: { define: { SOURCES: JSON.stringify(digestOfSources()) } },
  });
  const { output } = await bundle.write({
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    minify: false,
    comments: false,
    codeSplitting: { groups: chunkGroups() },
  });
  await bundle.close();
  const chunks = noteModules(output);
  const kilobytes = chunks.reduce((sum, chunk) => sum + chunk.code.length, 0) / 1024;
  console.log(`built ${chunks.length} chunks, ${Math.round(kilobytes)} KB`);
}

/** What is kept between runs is named by this, so that no build takes what another one made. */
function digestOfSources(): string {
  const digest = createHash('sha256');
  const files = (readdirSync('src', { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name}`);
  for (const file of [...files, 'package-lock.json'].sort()) digest.update(file).update(readFileSync(file));
  return digest.digest('hex').slice(0, 16);
}

/** Returns the chunks of what was bundled; which modules they hold is noted. */
function noteModules(output: RolldownOutput['output']): OutputChunk[] {
  const chunks = output.filter((item): item is OutputChunk => item.type === 'chunk');
  for (const { moduleIds } of chunks) for (const id of moduleIds) modules.add(id);
  return chunks;
}

/** The licences and the list of what is in the program; a build with anything else in it than that fails. */
function sayWhatIsIn(): void {
  agree(modules);
  const lock = readLock();
  writeFileSync(`${DIST}/THIRD-PARTY-LICENSES.txt`, licences(lock));
  writeFileSync(`${DIST}/sbom.cdx.json`, sbom(lock, manifest));
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
  noteModules(
    (await bundle.write({ dir: DIST, format: 'cjs', entryFileNames: '[name].cjs', banner })).output,
  );
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
  const full = validatorsOf(schemas);
  const digestOf = schemaDigests(schemas);
  const sources = 'node_modules/.grantbook';
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  const input: Record<string, string> = { verdicts: `${sources}/verdicts.cjs` };
  writeFileSync(`${sources}/verdicts.cjs`, verdictsOf(schemas, digestOf));
  for (const schema of schemas) {
    const digest = digestOf(schema);
    input[digest] = `${sources}/${digest}.cjs`;
    writeFileSync(`${sources}/${digest}.cjs`, full(schema));
  }
  const bundle = await rolldown({
    input,
    platform: 'node',
    resolve: { alias: { [FORMATS]: resolve('src/schema/formats.ts') } },
  });
  const { output } = await bundle.write({
    dir: `${DIST}/validators`,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'shared-[hash].cjs',
    minify: true,
  });
  noteModules(output);
  await bundle.close();
  const declared = schemas.map((schema) => [digestOf(schema), declaration(schema, schemas)]);
  let end = 0;
  const files = schemas.map((schema) => {
    end += schema.text.length;
    return [schema.file, digestOf(schema), end];
  });
  const together = togetherDigest(schemas.map(digestOf));
  const kept = { together, declared: Object.fromEntries(declared), files };
  writeFileSync(`${DIST}/validators/schemas.txt`, schemas.map(({ text: each }) => each).join(''));
  const text = JSON.stringify(kept);
  deepStrictEqual(JSON.parse(text), kept, 'what schemas declare is plain data');
  writeFileSync(`${DIST}/validators/known.json`, text);
}

/** Returns what a schema declares, to be kept; null where it is no registry's. */
function declaration(schema: SchemaJson, schemas: readonly SchemaJson[]): DeclaredSchema | null {
  if (schema.json['x-registry'] === undefined) return null;
  const declared = declaredBy(readRegistrySchema(schema, resolver(schema, schemas)));
  if (declared) return declared;
  throw new Error(`${schema.file}: what it declares cannot be kept`);
}

/** Returns the code of what only says whether a record is valid, of every shipped schema by its digest. */
function verdictsOf(schemas: readonly SchemaJson[], digestOf: (schema: SchemaJson) => string): string {
  const ajv = compiler(schemas, { allErrors: false, messages: false });
  const names = schemas.map((schema) => [`v${digestOf(schema)}`, String(schema.json.$id)]);
  return withoutSchemas(withoutErrors(generate(ajv, Object.fromEntries(names))));
}

/** Returns what generates the code of a shipped schema's validator. */
function validatorsOf(schemas: readonly SchemaJson[]): (schema: SchemaJson) => string {
  const ajv = compiler(schemas, { allErrors: true });
  return ({ file, json }) => {
    const validate = ajv.getSchema(String(json.$id));
    if (!validate) throw new Error(`${file} has no validator`);
    return generate(ajv, validate);
  };
}

function compiler(schemas: readonly SchemaJson[], options: Options): Ajv2020 {
  const code = { source: true, formats: _`require(${FORMATS}).formats` };
  const ajv = new Ajv2020({ ...compileOptions(), ...options, code });
  for (const { json } of schemas) ajv.addSchema(withoutWords(json));
  return ajv;
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
