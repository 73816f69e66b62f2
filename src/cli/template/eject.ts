import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { ejectTemplate } from '../../change/eject-template.ts';
import { packageFiles } from '../../io/package-files.ts';
import { loadBook, openBook } from '../book.ts';
import type { Input } from '../command.ts';
import type { Context } from '../context.ts';
import { addTemplates } from './add-templates.ts';
import { templateName } from './book-templates.ts';

/** `grantbook template eject NAME`: puts a template that comes with grantbook into the book. */
export async function ejectShipped(context: Context, input: Input): Promise<number> {
  const name = input.args[1] ?? '';
  const shipped = packageFiles('templates');
  const file = shippedFile(name, [...shipped.keys()]);
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const plan = ejectTemplate(workspace, { name, file, shipped, reason: context.globals.reason });
  return addTemplates(plan, { book, workspace }, context);
}

function shippedFile(name: string, paths: readonly string[]): string {
  const files = paths.filter((path) => path.endsWith('.hbs'));
  const file = files.find((path) => templateName(path) === name);
  if (file !== undefined) return file;
  const names = files.map(templateName);
  const near = closest(name, names);
  throw new RequestError(
    `grantbook comes with no template "${name}"`,
    near.length > 0 ? `did you mean "${near[0]}"?` : `it comes with: ${names.join(', ')}`,
  );
}
