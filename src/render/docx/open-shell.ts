import type { GivenShell } from '../template.ts';
import { missingStyles } from './missing-styles.ts';
import { DOCUMENT } from './open-parts.ts';
import { type Page, pageOf, turnPage } from './page.ts';
import { readParagraphs, type WordParagraph } from './read-paragraphs.ts';
import { type ReadShell, readParts, readShell } from './read-shell.ts';
import { documentPart, shellParts } from './shell-parts.ts';
import { goesOn, type Section, sectionAt } from './shell-sections.ts';
import { stylesXml } from './shell-styles.ts';
import { type Parts, partText, textPart } from './zip.ts';

/** Opens a template's shell, or the built-in one; a string says why it cannot be used. */
export function openShell(language: string, cover: boolean, given?: GivenShell): ReadShell | string {
  return given ? readShell(given.bytes) : readParts(builtInShell(language, cover));
}

/** Returns the parts of the built-in shell, with a title page or without. */
export function builtInShell(language: string, cover: boolean): Parts {
  const own = { [DOCUMENT]: documentPart(cover), 'word/styles.xml': stylesXml(language) };
  const texts = Object.entries({ ...shellParts, ...own });
  return Object.fromEntries(texts.map(([name, text]) => [name, textPart(text)]));
}

/** A shell that is ready for a document's text: its section holds as many stretches as the text has. */
export type Shell = {
  readonly parts: Parts;
  /** The page of the section the text stands in. */
  readonly page: Page;
  /** The section's properties for the first stretch of the text, and for those after it. */
  readonly section: { readonly first: string; readonly later: string };
  /** Whether all pages of the text are wide. */
  readonly wide: boolean;
  /** Whether the last stretch of the text ends in a section of its own: the shell's goes on with more. */
  readonly closed: boolean;
};

/** How a text asks for its pages: its language, and whether each of its stretches is wide. */
export type TextPages = {
  readonly language: string;
  readonly wide: boolean;
  readonly stretches: readonly boolean[];
};

/** Returns a shell ready for a text: our styles it lacks are added, the section of `{{body}}` takes its last stretch. */
export function readyShell(parts: Parts, { language, wide: asked, stretches }: TextPages): Shell {
  const document = withoutControls(partText(parts, DOCUMENT) ?? '');
  const body = paragraphOfBody(document);
  const section = sectionAt(document, body?.end ?? 0);
  const page = pageOf(section.xml);
  const wide = asked || page.width > page.height;
  const endsWide = stretches.at(-1) ?? false;
  const closed = endsWide && !wide && saysMore(document.slice(body?.end ?? 0, section.start));
  const first = section.xml;
  const shell = { page, section: { first, later: goesOn(first) }, wide, closed };
  const last = stretches.length > 1 || closed ? shell.section.later : first;
  const turned = turnPage(last, wide || (endsWide && !closed) ? 'landscape' : 'portrait');
  const changed = {
    [DOCUMENT]: textPart(withSection(document, section, turned)),
    'word/styles.xml': textPart(
      withLanguage(withStyles(partText(parts, 'word/styles.xml') ?? stylesXml(language)), language),
    ),
  };
  return { ...shell, parts: { ...parts, ...changed } };
}

function paragraphOfBody(document: string): WordParagraph | undefined {
  return readParagraphs(document).find(({ text }) => text.includes('{{body}}'));
}

function withSection(document: string, { start, end }: Section, xml: string): string {
  return document.slice(0, start) + xml + document.slice(end);
}

/** Whether anything is said or shown in a stretch of a document, beside empty paragraphs. */
function saysMore(xml: string): boolean {
  return (
    /<w:(?:drawing|pict|object|tbl)\b/.test(xml) ||
    readParagraphs(xml).some(({ text }) => /[^\s▪]/.test(text))
  );
}

/** A content control around `{{body}}` is taken away: Word lets none hold the end of a section. */
function withoutControls(document: string): string {
  const control = paragraphOfBody(document)?.around.findLast(({ name }) => name === 'sdt');
  if (!control) return document;
  const [before, inside] = [document.slice(0, control.start), document.slice(control.start)];
  const opening = /^<w:sdt\b[\s\S]*?<w:sdtContent\b[^>]*>/.exec(inside)?.[0] ?? '';
  const end = endOfControl(inside);
  const content = inside.slice(opening.length, end).replace(/<\/w:sdtContent>\s*<\/w:sdt>$/, '');
  return withoutControls(before + content + inside.slice(end));
}

function endOfControl(xml: string): number {
  let depth = 0;
  for (const { 0: tag, index } of xml.matchAll(/<w:sdt[ >]|<\/w:sdt>/g)) {
    depth += tag === '</w:sdt>' ? -1 : 1;
    if (depth === 0) return index + tag.length;
  }
  return xml.length;
}

/** Adds our styles that a shell does not have: Word shows text of an unknown style as Normal. */
function withStyles(styles: string): string {
  const missing = missingStyles(styles).map(({ xml }) => xml.replace(NUMBERED, ''));
  return styles.replace('</w:styles>', () => `${missing.join('')}</w:styles>`);
}

/** The numbers of our headings are lists of our own shell; in another the same number is another list. */
const NUMBERED = /<w:numPr>.*?<\/w:numPr>/;

/** The text that fills a shell is in the language of the document, whatever the shell was written in. */
function withLanguage(styles: string, language: string): string {
  return styles.replace(/<w:rPrDefault\b[^>]*>[\s\S]*?<\/w:rPrDefault>/, (defaults) =>
    defaults.replace(/(<w:lang\b[^>]*\bw:val=")[^"]*/, (_, lead: string) => `${lead}${language}`),
  );
}
