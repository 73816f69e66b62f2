import { stylesXml } from './shell-styles.ts';
import { type Parts, partText, textPart } from './zip.ts';

/** A style as a shell has it. */
export type GivenStyle = { readonly id: string; readonly name: string; readonly type: string };

const STYLE = /<w:style\b[^>]*>[\s\S]*?<\/w:style>/g;

/** Returns the styles of a styles part. */
export function stylesIn(styles: string): GivenStyle[] {
  return [...styles.matchAll(STYLE)].map(([style]) => ({
    id: /\bw:styleId="([^"]*)"/.exec(style)?.[1] ?? '',
    name: /<w:name\b[^>]*\bw:val="([^"]*)"/.exec(style)?.[1] ?? '',
    type: /^<w:style\b[^>]*\bw:type="([^"]*)"/.exec(style)?.[1] ?? 'paragraph',
  }));
}

/** Whether two styles are one: Word knows styles by name, in English whatever language it speaks. */
export function isSame(one: GivenStyle, other: GivenStyle): boolean {
  return one.type === other.type && one.name.toLowerCase() === other.name.toLowerCase();
}

/** The styles that documents use, by the ids they use them under. */
const OURS: readonly GivenStyle[] = stylesIn(stylesXml('en-GB'));

/**
 * Returns a shell in which the styles that documents use have the ids they use them under: Word writes
 * ids in the language of whoever made the file (`berschrift1`, `1`). Another style that has one of these
 * ids gets a new one. Nobody sees an id: Word shows names.
 */
export function withOurIds(parts: Parts): Parts {
  const ids = newIds(stylesIn(partText(parts, 'word/styles.xml') ?? ''));
  if (ids.size === 0) return parts;
  const renamed = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (!/^word\/(?!glossary\/).*\.xml$/.test(name)) return [name, part];
    return [name, textPart(withIds(partText(parts, name) ?? '', ids))];
  });
  return Object.fromEntries(renamed);
}

function newIds(given: readonly GivenStyle[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set(given.map(({ id }) => id));
  for (const style of OURS) {
    const same = given.find((each) => isSame(each, style));
    if (same?.id === style.id) continue;
    if (same) ids.set(same.id, style.id);
    const other = given.find(({ id }) => id === style.id);
    if (other && !OURS.some((each) => isSame(each, other))) ids.set(other.id, freeId(other.id, taken));
  }
  return ids;
}

function freeId(id: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${id}${number}`)) number++;
  taken.add(`${id}${number}`);
  return `${id}${number}`;
}

const USE =
  /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link|styleLink|numStyleLink|clickAndTypeStyle|defaultTableStyle)\b[^>]*\bw:val="|<w:style\b[^>]*\bw:styleId=")([^"]*)/g;

function withIds(part: string, ids: ReadonlyMap<string, string>): string {
  return part.replace(USE, (_, lead: string, id: string) => `${lead}${ids.get(id) ?? id}`);
}
