import type { TemplateProblem } from '../fill/template-text.ts';
import { MARK, type ScannedLine } from './scan-lines.ts';

/** A tag of a language: `en-GB`, `bg`. */
export const LANGUAGE: RegExp = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/** Returns texts in another language whose language is not said as a tag. */
export function checkLanguages(lines: readonly ScannedLine[]): TemplateProblem[] {
  return lines
    .filter(({ code }) => !code)
    .flatMap(({ start, text }) =>
      [...text.matchAll(/(?::lang\[[^\]]*\]|:{3,}language)(\{[^}]*\})?/g)].flatMap((match) => {
        const tag = /\btag\s*=\s*["']?([^\s"'}]*)/.exec(match[1] ?? '')?.[1];
        if (tag?.includes(MARK) || LANGUAGE.test(tag ?? '')) return [];
        const at = start + match.index;
        const message =
          tag === undefined ? 'the language of the text is not said' : `"${tag}" is no language tag`;
        const hint = 'write it as in :lang[texte]{tag=fr} or :::language{tag=fr-BE}';
        return [{ code: 'template/directive' as const, start: at, end: at + match[0].length, message, hint }];
      }),
    );
}
