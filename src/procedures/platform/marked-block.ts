import { sha256 } from '../../base/digest.ts';

/** How a kind of file writes a comment on a line of its own. */
export type CommentStyle = { readonly open: string; readonly close: string };

export const HASH: CommentStyle = { open: '# ', close: '' };
export const MARKDOWN: CommentStyle = { open: '<!-- ', close: ' -->' };

const BEGIN =
  'grantbook platform: made from the registries down to the end mark; your own lines stand outside';
const END = 'grantbook platform: end';

/** What a file holds of what is made: as it would be made, of an older state, changed by hand, or nothing. */
export type BlockState = 'same' | 'older' | 'changed' | 'none';

/** Returns a made text between its marks; the last holds its digest, by which changes by hand are told. */
export function markedBlock(text: string, { open, close }: CommentStyle): string {
  return `${open}${BEGIN}${close}\n${text}${open}${END} sha256:${digest(text)}${close}\n`;
}

/** Returns what of a file is made, and the file with it made anew: what stands outside the marks stays. */
export function replaceBlock(
  file: string,
  text: string,
  style: CommentStyle,
): { readonly state: BlockState; readonly text: string } {
  const found = findBlock(file, style);
  if (!found) return { state: 'none', text: file };
  const { start, end, inner, seal } = found;
  if (digest(inner) !== seal) return { state: 'changed', text: file };
  const fresh = markedBlock(text, style);
  const same = file.slice(start, end).replaceAll('\r\n', '\n') === fresh;
  return { state: same ? 'same' : 'older', text: file.slice(0, start) + fresh + file.slice(end) };
}

/** Where the block of a file stands. Line ends that git made of others are no change. */
function findBlock(file: string, { open, close }: CommentStyle) {
  const literal = (part: string) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `(?<=^|\\n)${literal(`${open}${BEGIN}${close}`)}\\r?\\n([\\s\\S]*?)${literal(`${open}${END} sha256:`)}([0-9a-f]{64})${literal(close)}(?:\\r?\\n|$)`,
  );
  const match = pattern.exec(file);
  if (!match) return undefined;
  const [whole, inner = '', seal = ''] = match;
  return { start: match.index, end: match.index + whole.length, inner, seal };
}

function digest(text: string): string {
  return sha256(new TextEncoder().encode(text.replaceAll('\r\n', '\n')));
}
