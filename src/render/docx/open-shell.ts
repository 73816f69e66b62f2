import type { Template } from '../template.ts';
import { missingStyles } from './missing-styles.ts';
import { DOCUMENT, openParts } from './open-parts.ts';
import { type Page, pageOf, turnPage } from './page.ts';
import { documentPart, shellParts } from './shell-parts.ts';
import { stylesXml } from './shell-styles.ts';
import { type Parts, partText, textPart, zip } from './zip.ts';

/** A Word document that is ready to be filled. */
export type Shell = {
  readonly bytes: Uint8Array;
  readonly page: Page;
  /** The properties of the section the text stands in. */
  readonly sectionXml: string;
  /** Whether all pages of the text are wide. */
  readonly wide: boolean;
};

/** What a document asks of its shell: its language, a title page, and wide pages at its end. */
export type ShellNeed = { readonly language: string; readonly cover: boolean; readonly endsWide: boolean };

/** Opens a template's shell, or the built-in one; a string says why it cannot be used. */
export function openShell(template: Template, need: ShellNeed, given?: Uint8Array): Shell | string {
  const parts = given ? openParts(given) : builtIn(need.language, need.cover);
  if (typeof parts === 'string') return parts;
  const document = partText(parts, DOCUMENT) ?? '';
  const sectionXml = bodySection(document);
  const upright = pageOf(sectionXml);
  const wide = template.orientation === 'landscape' || upright.width > upright.height;
  const turned =
    wide || need.endsWide ? document.replace(sectionXml, () => turnPage(sectionXml, 'landscape')) : document;
  const styles = partText(parts, 'word/styles.xml') ?? stylesXml(need.language);
  const changed: Parts = {
    ...parts,
    [DOCUMENT]: textPart(turned),
    'word/styles.xml': textPart(withLanguage(withStyles(styles), need.language)),
  };
  return { bytes: zip(changed), page: upright, sectionXml, wide };
}

function builtIn(language: string, cover: boolean): Parts {
  const own = { [DOCUMENT]: documentPart(cover), 'word/styles.xml': stylesXml(language) };
  const texts = Object.entries({ ...shellParts, ...own });
  return Object.fromEntries(texts.map(([name, text]) => [name, textPart(text)]));
}

const SECTION = /<w:sectPr\b(?:[^>]*\/>|[\s\S]*?<\/w:sectPr>)/g;

/** The section a paragraph stands in is the first whose properties come after it. */
function bodySection(document: string): string {
  const at = Math.max(document.indexOf('{{body}}'), 0);
  const sections = [...document.matchAll(SECTION)];
  return (sections.find(({ index }) => index > at) ?? sections.at(-1))?.[0] ?? '<w:sectPr/>';
}

/** Adds our styles that a shell does not have: Word shows text of an unknown style as Normal. */
function withStyles(styles: string): string {
  const missing = missingStyles(styles);
  return styles.replace('</w:styles>', () => `${missing.map(({ xml }) => xml).join('')}</w:styles>`);
}

/** The text that fills a shell is in the language of the document, whatever the shell was written in. */
function withLanguage(styles: string, language: string): string {
  return styles.replace(/<w:rPrDefault\b[^>]*>[\s\S]*?<\/w:rPrDefault>/, (defaults) =>
    defaults.replace(/(<w:lang\b[^>]*\bw:val=")[^"]*/, (_, lead: string) => `${lead}${language}`),
  );
}
