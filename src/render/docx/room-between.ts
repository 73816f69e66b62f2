import { Paragraph } from 'docx';
import type { RootContent } from 'mdast';

/** Returns the room between two blocks. Without it, Word would make one box of two notes. */
export function roomBetween(before: RootContent | undefined, node: RootContent): Paragraph[] {
  return isNote(before) && isNote(node) ? [new Paragraph({ style: 'TableSpace' })] : [];
}

function isNote(node: RootContent | undefined): boolean {
  return node?.type === 'containerDirective' && node.name === 'note';
}
