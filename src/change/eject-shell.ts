import { RequestError } from '../base/request-error.ts';
import type { Workspace } from '../registry/workspace.ts';
import { languageOf } from '../render/document-language.ts';
import { builtInShell } from '../render/docx/open-shell.ts';
import { zip } from '../render/docx/zip.ts';
import { SHELL_ENDING } from '../render/find-shell.ts';
import type { Template } from '../render/template.ts';
import { mayWrite } from './eject-template.ts';
import type { Plan } from './plan.ts';

/**
 * Plans a Word file beside a template, to be changed in Word: the shell in which its documents are made
 * now. Throws a RequestError where the template has another.
 */
export function ejectShell(workspace: Workspace, template: Template, reason?: string): Plan {
  const { name, text } = template;
  const file = `templates/${name}${SHELL_ENDING}`;
  const bytes = zip(builtInShell(languageOf(template, workspace), /^:::+ *cover\b/m.test(text)));
  if (!mayWrite(workspace, file, bytes))
    throw new RequestError(
      `${file} was changed in this book and is not overwritten`,
      `to begin anew, rename yours first: git mv ${file} templates/old.docx, then grantbook save`,
    );
  return {
    writes: new Map([[file, bytes]]),
    deletes: [],
    message: {
      subject: `template ${name}: put its Word shell into the book, to be changed`,
      ...(reason !== undefined && { reason }),
      trailers: [],
    },
  };
}
