import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { ejectShell } from '../../change/eject-shell.ts';
import { ejectTemplate } from '../../change/eject-template.ts';
import { packageFiles } from '../../io/package-files.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { SHELL_ENDING } from '../../render/find-shell.ts';
import { loadBook, openBook } from '../book.ts';
import { flag, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { addTemplates } from './add-templates.ts';
import { bookTemplates, templateName, templateNamed } from './book-templates.ts';

/** `grantbook template eject NAME`: puts a template that comes with grantbook into the book, or its Word shell. */
export async function ejectShipped(context: Context, input: Input): Promise<number> {
  const name = input.args[1] ?? '';
  if (flag(input, 'shell')) return ejectWordShell(name, context);
  const shipped = packageFiles('templates');
  const file = shippedFile(name, [...shipped.keys()]);
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const plan = ejectTemplate(workspace, { name, file, shipped, reason: context.globals.reason });
  return addTemplates(plan, { book, workspace }, context);
}

async function ejectWordShell(name: string, context: Context): Promise<number> {
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const template = templateNamed(name, await bookTemplates(workspace));
  if (template.kind === 'mail')
    throw new RequestError(
      `"${name}" is the text of a mail, which has no shell`,
      'name a template of documents',
    );
  const plan = ejectShell(workspace, template, context.globals.reason);
  const code = await addTemplates(plan, { book, workspace }, context);
  const fresh = [...plan.writes.keys()].every((path) => !isThere(workspace, path));
  if (code === 0 && fresh && !context.globals.dryRun)
    context.out.talk(
      `next: change it in Word, then: grantbook template check templates/${name}${SHELL_ENDING}; grantbook save\n`,
    );
  return code;
}

function isThere({ files }: Workspace, path: string): boolean {
  return files.list().some((file) => file.path === path);
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
