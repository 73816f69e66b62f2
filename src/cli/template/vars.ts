import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { type TemplateValue, templateValues } from '../../render/template-values.ts';
import { loadBook, openBook } from '../book.ts';
import { EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import type { Paint } from '../paint.ts';
import { bookTemplates, templateNamed } from './book-templates.ts';
import { printRows } from './print-rows.ts';

/** `grantbook template vars NAME`: everything that a template of that registry may use. */
export async function listValues(context: Context, input: Input): Promise<number> {
  const workspace = await loadBook(await openBook(context.globals));
  const { kind, registry: name } = templateNamed(input.args[1] ?? '', await bookTemplates(workspace));
  const registry = workspace.registries.get(name)?.schema;
  if (!registry)
    throw new RequestError(`there is no registry "${name}"`, 'see what is wrong: grantbook template check');
  const project = workspace.registries.get('project')?.schema;
  const records = templateValues({ kind, registry, project });
  const rows = records.map((value) => [value.group, value.name, value.type, marks(value), value.description]);
  const table = { headings: ['group', 'name', 'type', 'is', 'description'], rows };
  const { paint } = context.out;
  printRows({ records, table, text: (width) => groupsText(records, { paint, width }) }, input, context);
  return EXIT.clean;
}

const HEADS: Readonly<Record<TemplateValue['group'], string>> = {
  record: 'The record',
  project: 'The project',
  document: 'The document',
  helper: 'Helpers',
  block: 'Blocks',
  directive: 'Parts of a document',
};

type Style = { readonly paint: Paint; readonly width: number };

function groupsText(values: readonly TemplateValue[], style: Style): string {
  const groups = new Map<TemplateValue['group'], TemplateValue[]>();
  for (const value of values) groups.set(value.group, [...(groups.get(value.group) ?? []), value]);
  return [...groups]
    .map(([group, members]) => {
      const lines = members.map((value) => valueText(value, members, style)).join('');
      return `${style.paint.bold(HEADS[group])}\n${lines}`;
    })
    .join('\n');
}

const WIDEST_NAME = 32;

/** A name and, beside it, what it is: wrapped and never cut, for a name that is cut cannot be copied. */
function valueText(value: TemplateValue, members: readonly TemplateValue[], { paint, width }: Style): string {
  const longest = Math.max(...members.map(({ name }) => name.length));
  const column = Math.min(longest, WIDEST_NAME) + 4;
  const indent = ' '.repeat(column);
  const text = wrapText(showLine(wordsOf(value)), width, indent);
  const name = `  ${showLine(value.name)}`;
  if (name.length + 2 > column) return `${paint.cyan(name)}\n${text}`;
  return `${paint.cyan(name)}${text.slice(name.length)}`;
}

function wordsOf(value: TemplateValue): string {
  if (['helper', 'block', 'directive'].includes(value.group)) return value.description;
  const is = marks(value);
  return `${value.type}${is === '' ? '' : `, ${is}`}. ${value.description}`.trim();
}

function marks({ required, derived, personal }: TemplateValue): string {
  const words = [required && 'required', derived && 'derived', personal && 'personal'];
  return words.filter((word) => word !== false).join(', ');
}
