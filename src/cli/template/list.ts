import { showLine } from '../../base/show-text.ts';
import { shellPath } from '../../render/find-shell.ts';
import { loadBook, openBook } from '../book.ts';
import { EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { plural } from '../print-findings.ts';
import { bookTemplates } from './book-templates.ts';
import { namedText } from './named-text.ts';
import { printRows } from './print-rows.ts';

/** `grantbook template list`: the templates of the book, with what each is for. */
export async function listTemplates(context: Context, input: Input): Promise<number> {
  const workspace = await loadBook(await openBook(context.globals));
  const { templates, broken } = await bookTemplates(workspace);
  const records = templates.map((template) => {
    const { name, registry, kind, file, title } = template;
    return { name, registry, kind, file, title: title.text, shell: shellPath(workspace, template) ?? null };
  });
  const rows = records.map(({ name, registry, kind, file, title, shell }) => {
    return [name, registry, kind, file, title, shell ?? ''];
  });
  const table = { headings: ['name', 'registry', 'kind', 'file', 'title', 'shell'], rows };
  const { out } = context;
  const named = records.map(
    ({ name, registry, kind, file, title, shell }) =>
      [name, `${kind} of ${registry}, ${file}${shell ? ` in ${shell}` : ''}: ${title}`] as const,
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
