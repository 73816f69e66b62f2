import type { Files } from '../../registry/files.ts';
import type { TemplateProblem } from '../fill/template-text.ts';
import { readPicture } from './picture.ts';
import { MARK, type ScannedLine } from './scan-lines.ts';

const noWords = {
  message: 'the picture is not said in words, for those who cannot see it',
  hint: 'say in the brackets what it shows: ![Logo of the project](templates/logo.png)',
};

/** Returns pictures that cannot be used, or have no words for those who cannot see them. */
export function checkPictures(lines: readonly ScannedLine[], files: Files): TemplateProblem[] {
  return lines
    .filter(({ code }) => !code)
    .flatMap(({ start, text }) =>
      [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g)].flatMap((match) => {
        const [whole, words = '', path = ''] = match;
        const place = { start: start + match.index, end: start + match.index + whole.length };
        if (words.trim() === '') return [{ code: 'template/image' as const, ...place, ...noWords }];
        const found = path.includes(MARK)
          ? `a picture is named by its path, not by a value`
          : readPicture(files, path);
        if (typeof found !== 'string') return [];
        const at = start + match.index + match[0].indexOf(path, match[0].indexOf(']('));
        const hint = 'name a file of the book, such as templates/logo.png';
        return [{ code: 'template/image' as const, start: at, end: at + path.length, message: found, hint }];
      }),
    );
}
