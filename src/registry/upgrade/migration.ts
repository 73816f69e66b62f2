import { compareVersions, isVersion } from '../../base/version-order.ts';
import { isList, isMapping, type Value } from '../../text/value.ts';
import type { Files } from '../files.ts';
import { ORIGIN_FOLDER } from './origin.ts';

/** Where a book keeps the migrations that its records went through. */
export const MIGRATION_FOLDER: string = `${ORIGIN_FOLDER}migrations/`;

/** One thing that a new version asks of the records of a registry. Fields are named as ways: `minutes.sent_on`. */
export type MigrationStep = { readonly registry: string } & (
  | { readonly move: string; readonly to: string }
  | RenameValue
  | { readonly fill: string; readonly with: Value }
  | { readonly ask: string; readonly why: string }
  | Split
);
export type RenameValue = { readonly rename_value: string; readonly from: Value; readonly to: Value };
export type Split = {
  readonly split: string;
  readonly at: string;
  readonly into: readonly [string, string];
};

/** What the records of a book go through on their way to a version. */
export type Migration = { readonly version: string; readonly steps: readonly MigrationStep[] };

/** Returns the migration that a file declares, or why it is none. */
export function readMigration(text: string): Migration | string {
  let json: Value;
  try {
    json = JSON.parse(text) as Value;
  } catch {
    return 'it is not valid JSON';
  }
  if (!isMapping(json) || typeof json.version !== 'string' || !isVersion(json.version))
    return 'it names no version';
  if (!isList(json.steps)) return 'it lists no steps';
  const wrong = json.steps.findIndex((step) => !isStep(step));
  if (wrong !== -1) return `step ${wrong + 1} is none of: move, rename_value, fill, ask, split`;
  return { version: json.version, steps: json.steps as unknown as readonly MigrationStep[] };
}

/** What each kind of step has beside the registry. */
const KINDS: readonly Readonly<Record<string, (value: Value | undefined) => boolean>>[] = [
  { move: isWay, to: isWay },
  { rename_value: isWay, from: isScalar, to: isScalar },
  { fill: isWay, with: (value) => value !== undefined },
  { ask: isWay, why: isText },
  { split: isWay, at: isText, into: (value) => isList(value) && value.length === 2 && value.every(isWay) },
];

function isStep(step: Value): boolean {
  if (!isMapping(step) || !isText(step.registry)) return false;
  return KINDS.some((kind) => {
    const names = Object.keys(kind);
    const exact = Object.keys(step).length === names.length + 1;
    return exact && names.every((name) => kind[name]?.(step[name]));
  });
}

function isText(value: Value | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function isWay(value: Value | undefined): boolean {
  return typeof value === 'string' && /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$/.test(value);
}

function isScalar(value: Value | undefined): boolean {
  return value !== undefined && (typeof value !== 'object' || value === null);
}

/** Returns the migrations after one version, up to another, in their order. */
export function migrationsBetween<M extends Migration>(all: readonly M[], after: string, upTo: string): M[] {
  return all
    .filter(({ version }) => compareVersions(version, after) > 0 && compareVersions(version, upTo) <= 0)
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** Returns the migrations that a book went through after another state of it, as its own files say. */
export function migrationsSince(now: Files, before: Files): Migration[] {
  const known = new Set(before.list().map(({ path }) => path));
  const read = now
    .list()
    .filter(({ path, mode }) => isMigrationFile(path) && mode.startsWith('100') && !known.has(path))
    .map(({ path }) => readMigration(new TextDecoder().decode(now.read(path))));
  return read
    .filter((migration) => typeof migration !== 'string')
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** Returns whether a path of a book is that of a migration that it went through. */
export function isMigrationFile(path: string): boolean {
  return path.startsWith(MIGRATION_FOLDER) && path.endsWith('.json');
}
