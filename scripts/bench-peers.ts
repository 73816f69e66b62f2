import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** A validator that does a part of the job: how it is called with a schema and data files. */
export type Peer = {
  readonly name: string;
  readonly program: string;
  readonly args: (schema: string, files: readonly string[]) => readonly string[];
};

const PACKAGES = ['@sourcemeta/jsonschema@16.11.0', 'ajv-cli@5.0.0', '@jirutka/ajv-cli@6.0.0', 'v8r@5.1.0'];

/** Installs the peers into a folder of their own and returns those that could be had. */
export function installPeers(folder: string): Peer[] {
  const at = join(folder, 'peers');
  mkdirSync(at);
  writeFileSync(join(at, 'package.json'), '{"private":true}');
  for (const name of PACKAGES) {
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', name], {
      cwd: at,
      stdio: 'ignore',
    });
  }
  const bin = (name: string) => join(at, 'node_modules/.bin', name);
  const native = nativeProgram(join(at, 'node_modules/@sourcemeta/jsonschema'));
  const peers: Peer[] = [
    ...(native === undefined ? [] : [sourcemeta('@sourcemeta/jsonschema (native)', native)]),
    sourcemeta('@sourcemeta/jsonschema (npm)', join(at, 'node_modules/@sourcemeta/jsonschema/npm/cli.js')),
    {
      name: 'ajv-cli',
      program: join(at, 'node_modules/ajv-cli/dist/index.js'),
      args: (schema, files) => [
        'validate',
        '--spec=draft2020',
        '--strict=false',
        '--all-errors',
        '-s',
        schema,
        ...each('-d', files),
      ],
    },
    {
      name: '@jirutka/ajv-cli',
      program: join(at, 'node_modules/@jirutka/ajv-cli/lib/main.js'),
      args: (schema, files) => ['validate', '--spec=draft2020', '--strict=false', '-s', schema, ...files],
    },
    { name: 'v8r', program: bin('v8r'), args: (schema, files) => ['--schema', schema, ...files] },
  ];
  return peers.filter(({ program }) => existsSync(program));
}

function sourcemeta(name: string, program: string): Peer {
  return { name, program, args: (schema, files) => ['validate', schema, ...files] };
}

function nativeProgram(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /linux-x86_64$/.test(name),
  );
  if (found === undefined) return undefined;
  chmodSync(join(folder, found), 0o755);
  return join(folder, found);
}

function each(flag: string, files: readonly string[]): string[] {
  return files.flatMap((file) => [flag, file]);
}

type Json = { [key: string]: unknown };

/** Returns the calls that check the whole book with a peer: one for each schema. */
export function peerCalls(peer: Peer, book: string, folder: string): string[][] {
  const common = read(join(book, 'schemas/common.schema.json'));
  const target = join(folder, 'peer-schemas');
  mkdirSync(target, { recursive: true });
  return readdirSync(join(book, 'schemas'))
    .filter((name) => name !== 'common.schema.json')
    .map((name) => {
      const schema = read(join(book, 'schemas', name));
      const { source, single } = schema['x-registry'] as {
        source: { file?: string; folder?: string };
        single?: boolean;
      };
      const plain = simplify(schema, common) as Json;
      const wrapped = source.file === undefined || single === true ? plain : { type: 'array', items: plain };
      const file = join(target, name);
      writeFileSync(
        file,
        JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...wrapped }),
      );
      const files = dataFiles(book, source).map((path) => quotedCopy(path, folder));
      return [...launcher(peer.program), ...peer.args(relative(folder, file), files)];
    });
}

/** Several peers take an unquoted date for something else than text: they are given a copy with quotes. */
function quotedCopy(path: string, folder: string): string {
  const copy = join('peer-data', basename(path));
  mkdirSync(join(folder, 'peer-data'), { recursive: true });
  const text = readFileSync(path, 'utf8').replaceAll(/: (\d{4}-\d{2}-\d{2})(?= |$)/gm, ': "$1"');
  writeFileSync(join(folder, copy), text);
  return copy;
}

function launcher(program: string): string[] {
  return /\.m?js$/.test(program) ? [process.execPath, program] : [program];
}

function dataFiles(book: string, { file, folder }: { file?: string; folder?: string }): string[] {
  if (file !== undefined) return [join(book, `project-data/${file}.yaml`)];
  const at = join(book, `project-data/${folder}`);
  return readdirSync(at)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(at, name));
}

function read(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

const DROPPED = /^(x-|\$id$|\$schema$|examples$)/;
const KNOWN_FORMATS = ['date', 'email'];

/** A schema with its references put in place, and without what a peer does not know. */
function simplify(value: unknown, common: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => simplify(item, common));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Json;
  const target =
    typeof $ref === 'string' && $ref.startsWith('common.') ? definition(common, $ref) : undefined;
  const merged: Json = { ...target, ...rest, ...(target || $ref === undefined ? {} : { $ref }) };
  const kept = Object.entries(merged).filter(
    ([key, item]) =>
      !DROPPED.test(key) &&
      !(key === 'format' && typeof item === 'string' && !KNOWN_FORMATS.includes(String(item))),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, simplify(item, common)]));
}

function definition(common: Json, ref: string): Json {
  return (common.$defs as Record<string, Json>)[ref.replace(/^.*\//, '')] ?? {};
}
