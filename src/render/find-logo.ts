import type { Entry } from '../registry/workspace.ts';
import { type Diagnostic, done, type Outcome, refused } from '../text/diagnostic.ts';
import { type Picture, readPicture } from './markdown/picture.ts';
import type { RenderRequest } from './template.ts';

/** A logo: its picture, and whose it is, for those who hear the document. */
export type Logo = { readonly picture: Picture; readonly whose: string };

/** What `{{logo}}` and `{{logo record.lead}}` ask for. */
export const LOGO: RegExp = /^\s*logo(?:\s+(?<of>\S.*?))?\s*$/;

/**
 * Returns the logo that a shell shows: of the record with the id, where one is given; else of the
 * document’s own record, such as a partner; else of the project (`logo` in project.yaml).
 */
export function findLogo(request: RenderRequest, shell: string, id?: string): Outcome<Logo> {
  const owner = ownerOf(request, id);
  const place = id === undefined ? 'project.yaml' : `the record ${id}`;
  if (!owner) {
    const message =
      id === undefined
        ? 'the book names no logo'
        : `the book names no logo of "${id}", which the shell shows`;
    const hint = `name a PNG or JPEG file of the book: write logo: templates/logo.png in ${place}`;
    return refused(problem(shell, 'template/missing-value', { message, hint }));
  }
  const picture = readPicture(request.workspace.files, owner.path);
  if (typeof picture !== 'string') return done({ picture, whose: owner.whose });
  return refused(
    problem(shell, 'template/image', {
      message: picture,
      hint: `put the file there, or mend logo in ${place}`,
    }),
  );
}

type Owner = { readonly path: string; readonly whose: string };

function ownerOf({ workspace, entry }: RenderRequest, id: string | undefined): Owner | undefined {
  if (id !== undefined) return ofRecord(workspace.entries.get(id));
  const { project } = workspace;
  const own = ofRecord(entry);
  if (own || typeof project?.data.logo !== 'string') return own;
  return { path: project.data.logo, whose: project.acronym };
}

function ofRecord(entry: Entry | undefined): Owner | undefined {
  const path = entry?.data.logo;
  return entry && typeof path === 'string' ? { path, whose: entry.id } : undefined;
}

type Words = { readonly message: string; readonly hint: string };

function problem(file: string, code: 'template/missing-value' | 'template/image', words: Words): Diagnostic {
  return { code, severity: 'error', file, ...words };
}
