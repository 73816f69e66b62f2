import type { Workspace } from '../../registry/workspace.ts';
import { decodeText } from '../../text/yaml/decode.ts';
import { type Ids, replaceWords } from './replace-id.ts';

/** A template that names the id, before and after. */
export type TemplateText = { readonly file: string; readonly before: string; readonly after: string };

/** Returns the templates and parts of templates that name an id; in them, code is what a document is made of. */
export function templateTexts(ids: Ids, { files }: Workspace): TemplateText[] {
  const wanted = files
    .list()
    .filter(({ path, mode }) => /^templates\/.*\.hbs$/.test(path) && mode.startsWith('100'));
  return wanted.flatMap(({ path: file }) => {
    const { text: before, problems } = decodeText(file, files.read(file));
    if (problems.length > 0) return [];
    const after = replaceWords(before, ids, ({ start }) => !isInAddress(before, start));
    return after === before ? [] : [{ file, before, after }];
  });
}

function isInAddress(text: string, at: number): boolean {
  return /\S*$/.exec(text.slice(Math.max(0, at - 2000), at))?.[0].includes('://') ?? false;
}
