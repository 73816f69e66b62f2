import { RequestError } from '../../base/request-error.ts';
import { newTemplate } from '../../change/new-template.ts';
import { packageFiles } from '../../io/package-files.ts';
import { findRegistry } from '../../registry/find-entry.ts';
import { loadBook, openBook } from '../book.ts';
import { type Input, textOption } from '../command.ts';
import type { Context } from '../context.ts';
import { addTemplates } from './add-templates.ts';
import { templateName } from './book-templates.ts';

/** `grantbook template new NAME --for REGISTRY`: begins a template that makes a document as it is. */
export async function beginTemplate(context: Context, input: Input): Promise<number> {
  const name = input.args[1] ?? '';
  const registryName = textOption(input, 'for');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 60)
    throw new RequestError(
      `"${name}" cannot name a template`,
      'write it in small letters, digits and hyphens: risk-note',
    );
  if (registryName === undefined)
    throw new RequestError(
      'template new needs the registry whose records it prints',
      `for example: grantbook template new ${name} --for risks`,
    );
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const registry = findRegistry(workspace, registryName).schema;
  const there = workspace.files
    .list()
    .find(({ path }) => path.endsWith('.hbs') && templateName(path) === name);
  if (there)
    throw new RequestError(`there is a template "${name}" already: ${there.path}`, 'give it another name');
  const shipped = packageFiles('templates');
  const plan = newTemplate(workspace, { name, registry, shipped, reason: context.globals.reason });
  const code = await addTemplates(plan, { book, workspace }, context);
  if (code === 0 && !context.globals.dryRun)
    context.out.talk(`next: grantbook template vars ${name}; grantbook render ${name} ID\n`);
  return code;
}
