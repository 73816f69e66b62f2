import { RequestError } from '../../base/request-error.ts';
import { loadParts } from '../../render/load-parts.ts';
import { type TemplateValue, templateValues } from '../../render/template-values.ts';
import { loadBook, openBook } from '../book.ts';
import { EXIT, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import type { Paint } from '../paint.ts';
import { bookTemplates, templateNamed } from './book-templates.ts';
import { namedText } from './named-text.ts';
import { printRows } from './print-rows.ts';

/** `grantbook template vars NAME`: everything that a template of that registry may use. */
export async function listValues(context: Context, input: Input): Promise<number> {
  const workspace = await loadBook(await openBook(context.globals));
  const { kind, registry: name } = templateNamed(input.args[1] ?? '', await bookTemplates(workspace));
  const registry = workspace.registries.get(name)?.schema;
  if (!registry)
    throw new RequestError(`there is no registry "${name}"`, 'see what is wrong: grantbook template check');
  const project = workspace.registries.get('project')?.schema;
  const parts = [...loadParts(workspace.files).parts.keys()];
  const records = templateValues({ kind, registry, project, parts });
  const rows = records.map((value) => [value.group, value.name, value.type, marks(value), value.description]);
  const table = { headings: ['group', 'name', 'type', 'is', 'description'], rows };
  const { out } = context;
  printRows(
    { records, table, text: (width) => groupsText(records, { paint: out.paint, width }) },
    input,
    context,
  );
  out.talk('the fields inside groups of the project are shown with --format csv or json\n');
  return EXIT.clean;
}

const HEADS: Readonly<Record<TemplateValue['group'], string>> = {
  record: 'The record',
  project: 'The project',
  document: 'The document',
  helper: 'Helpers',
  block: 'Blocks',
  directive: 'Parts of a document',
  part: 'Parts that templates share',
};

type Style = { readonly paint: Paint; readonly width: number };

function groupsText(values: readonly TemplateValue[], { paint, width }: Style): string {
  const groups = new Map<TemplateValue['group'], TemplateValue[]>();
  for (const value of values.filter(isShown))
    groups.set(value.group, [...(groups.get(value.group) ?? []), value]);
  const texts = [...groups].map(([group, members]) => {
    const named = members.map((value) => [value.name, wordsOf(value)] as const);
    return `${paint.bold(HEADS[group])}\n${namedText(named, paint, width)}`;
  });
  return texts.join('\n');
}

/** The project has hundreds of settings inside its groups: programs get them all. */
function isShown({ group, name }: TemplateValue): boolean {
  return group !== 'project' || name.split('.').length < 3;
}

function wordsOf(value: TemplateValue): string {
  if (['helper', 'block', 'directive', 'part'].includes(value.group)) return value.description;
  const is = marks(value);
  return `${value.type}${is === '' ? '' : ` (${is})`}. ${value.description}`.trim();
}

function marks({ required, derived, personal }: TemplateValue): string {
  const words = [required && 'required', derived && 'derived', personal && 'personal'];
  return words.filter((word) => word !== false).join(', ');
}
