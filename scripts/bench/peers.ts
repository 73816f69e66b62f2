/** The validators that are timed beside grantbook: each does a part of its job, a schema a call. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORE } from './books.ts';
import { succeeds } from './measure.ts';
import { type PlainSchema, plainSchemas } from './plain-schema.ts';
import { scratchFolder } from './scratch.ts';

/** A validator, and how it is called with a schema and where the data is: files, or a folder of them. */
export type Peer = {
  readonly name: string;
  readonly program: readonly string[];
  readonly args: (schema: string, files: readonly string[]) => readonly string[];
  /** Whether it takes an unquoted date for something else than a text, and is given a copy with quotes. */
  readonly quotes: boolean;
};

const PACKAGES = ['@sourcemeta/jsonschema@16.11.0', 'ajv-cli@5.0.0', '@jirutka/ajv-cli@6.0.0', 'v8r@5.1.0'];

/** Returns the versions of the packages that are asked for. */
export const PEER_VERSIONS: string = PACKAGES.join(', ');

/** Installs the peers, once on a machine, and returns those that could be had and that do reject a mistake. */
export function installPeers(): Peer[] {
  const at = join(STORE, 'peers');
  if (!existsSync(join(at, 'node_modules'))) {
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), '{"private":true}');
    for (const name of PACKAGES)
      succeeds(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', name], at);
  }
  return allPeers(join(at, 'node_modules')).filter(isJudge);
}

function allPeers(modules: string): Peer[] {
  const node = (path: string): readonly string[] => [process.execPath, join(modules, path)];
  const options = ['--spec=draft2020', '--strict=false'];
  const each = (files: readonly string[]): string[] => files.flatMap((file) => ['-d', asGlob(file)]);
  const native = nativeProgram(join(modules, '@sourcemeta/jsonschema'));
  const sourcemeta = (name: string, program: readonly string[], more: readonly string[]): Peer => ({
    name: `@sourcemeta/jsonschema ${name}`,
    program,
    args: (schema, files) => ['validate', ...more, schema, ...files],
    quotes: false,
  });
  return [
    ...(native === undefined ? [] : [sourcemeta('(native)', [native], [])]),
    ...(native === undefined ? [] : [sourcemeta('--fast (native)', [native], ['--fast'])]),
    sourcemeta('(npm)', node('@sourcemeta/jsonschema/npm/cli.js'), []),
    {
      name: 'ajv-cli',
      program: node('ajv-cli/dist/index.js'),
      args: (schema, files) => ['validate', ...options, '--all-errors', '-s', schema, ...each(files)],
      quotes: true,
    },
    {
      name: '@jirutka/ajv-cli',
      program: node('@jirutka/ajv-cli/lib/main.js'),
      args: (schema, files) => ['validate', ...options, '-s', schema, ...files.map(asGlob)],
      quotes: true,
    },
    {
      name: 'v8r',
      program: [join(modules, '.bin/v8r')],
      args: (schema, files) => ['--schema', schema, ...files.map(asGlob)],
      quotes: true,
    },
  ];
}

function asGlob(path: string): string {
  return /\.yaml$/.test(path) ? path : `${path}/*.yaml`;
}

function nativeProgram(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = names.find((name) =>
    name.endsWith(`linux-${process.arch === 'x64' ? 'x86_64' : process.arch}`),
  );
  if (found === undefined) return undefined;
  chmodSync(join(folder, found), 0o755);
  return join(folder, found);
}

/** One that passes whatever it is given, as where a path matches no file, does nothing that is worth timing. */
function isJudge(peer: Peer): boolean {
  const folder = scratchFolder('bench-peer');
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'array',
    items: { type: 'object', required: ['id'], properties: { id: { type: 'string', pattern: '^A' } } },
  };
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema));
  writeFileSync(join(folder, 'good.yaml'), '- id: A1\n- id: A2\n');
  writeFileSync(join(folder, 'bad.yaml'), '- id: A1\n- id: B2\n');
  const passes = (file: string): boolean =>
    succeeds([...peer.program, ...peer.args('schema.json', [file])], folder);
  if (passes('good.yaml') && !passes('bad.yaml')) return true;
  console.error(`${peer.name}: NOT RUN, it does not tell a valid file from one with a mistake`);
  return false;
}

/** Returns the calls that check a whole book with a peer: one for each of its schemas. Paths are seen from the folder. */
export function peerCalls(peer: Peer, book: string, folder: string): string[][] {
  const target = join(folder, 'peer-schemas');
  mkdirSync(target, { recursive: true });
  return plainSchemas(book).map(({ name, schema, data }) => {
    const file = join(target, `${name}.json`);
    writeFileSync(file, JSON.stringify(schema));
    const files = peer.quotes ? data.map((path) => quotedCopy(path, folder)) : data;
    return [...peer.program, ...peer.args(file, files)];
  });
}

/** The same file or folder, with quotes around dates. */
function quotedCopy(path: PlainSchema['data'][number], folder: string): string {
  const copy = join(folder, 'peer-data', path.replaceAll(/[^\w.-]/g, '_'));
  if (existsSync(copy)) return copy;
  const write = (from: string, to: string): void => {
    const text = readFileSync(from, 'utf8').replaceAll(
      /(^ *|[:,[-] ?)(\d{4}-\d{2}-\d{2})(?=[ ,\]]|$)/gm,
      '$1"$2"',
    );
    writeFileSync(to, text);
  };
  mkdirSync(path.endsWith('.yaml') ? join(folder, 'peer-data') : copy, { recursive: true });
  if (path.endsWith('.yaml')) write(path, copy);
  else
    for (const name of readdirSync(path))
      if (name.endsWith('.yaml')) write(join(path, name), join(copy, name));
  return copy;
}
