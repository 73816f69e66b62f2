import { parseCommitMessage } from '../../change/parse-commit-message.ts';
import type { TrailCommit } from './trail.ts';

/** A step that a message says a record took; `id` where it names the record. */
export type ClaimedStep = { readonly id: string; readonly from: string; readonly to: string };

/** What a message says of a record’s id: what it was, and what it is; empty where that cannot be read. */
export type ClaimedRenaming = { readonly from: string; readonly to: string };

/** What a commit says of itself for machines, in its trailers and in the subject of a `set`. */
export type Claims = {
  readonly records: readonly string[];
  readonly registries: readonly string[];
  readonly steps: readonly ClaimedStep[];
  /** The records that it says got another id. */
  readonly renamings: readonly ClaimedRenaming[];
  readonly files: readonly string[];
  /** The commits that it says it takes back, by full id. */
  readonly reverts: readonly string[];
  /** The fields that its subject says it sets, of the first record; undefined where it names none, or not all. */
  readonly fields: readonly string[] | undefined;
  /** Transitions that cannot be read. */
  readonly unreadable: readonly string[];
  readonly subject: string;
};

/** The trailers by which a commit says what it changes. */
const NAMES = ['Record', 'Registry', 'Transition', 'Renamed', 'File', 'Reverts'];

const RENAMING = /^(\S+) -> (\S+)$/;
const STEP = /^(?:(\S+) )?(\S+) -> (\S+)$/;

/** Returns what a commit says of itself. */
export function claimsOf({ message }: Pick<TrailCommit, 'message'>): Claims {
  const { subject, trailers } = parseCommitMessage(message);
  const values = (name: string) => trailers.filter(([each]) => each === name).map(([, value]) => value);
  const records = [...new Set(values('Record'))];
  const steps: ClaimedStep[] = [];
  const unreadable: string[] = [];
  for (const text of values('Transition')) {
    const [, id = records[0], from, to] = STEP.exec(text) ?? [];
    if (id === undefined || from === undefined || to === undefined) unreadable.push(text);
    else steps.push({ id, from, to });
  }
  const renamings = values('Renamed').map((text): ClaimedRenaming => {
    const [, from, to] = RENAMING.exec(text) ?? [];
    return from === undefined || to === undefined ? { from: text, to: '' } : { from, to };
  });
  const reverts = values('Reverts');
  const [registries, files] = [values('Registry'), values('File')];
  return {
    records,
    registries,
    steps,
    renamings,
    files,
    reverts,
    fields: fieldsSet(subject),
    unreadable,
    subject,
  };
}

/** Returns whether a commit says for machines what it changes; one made by hand does not. */
export function hasClaims({ message }: Pick<TrailCommit, 'message'>): boolean {
  return parseCommitMessage(message).trailers.some(([name]) => NAMES.includes(name));
}

/** The subject of `set`: `risk R-003: set likelihood, history[2].date`. One that was cut short does not name all. */
function fieldsSet(subject: string): string[] | undefined {
  const [, list] = /^\S+ \S+: set (\S.*)$/.exec(subject) ?? [];
  if (list === undefined || list.endsWith('…')) return undefined;
  return list.split(', ').map((field) => field.split(/[.[]/)[0] ?? '');
}

/** Returns the lines outside the trailers that read like one of the trailers that count. */
export function mistakableLines({ message }: Pick<TrailCommit, 'message'>): string[] {
  const { trailers } = parseCommitMessage(message);
  const lines = message.split(/\r?\n|\r/).filter((line) => lineOf(line) !== undefined);
  const counted = trailers.filter(([name]) => NAMES.includes(name)).length;
  return counted >= lines.length ? [] : lines.slice(0, lines.length - counted);
}

function lineOf(line: string): string | undefined {
  return NAMES.find((name) => line.startsWith(`${name}:`));
}
