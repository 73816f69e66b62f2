import { showLine } from '../../base/show-text.ts';
import type { Context } from '../context.ts';
import { tableMarkdown } from '../format/markdown.ts';
import { wrapText } from '../format/wrap-text.ts';

/** A part of a report: lines of three cells, of which the last says where. */
export type Section = {
  readonly title: string;
  readonly lines: readonly (readonly [string, string, string])[];
};

/** Returns the parts for people at a terminal; an empty part says that nothing was found. */
export function sectionsText(sections: readonly Section[], { paint, width }: Context['out']): string {
  return sections
    .map(({ title, lines }) => {
      const head = `${paint.bold(title)} (${lines.length})\n`;
      const told = lines.map((cells) =>
        wrapText(
          cells
            .filter((cell) => cell !== '')
            .map(showLine)
            .join(' · '),
          width,
          '  ',
        ),
      );
      return `${head}${told.join('')}`;
    })
    .join('\n');
}

/** Returns the parts as Markdown, for whoever asked for the report. */
export function sectionsMarkdown(title: string, sections: readonly Section[]): string {
  const parts = sections.map(({ title: part, lines }) => {
    const table =
      lines.length === 0
        ? 'Nothing was found.\n'
        : tableMarkdown({ headings: ['what', 'which', 'where'], rows: lines });
    return `## ${part[0]?.toUpperCase()}${part.slice(1)}\n\n${table}`;
  });
  return `# Where ${showLine(title)} occurs\n\n${parts.join('\n')}`;
}
