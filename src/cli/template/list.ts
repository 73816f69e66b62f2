import { showLine } from '../../base/show-text.ts';
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
  const shared = sharedParts(workspace).map(({ name, file, heldBy }) => ({
    name,
    registry: '',
    kind: 'part',
    file,
    title: `in ${plural(heldBy.length, 'template')}`,
  }));
  const records = [
    ...templates.map(({ name, registry, kind, file, title }) => ({
      name,
      registry,
      kind: kind as string,
      file,
      title: title.text,
    })),
    ...shared,
  ];
  const rows = records.map(({ name, registry, kind, file, title }) => [name, registry, kind, file, title]);
  const table = { headings: ['name', 'registry', 'kind', 'file', 'title'], rows };
  const { out } = context;
  const named = records.map(
    ({ name, registry, kind, file, title }) =>
      [name, `${registry === '' ? kind : `${kind} of ${registry}`}, ${file}: ${title}`] as const,
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
