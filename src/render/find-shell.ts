import { type Files, FilesError } from '../registry/files.ts';
import type { Workspace } from '../registry/workspace.ts';
import { done, type Outcome, refused } from '../text/diagnostic.ts';
import type { GivenShell, Template } from './template.ts';

/** The ending of a Word file that is the shell of a template's documents: `deliverable.shell.docx`. */
export const SHELL_ENDING = '.shell.docx';

/** Returns the path of the Word file in which a template's documents are made: its own, or the one of all documents. */
export function shellPath(
  { files, project }: Pick<Workspace, 'files' | 'project'>,
  { name, kind }: Pick<Template, 'name' | 'kind'>,
): string | undefined {
  if (kind !== 'document') return undefined;
  const own = `templates/${name}${SHELL_ENDING}`;
  if (files.list().some(({ path }) => path === own)) return own;
  const common = project?.data.shell;
  return typeof common === 'string' ? common : undefined;
}

/** Returns the shell of a template's documents as the book has it; undefined where it has none. */
export function bookShell(
  workspace: Pick<Workspace, 'files' | 'project'>,
  template: Pick<Template, 'name' | 'kind'>,
): Outcome<GivenShell | undefined> {
  const path = shellPath(workspace, template);
  if (path === undefined) return done(undefined);
  const bytes = readShellFile(workspace.files, path);
  if (bytes) return done({ file: path, bytes });
  const message = `the shell "${path}" is no file of the book that can be read`;
  const hint = 'put the Word file there, or mend shell: in project-data/project.yaml';
  return refused({ code: 'template/shell', severity: 'error', file: path, message, hint });
}

/** Returns the bytes of a Word file of the book; undefined where it is none that can be read, such as a symbolic link. */
export function readShellFile(files: Files, path: string): Uint8Array | undefined {
  if (!files.list().some((file) => file.path === path && file.mode.startsWith('100'))) return undefined;
  try {
    return files.read(path);
  } catch (error) {
    if (error instanceof FilesError) return undefined;
    throw error;
  }
}
