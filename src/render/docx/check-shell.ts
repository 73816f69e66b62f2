import type { Diagnostic } from '../../text/diagnostic.ts';
import { checkTemplate, type KnownFields } from '../fill/check-template.ts';
import { isDeclaredList, listsOn, type ShellFields, unknownStep, waysIn } from '../fill/list-paths.ts';
import { parseTemplate } from '../fill/parse-template.ts';
import { LOGO } from '../find-logo.ts';
import { type GivenShell, TEMPLATE_VALUES } from '../template.ts';
import { isXml, NO_XML } from './is-xml.ts';
import { missingStyles, styleName } from './missing-styles.ts';
import { type Placeholder, readShell, SLOTS } from './read-shell.ts';
import {
  isSpacedSlot,
  outsideRow,
  placeProblems,
  shellProblem,
  spacedSlots,
  unclearRow,
  unusable,
} from './shell-problems.ts';
import { listsNamed, repeatedRows } from './shell-rows.ts';
import { partText, zip } from './zip.ts';

/** What a shell is, and everything that is wrong with it. */
export type ShellChecked = {
  readonly problems: readonly Diagnostic[];
  /** What it has a place for: `body`, `title`, `date record.due`. */
  readonly placeholders: readonly string[];
  /** The lists whose items have a row each: `history`. */
  readonly repeated: readonly string[];
  /** The names of styles that it lacks, as Word lists them; documents get grantbook's own. */
  readonly lacking: readonly string[];
};

/** What a shell may print: the names of fields, and the registries that say which of them are lists. */
export type ShellKnows = { readonly names: KnownFields; readonly fields: ShellFields };

/** The styles that nearly every document shows: without them it does not look as the partner's do. */
const MAIN_STYLES = ['heading 1', 'heading 2', 'heading 3', 'caption', 'Grantbook Table'];

/** Returns what a Word document has and lacks as a shell. It is only read. */
export async function checkShell({ file, bytes }: GivenShell, knows: ShellKnows): Promise<ShellChecked> {
  const shell = readShell(bytes);
  if (typeof shell === 'string' || !(await isXml(zip(shell.parts)))) {
    const why = typeof shell === 'string' ? shell : NO_XML;
    return { problems: [unusable(file, why)], placeholders: [], repeated: [], lacking: [] };
  }
  const lacking = missingStyles(partText(shell.parts, 'word/styles.xml') ?? '').map(styleName);
  const isList = (way: readonly string[]) => isDeclaredList(way, knows.fields);
  const { rows, unclear } = repeatedRows(
    shell.placeholders.filter(({ paragraph }) => paragraph),
    isList,
  );
  const inRows = new Set([...rows, ...unclear].flatMap(({ placeholders }) => placeholders));
  const problems = [
    ...placeProblems(file, shell),
    ...spacedSlots(file, shell),
    ...unclear.map((row) => unclearRow(file, row)),
    ...firstOfEach(shell.placeholders).flatMap((placeholder) => expressionProblems(file, placeholder, knows)),
    ...firstOfEach(shell.placeholders.filter((each) => !inRows.has(each)))
      .filter(({ expression }) => listsNamed(expression, isList).length > 0)
      .map(({ expression }) => outsideRow(file, expression)),
    ...styleProblems(file, lacking),
  ];
  const placeholders = [...new Set(shell.placeholders.map(({ expression }) => expression))].sort();
  const repeated = [...new Set(rows.map(({ list }) => list.join('.')))].sort();
  return { problems, placeholders, repeated, lacking };
}

function firstOfEach(placeholders: readonly Placeholder[]): Placeholder[] {
  const first = new Map<string, Placeholder>();
  for (const each of placeholders) if (!first.has(each.expression)) first.set(each.expression, each);
  return [...first.values()].sort((a, b) => (a.expression < b.expression ? -1 : 1));
}

function expressionProblems(file: string, { expression }: Placeholder, knows: ShellKnows): Diagnostic[] {
  if (SLOTS.includes(expression) || isSpacedSlot(expression)) return [];
  const logo = LOGO.exec(expression);
  const asked = logo ? logo.groups?.of : expression;
  if (asked === undefined) return [];
  if (/^\s*[#/^>!&{]|^\s*else\b/.test(asked)) {
    const hint = 'write the condition or the loop in the template, which fills {{body}}';
    const message = `a shell holds values only, and not "{{${asked}}}"`;
    return [shellProblem(file, 'template/not-allowed', { message, hint })];
  }
  const source = `{{${asked}}}`;
  const parsed = parseTemplate(source);
  const values = [...TEMPLATE_VALUES.document, ...SLOTS, 'logo'];
  const wrong = parsed.ok
    ? checkTemplate(source, parsed.program, { ...knows.names, values })
    : [parsed.problem];
  if (wrong.length === 0) return memberProblems(file, asked, knows);
  return wrong.map(({ code, message, suggestions, hint }) =>
    shellProblem(file, code, { message, hint: nearer(hint, suggestions), suggestions: suggestions ?? [] }),
  );
}

/** The fields inside groups and lists: `record.sections.titel`. */
function memberProblems(file: string, expression: string, { fields }: ShellKnows): Diagnostic[] {
  return waysIn(expression).flatMap((way) => {
    const unknown = unknownStep(way, fields);
    if (!unknown) return [];
    const { around, name, near } = unknown;
    const many = listsOn(around, (each) => isDeclaredList(each, fields)).length > 0;
    const message = `${many ? 'the items' : 'the fields'} of "${around.join('.')}" have no "${name}"`;
    const hint =
      near[0] === undefined
        ? 'see what there is: grantbook template vars TEMPLATE'
        : `did you mean "${[...around, near[0]].join('.')}"?`;
    return [shellProblem(file, 'template/unknown-value', { message, hint, suggestions: near })];
  });
}

/** The closest name says more than the list of all; where none is close, a command lists them. */
function nearer(hint: string | undefined, suggestions: readonly string[] = []): string {
  if (hint?.startsWith('did you mean')) return hint;
  if (suggestions[0] !== undefined) return `did you mean "${suggestions[0]}"?`;
  return hint !== undefined && hint.length < 120
    ? hint
    : 'see what there is: grantbook template vars TEMPLATE';
}

function styleProblems(file: string, lacking: readonly string[]): Diagnostic[] {
  const main = MAIN_STYLES.filter((name) => lacking.includes(name));
  if (main.length === 0) return [];
  const message = `the shell lacks the styles ${main.map((name) => `"${name}"`).join(', ')}`;
  const hint = 'documents get grantbook’s own; to change how they look, make styles of these names in Word';
  return [{ ...shellProblem(file, 'template/shell-style', { message, hint }), severity: 'warning' }];
}
