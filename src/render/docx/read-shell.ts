import { joinPlaceholders, PLACEHOLDER, withEdits } from './join-placeholders.ts';
import { DOCUMENT, openParts } from './open-parts.ts';
import { readParagraphs, type WordParagraph } from './read-paragraphs.ts';
import { escapeXml, unescapeXml } from './safe-text.ts';
import { withoutOldSections } from './shell-sections.ts';
import { withOurIds } from './style-ids.ts';
import { transitional } from './transitional.ts';
import { type Parts, partText, textPart } from './zip.ts';

/** A place in a shell that asks for something: `{{title}}` in a paragraph, `{{logo}}` in a picture’s alternative text. */
export type Placeholder = {
  readonly expression: string;
  readonly part: string;
  /** The paragraph it stands in; undefined where it is in the alternative text of a drawing. */
  readonly paragraph?: WordParagraph;
  /** Of a drawing: whether it is a picture, and not a shape or a chart. */
  readonly picture: boolean;
};

/** A Word document as a shell is read: its placeholders each in one run, its styles under our ids. */
export type ReadShell = { readonly parts: Parts; readonly placeholders: readonly Placeholder[] };

/** The places that the document itself fills, with blocks. */
export const SLOTS: readonly string[] = ['body', 'cover', 'imprint', 'toc'];

/** Opens a Word document that is to be a shell; a string says why it cannot be used. */
export function readShell(bytes: Uint8Array): ReadShell | string {
  const parts = openParts(bytes);
  return typeof parts === 'string' ? parts : readParts(parts);
}

/** Reads the parts of a shell. */
export function readParts(given: Parts): ReadShell | string {
  const parts = withOurIds(transitional(given));
  if (!/<w:body\b/.test(partText(parts, DOCUMENT) ?? '')) return 'its text is no XML that Word writes';
  const texts = textParts(parts).map(([name, text]): [string, string] => [
    name,
    joinPlaceholders(name === DOCUMENT ? withoutOldSections(text) : text),
  ]);
  const joined = Object.fromEntries(texts.map(([name, text]) => [name, textPart(text)]));
  const placeholders = texts.flatMap(([part, text]) => [...inText(part, text), ...inDrawings(part, text)]);
  return { parts: { ...parts, ...joined }, placeholders };
}

/** The parts that hold text: the document, its headers, footers and notes. */
function textParts(parts: Parts): [string, string][] {
  return Object.keys(parts)
    .filter((name) => /^word\/[^/]+\.xml$/.test(name))
    .sort((a, b) => Number(b === DOCUMENT) - Number(a === DOCUMENT) || (a < b ? -1 : 1))
    .map((name): [string, string] => [name, partText(parts, name) ?? ''])
    .filter(([, text]) => /<w:p[ >]/.test(text));
}

function inText(part: string, text: string): Placeholder[] {
  return readParagraphs(text).flatMap((paragraph) =>
    paragraph.texts
      .flatMap(({ text: run }) => [...run.matchAll(PLACEHOLDER)])
      .map(([, inside = '']) => ({ expression: unescapeXml(inside), part, paragraph, picture: false })),
  );
}

const DRAWING = /<w:drawing\b[\s\S]*?<\/w:drawing>/g;
const OLD_PICTURE = /<v:\w+\b[^>]*\balt="([^"]*)"/g;
const ALTERNATIVE = /(<(?:wp:docPr|pic:cNvPr)\b[^>]*?\b(?:descr|title)=")([^"]*)(?=")/g;

function inDrawings(part: string, text: string): Placeholder[] {
  const drawings = [...text.matchAll(DRAWING)].flatMap(([drawing]) =>
    [...drawing.matchAll(ALTERNATIVE)]
      .flatMap(([, , value = '']) => [...value.matchAll(PLACEHOLDER)])
      .map(([, inside = '']) => ({ inside, picture: drawing.includes('<pic:pic') })),
  );
  const old = [...text.matchAll(OLD_PICTURE)]
    .flatMap(([, value = '']) => [...value.matchAll(PLACEHOLDER)])
    .map(([, inside = '']) => ({ inside, picture: false }));
  return [...drawings, ...old].map(({ inside, picture }) => ({
    expression: unescapeXml(inside),
    part,
    picture,
  }));
}

/** The name that a placeholder is given while the shell is filled; undefined leaves it. */
export type Rename = (placeholder: Placeholder) => string | undefined;

/** Returns the parts of a shell with its placeholders renamed. */
export function renamePlaceholders({ parts, placeholders }: ReadShell, rename: Rename): Parts {
  const names = [...new Set(placeholders.map(({ part }) => part))];
  const changed = names.map((name): [string, Uint8Array] => {
    const text = partText(parts, name) ?? '';
    return [
      name,
      textPart(
        inPart(
          text,
          placeholders.filter(({ part }) => part === name),
          rename,
        ),
      ),
    ];
  });
  return { ...parts, ...Object.fromEntries(changed) };
}

function inPart(text: string, placeholders: readonly Placeholder[], rename: Rename): string {
  const drawn = placeholders.filter(({ paragraph }) => !paragraph);
  const written = placeholders.filter(({ paragraph }) => paragraph);
  const edits = readParagraphs(text).flatMap((paragraph) =>
    paragraph.texts.flatMap(({ start, end, text: run }) => {
      const made = renamed(run, (expression) =>
        written.find((each) => each.expression === expression && each.paragraph?.start === paragraph.start),
      );
      return made === run ? [] : [{ start, end, text: `<w:t xml:space="preserve">${made}</w:t>` }];
    }),
  );
  return withEdits(text, edits).replace(
    ALTERNATIVE,
    (_, lead: string, value: string) =>
      `${lead}${renamed(value, (expression) => drawn.find((each) => each.expression === expression))}`,
  );

  function renamed(run: string, find: (expression: string) => Placeholder | undefined): string {
    return run.replace(PLACEHOLDER, (whole, inside: string) => {
      const placeholder = find(unescapeXml(inside));
      const name = placeholder && rename(placeholder);
      return name === undefined ? whole : `{{${escapeXml(name)}}}`;
    });
  }
}
