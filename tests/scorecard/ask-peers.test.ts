import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installPeers, type Peer } from '../../scripts/bench/peers.ts';
import { plainSchemas } from '../../scripts/bench/plain-schema.ts';
import type { PeerRow } from '../../scripts/scorecard/peers.ts';
import { copyOf, exampleBook, git, write } from '../cli/sandbox.ts';
import { handSchemaRows, handYamlRows } from '../hostile/hand-rows.ts';
import { pathRows } from '../hostile/path-rows.ts';
import type { HandRow } from '../hostile/row.ts';
import { schemaRows } from '../hostile/schema-rows.ts';
import { yamlRows } from '../hostile/yaml-rows.ts';

const { PEERS } = process.env;
const NAMES = ['ajv-cli', '@sourcemeta/jsonschema (native)'];

/** Rows whose input is one file of data, or a schema with one; what is a matter of git or of templates is nobody else's. */
const rows: readonly HandRow[] = [
  ...yamlRows,
  ...handYamlRows,
  ...pathRows.filter(({ id }) => id === 'S31'),
  ...schemaRows.filter(({ id }) => /^S4[0-9]$/.test(id)),
  ...handSchemaRows,
];
const SECONDS = 10;
const MEGABYTES = 300;

test.skipIf(!PEERS)(
  'the peers are asked (NOT RUN but by npm run scorecard -- --peers: they are installed for it)',
  () => {
    const peers = installPeers().filter(({ name }) => NAMES.includes(name));
    if (peers.length === 0) return;
    const base = exampleBook();
    const sound = { id: '', name: 'a sound record', act: () => undefined };
    const told = [sound, ...rows].flatMap((row): PeerRow[] => {
      const input = inputOf(row, base);
      if (!input) return [];
      return [{ id: row.id, says: row.name, answers: peers.map((peer) => answerOf(peer, input)) }];
    });
    expect(told.length).toBeGreaterThan(30);
    writeFileSync(PEERS ?? '', JSON.stringify({ peers: peers.map(({ name }) => name), rows: told }));
  },
  3_600_000,
);

/** A schema that is nested without end cannot be put into plain words: nobody is asked. */
function textOf(schema: unknown): string | undefined {
  try {
    return JSON.stringify(schema);
  } catch {
    return undefined;
  }
}

type Input = { readonly folder: string; readonly schema: string; readonly data: string };
type Act = Pick<HandRow, 'act'>;

/** The file that a row changes, and a schema of the same fields in the words that everybody knows. */
function inputOf({ act }: Act, base: string): Input | undefined {
  const book = copyOf(base);
  act(book);
  const [changed = 'project-data/deliverables/D4.1.yaml'] = git(book, 'status', '--porcelain', '-z', '-uall')
    .split('\0')
    .map((line) => line.slice(3))
    .filter((path) => path.startsWith('project-data/'));
  const [, name = ''] = /^project-data\/([^/.]+)/.exec(changed) ?? [];
  const plain = plainSchemas(book).find((each) => each.name === name)?.schema as
    | { items?: object }
    | undefined;
  if (!plain) return undefined;
  // One record of a registry of its own, so that "#" in its schema is that schema.
  const schema = name === 'tools' ? plain.items : plain;
  const text = textOf(schema);
  if (text === undefined) return undefined;
  write(book, { 'schema.json': text });
  prepare(join(book, changed), name === 'tools');
  return { folder: book, schema: 'schema.json', data: changed };
}

/** What they would trip over beside the row: a list of one record, days without quotes. */
function prepare(file: string, isList: boolean): void {
  const stats = lstatSync(file);
  if (!stats.isFile() || stats.size > 200_000) return;
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  if (!bytes.equals(Buffer.from(text))) return;
  const record = isList ? text.split(/\n(?=- )/)[0]?.replaceAll(/^(?:- | {2})/gm, '') : text;
  writeFileSync(file, (record ?? '').replaceAll(/: (\d{4}-\d{2}-\d{2})(?= |$)/gm, ': "$1"'));
}

/** The processor's time counts, since the machine may have more to do. */
function answerOf({ program, args }: Peer, { folder, schema, data }: Input): string {
  const limits = ['timeout', '-s', 'KILL', '120', 'prlimit', `--cpu=${SECONDS}`];
  const words = ['-f', '%M %U', ...limits, ...program, ...args(schema, [data])];
  const { status, stdout, stderr } = spawnSync('time', words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const [, kilobytes, seconds] = /(\d+) ([\d.]+)\s*$/.exec(stderr) ?? [];
  const megabytes = Number(kilobytes) / 1024;
  const large = megabytes > MEGABYTES ? `, with ${Math.round(megabytes / 100) * 100} MB` : '';
  if (Number(seconds) >= SECONDS - 1 && status !== 0) return `no answer in ${SECONDS} s${large}`;
  return `${verdictOf(status, `${stdout}${stderr}`)}${large}`;
}

/** A program that was ended by the system, or that shows its own stack, has crashed. */
function verdictOf(status: number | null, text: string): string {
  if (status === 0) return 'accepted';
  if (Number(status) >= 128 || /terminated by signal|FATAL ERROR|\n +at .*:\d+/.test(text)) return 'crashed';
  return /\bline \d+|:\d+:\d+|\(\d+:\d+\)/.test(text)
    ? 'refused, with the line'
    : 'refused, without the line';
}
