import { showLine } from '../../base/show-text.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { shellPath } from '../../render/find-shell.ts';
import type { Template } from '../../render/template.ts';
import { loadBook, openBook } from '../book.ts';
import { EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { plural } from '../print-findings.ts';
import { bookTemplates, sharedParts } from './book-templates.ts';
import { namedText } from './named-text.ts';
import { printRows } from './print-rows.ts';

/** `grantbook template list`: the templates of the book, with what each is for, and the parts they share. */
export async function listTemplates(context: Context, input: Input): Promise<number> {
  const workspace = await loadBook(await openBook(context.globals));
  const { templates, broken } = await bookTemplates(workspace);
  const records = [...templates.map((template) => recordOf(template, workspace)), ...partRecords(workspace)];
  const rows = records.map(({ name, registry, kind, file, title, shell }) => {
    return [name, registry, kind, file, title, shell ?? ''];
  });
  const table = { headings: ['name', 'registry', 'kind', 'file', 'title', 'shell'], rows };
  const { out } = context;
  const named = records.map(
    ({ name, registry, kind, file, title, shell }) =>
      [
        name,
        `${registry === '' ? kind : `${kind} of ${registry}`}, ${file}${shell ? ` in ${shell}` : ''}: ${title}`,
      ] as const,
  );
  printRows({ records, table, text: (width) => namedText(named, out.paint, width) }, input, context);
  if (templates.length === 0)
    out.talk('there are no templates yet; begin one: grantbook template new NAME --for REGISTRY\n');
  if (broken.length > 0)
    out.warn(
      `${plural(broken.length, 'template')} with mistakes (${showLine(broken.join(', '))}): grantbook template check\n`,
    );
  return EXIT.clean;
}

/** A template or a part, as programs get it. */
type Listed = {
  readonly name: string;
  readonly registry: string;
  readonly kind: string;
  readonly file: string;
  readonly title: string;
  readonly shell: string | null;
};

function recordOf(template: Template, workspace: Workspace): Listed {
  const { name, registry, kind, file, title } = template;
  return { name, registry, kind, file, title: title.text, shell: shellPath(workspace, template) ?? null };
}

/** A part is for no registry, and says how many templates hold it. */
function partRecords(workspace: Workspace): Listed[] {
  return sharedParts(workspace).map(({ name, file, heldBy }) => {
    const title = `in ${plural(heldBy.length, 'template')}`;
    return { name, registry: '', kind: 'part', file, title, shell: null };
  });
}
