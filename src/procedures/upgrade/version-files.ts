import { ORIGIN_FILE, originText } from '../../registry/upgrade/origin.ts';
import { PIN_FILE, pinText } from '../../registry/upgrade/pin.ts';
import type { BookFiles } from '../new-book.ts';

/** The schemas and templates that come with a version. */
export type Shipping = { readonly shipped: BookFiles; readonly version: string };

/** Returns a new book with the files that say which version it needs, and from which its schemas and templates come. */
export function withVersion(book: BookFiles, shipping: Shipping): BookFiles {
  const all = [...book, ...versionFiles(shipping)];
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the files that say which version a book needs, and from which its schemas and templates come. */
export function versionFiles({ shipped, version }: Shipping): [string, Uint8Array][] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    [PIN_FILE, encode(pinText(version))],
    [ORIGIN_FILE, encode(originText(version, shipped))],
  ];
}
