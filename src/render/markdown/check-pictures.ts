import type { Files } from '../../registry/files.ts';
import type { TemplateProblem } from '../fill/template-text.ts';
import { readPicture } from './picture.ts';
import { MARK, type ScannedLine } from './scan-lines.ts';

/** Returns pictures that are not a PNG or JPEG file of the book. */
export function checkPictures(lines: readonly ScannedLine[], files: Files): TemplateProblem[] {
  return lines
    .filter(({ code }) => !code)
    .flatMap(({ start, text }) =>
      [...text.matchAll(/!\[[^\]]*\]\(([^)\s]*)[^)]*\)/g)].flatMap((match) => {
        const path = match[1] ?? '';
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
