import { sha256 } from '../base/digest.ts';
import { canonical } from '../text/canonical.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import { fitsWhere } from './fits-where.ts';
import { isFilled } from './lifecycle.ts';
import type { Entry, Project } from './workspace.ts';

/** Where the confidential fields of a record stand: a record of another book, and the digest of what it holds. */
export type RestrictedReference = { readonly book: string; readonly id: string; readonly digest: string };

/** Returns the fields of a record that its schema calls confidential. */
export function confidentialFields({ registry, data }: Pick<Entry, 'registry' | 'data'>): string[] {
  const parts = registry.confidential?.parts ?? [];
  return [...new Set(parts.flatMap(({ fields, where }) => (fitsWhere(data, where) ? fields : [])))];
}

/** Returns the book that keeps what is confidential; `none` where this one may hold it, undefined where nothing is said. */
export function restrictedBook(project: Project | undefined): string | undefined {
  const name = project?.data.restricted_book;
  return typeof name === 'string' ? name : undefined;
}

/** Returns whether another book keeps what is confidential of this one. */
export function hasRestrictedBook(project: Project | undefined): boolean {
  const name = restrictedBook(project);
  return name !== undefined && name !== 'none';
}

/** Returns where the confidential fields of a record stand; undefined where it does not say. */
export function restrictedReference({
  registry,
  data,
}: Pick<Entry, 'registry' | 'data'>): RestrictedReference | undefined {
  const said = data[registry.confidential?.reference ?? ''];
  if (!isMapping(said)) return undefined;
  const { book, id, digest } = said;
  return typeof book === 'string' && typeof id === 'string' && typeof digest === 'string'
    ? { book, id, digest }
    : undefined;
}

/** A record of a restricted book: which fields of which record it holds. */
export type RestrictedPart = { readonly registry: string; readonly of: string; readonly fields: Mapping };

/** Returns what of a record is confidential and filled: what a restricted book takes over. */
export function restrictedPart(entry: Entry): RestrictedPart {
  const held = confidentialFields(entry).filter((name) => isFilled(entry.data[name]));
  const fields = Object.fromEntries(held.map((name) => [name, entry.data[name] ?? null]));
  return { registry: entry.registry.name, of: entry.id, fields };
}

/** Returns the digest by which the open book refers to it: `sha256:…`, whatever the order of its lines. */
export function restrictedDigest({ registry, of, fields }: RestrictedPart): string {
  return `sha256:${sha256(canonical({ registry, of, fields }))}`;
}
