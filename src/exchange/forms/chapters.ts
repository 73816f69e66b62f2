import { plainForm } from '../../base/plain-form.ts';
import type { Paragraph, WordDocument, WordTable } from '../word/word-document.ts';

/** A table with its number in the document, from 1. */
export type NumberedTable = WordTable & { readonly number: number };

/** A part of a document under a heading, as the names of styles show it: its own blocks, and the chapters in it. */
export type Chapter = {
  readonly title: string;
  readonly level: number;
  readonly tables: readonly NumberedTable[];
  readonly paragraphs: readonly Paragraph[];
  readonly chapters: readonly Chapter[];
};

type Growing = {
  readonly title: string;
  readonly level: number;
  readonly tables: NumberedTable[];
  readonly paragraphs: Paragraph[];
  readonly chapters: Growing[];
};

/** Returns a document as chapters; what stands before the first heading is its own. */
export function chaptersOf({ blocks }: Pick<WordDocument, 'blocks'>): Chapter {
  const root = chapter('', 0);
  const path = [root];
  let tables = 0;
  for (const block of blocks) {
    const level = block.kind === 'paragraph' ? headingLevel(block) : undefined;
    if (block.kind === 'table') path.at(-1)?.tables.push({ ...block, number: ++tables });
    else if (level === undefined) path.at(-1)?.paragraphs.push(block);
    else openChapter(path, chapter(block.text.trim(), level));
  }
  return root;
}

function openChapter(path: Growing[], next: Growing): void {
  while (path.length > 1 && (path.at(-1)?.level ?? 0) >= next.level) path.pop();
  path.at(-1)?.chapters.push(next);
  path.push(next);
}

/** An empty heading is none. */
function headingLevel({ style, text }: Paragraph): number | undefined {
  const level = /^heading ([1-9])$/.exec(style)?.[1];
  return level === undefined || text.trim() === '' ? undefined : Number(level);
}

function chapter(title: string, level: number): Growing {
  return { title, level, tables: [], paragraphs: [], chapters: [] };
}

/** Returns every table of a chapter and of those in it. */
export function allTables({ tables, chapters }: Chapter): NumberedTable[] {
  return [...tables, ...chapters.flatMap(allTables)];
}

/** Returns whether a heading, or the first line of a cell, is a label. */
export function isCalled(text: string, label: string): boolean {
  return firstLine(text) === plainForm(label);
}

/** Returns the first line of a cell, in the form that is compared: below it stands its help. */
export function firstLine(text: string): string {
  return plainForm(text.trim().split('\n')[0] ?? '');
}
