import { isStored } from '../../registry/personal.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Registry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { findSecret, MAIL_ADDRESS, mayHoldSecret, PHONE_NUMBER } from '../../text/telling-texts.ts';
import { isList, isMapping, type Path, type Value } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** No address or number of a person stands in a text that is not declared personal, and no password anywhere. */
export const looksRule: Rule = {
  name: 'what looks personal or secret',
  *check({ workspace }) {
    for (const registry of workspace.registries.values()) yield* checkRegistry(registry);
  },
};

/** The text of a file says quickly whether any of its records can be meant. */
function* checkRegistry({ files, entries }: Registry): Generator<Diagnostic> {
  const meant = new Set(files.filter(({ text }) => mayTell(text)).map(({ file }) => file));
  if (meant.size === 0) return;
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  for (const entry of entries) {
    if (!meant.has(entry.file)) continue;
    const { start, end } = entry.record.slice;
    if (mayTell(texts.get(entry.file)?.slice(start, end) ?? '')) yield* checkEntry(entry);
  }
}

function mayTell(text: string): boolean {
  return text.includes('@') || text.includes('+') || mayHoldSecret(text);
}

function* checkEntry(entry: Entry): Generator<Diagnostic> {
  for (const { path, text } of textsIn(entry.apart?.open ?? entry.data)) {
    const secret = findSecret(text);
    if (secret !== undefined) yield secretFinding(entry, path, secret);
    else if (!isStored(entry.registry, path) && !isAddressField(text))
      yield* personalFinding(entry, path, text);
  }
}

/** A field that is nothing but an address is declared one: that of an office, a list, a body. */
function isAddressField(text: string): boolean {
  return MAIL_ADDRESS.exec(text)?.[0] === text;
}

function* personalFinding(entry: Entry, path: Path, text: string): Generator<Diagnostic> {
  const what = MAIL_ADDRESS.test(text)
    ? 'an e-mail address'
    : PHONE_NUMBER.test(text)
      ? 'a telephone number'
      : undefined;
  if (what === undefined) return;
  yield entryFinding(entry, {
    code: 'privacy/looks-personal',
    severity: 'warning',
    path,
    unseen: true,
    message: `the text holds ${what} (not shown), and the field is no personal one`,
    hint: 'name the person by id instead; what is in the history stays there',
  });
}

function secretFinding(entry: Entry, path: Path, kind: string): Diagnostic {
  return entryFinding(entry, {
    code: 'privacy/looks-secret',
    severity: 'warning',
    path,
    unseen: true,
    message: `the text holds what looks like ${kind} (not shown)`,
    hint: 'make it invalid where it was issued: once committed, everybody who has a clone has it',
  });
}

function* textsIn(value: Value, path: Path = []): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (isList(value)) for (const [i, item] of value.entries()) yield* textsIn(item, [...path, i]);
  else if (isMapping(value))
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
}
