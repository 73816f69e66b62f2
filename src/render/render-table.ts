import type { Paragraph, Root } from 'mdast';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Outcome } from '../text/diagnostic.ts';
import { cleanText } from './fill/escape-markdown.ts';
import { numberTree } from './markdown/number-tree.ts';
import { textTable } from './markdown/text-table.ts';
import type { RenderRequest, Template } from './template.ts';

/** A table that is a document by itself, on wide pages: what it is of, and its rows. */
export type TableDocument = {
  readonly workspace: Workspace;
  /** The record it is about, or the project. */
  readonly entry: Entry;
  readonly title: string;
  /** What stands under the title: of which time it is, what was left out. */
  readonly lines: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The widths of the columns, each against the others. */
  readonly widths: readonly number[];
  /** The newest day that it speaks of: the file's own date. */
  readonly date: string | undefined;
};

/** Returns a table as Word (.docx): the same bytes for the same table, however long it is. */
export async function renderTable(document: TableDocument): Promise<Outcome<Uint8Array>> {
  const { writeDocx } = await import('./docx/write-docx.ts');
  const { workspace, title, lines } = document;
  const root = treeOf(document);
  const project = workspace.project?.data ?? { acronym: '' };
  const context = { project, title: cleanText(title), header: cleanText(title), footer: lines[0] ?? '' };
  const filled = { markdown: '', inserts: [], title: cleanText(title), context };
  return writeDocx(requestOf(document), {
    filled,
    tree: { root, numbering: numberTree(root), notes: new Map(), charts: new Map() },
  });
}

function treeOf({ title, lines, headings, rows, widths }: TableDocument): Root {
  return {
    type: 'root',
    children: [
      {
        type: 'containerDirective',
        name: 'front',
        attributes: {},
        children: [
          { type: 'heading', depth: 1, children: [{ type: 'text', value: cleanText(title) }] },
          ...lines.map(paragraph),
        ],
      },
      {
        type: 'containerDirective',
        name: 'table',
        attributes: { widths: widths.join(' ') },
        children: [textTable([headings, ...rows])],
      },
    ],
  };
}

function paragraph(line: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: cleanText(line) }] };
}

/** No template makes it: what a template would say is said here. */
function requestOf({ workspace, entry, date }: TableDocument): RenderRequest {
  const nowhere = { start: 0, end: 0 };
  const template: Template = {
    name: 'log',
    kind: 'document',
    file: '',
    registry: entry.registry.name,
    registrySpan: nowhere,
    title: { text: '', span: nowhere },
    output: { text: '', span: nowhere },
    language: 'en-GB',
    orientation: 'landscape',
    text: '',
    bodyStart: 0,
  };
  const history = date === undefined ? [] : [{ date, version: '', author: '', change: '' }];
  return { workspace, template, entry, history };
}
