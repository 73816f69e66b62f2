import type { Code } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { LOGO } from '../find-logo.ts';
import { DOCUMENT } from './open-parts.ts';
import { type Placeholder, type ReadShell, SLOTS } from './read-shell.ts';
import type { UnclearRow } from './shell-rows.ts';

/** What is wrong with a shell, in words. */
export type ShellWords = Pick<Diagnostic, 'message'> & {
  readonly hint: string;
  readonly suggestions?: readonly string[];
};

/** Returns a finding about a shell. Word shows no lines, so it has no place but the file. */
export function shellProblem(file: string, code: Code, words: ShellWords): Diagnostic {
  const { message, hint, suggestions = [] } = words;
  const near = suggestions.length > 0 && { suggestions };
  return { code, severity: 'error', file, message, hint, ...near };
}

/** Returns the finding about a document that cannot be a shell at all. */
export function unusable(file: string, why: string): Diagnostic {
  const hint = /macros/.test(why)
    ? 'save it in Word as a document without macros (.docx)'
    : 'save it in Word as .docx, without a password';
  return shellProblem(file, 'template/shell', { message: `the shell cannot be used: ${why}`, hint });
}

/** Returns the finding about a row that names several lists. */
export function unclearRow(file: string, { lists }: UnclearRow): Diagnostic {
  const named = lists.map((list) => `"${list.join('.')}"`).join(' and ');
  return shellProblem(file, 'template/shell', {
    message: `a row of a table is repeated for one list, and here it names ${named}`,
    hint: 'give each list a row of its own',
  });
}

/** Returns the finding about something said of each item of a list, where nothing is repeated. */
export function outsideRow(file: string, expression: string): Diagnostic {
  const message = `"${expression}" is said of each item of a list, and stands in no row of a table`;
  return shellProblem(file, 'template/shell', {
    message,
    hint: 'write it in a row of a table: the row is repeated for each item',
  });
}

/** Returns what is wrong with where the placeholders of a shell stand. */
export function placeProblems(file: string, { placeholders }: ReadShell): Diagnostic[] {
  const problems = [
    bodyProblem(placeholders),
    ...SLOTS.filter((slot) => slot !== 'body').map((slot) => crowded(slot, placeholders)),
  ]
    .filter((words) => words !== undefined)
    .map((words) => shellProblem(file, 'template/shell', words));
  const shapes = placeholders.filter(({ expression, paragraph, picture }) => {
    return LOGO.test(expression) && !paragraph && !picture;
  });
  const words = {
    message: 'the alternative text {{logo}} stands at something that is no picture of its own',
    hint: 'insert a picture (Insert > Pictures), not in a group, and write {{logo}} in its alternative text',
  };
  return [...problems, ...shapes.slice(0, 1).map(() => shellProblem(file, 'template/shell', words))];
}

const ALONE = 'write {{body}} once, alone in a paragraph of the page itself';

function bodyProblem(placeholders: readonly Placeholder[]): ShellWords | undefined {
  const places = placeholders.filter(({ expression }) => expression === 'body');
  const [place] = places;
  const spaced = placeholders.find(({ expression }) => expression.trim() === 'body');
  if (!place && spaced) return undefined;
  if (!place) return { message: 'the shell has no place for the text', hint: ALONE };
  if (places.length > 1) return { message: `{{body}} stands ${places.length} times`, hint: ALONE };
  if (place.part !== DOCUMENT || !place.paragraph)
    return { message: '{{body}} stands in a header or footer, not in the text', hint: ALONE };
  const box = place.paragraph.around.findLast(({ name }) => name in BOXES);
  if (box) return { message: `{{body}} stands in ${BOXES[box.name]}`, hint: ALONE };
  return crowded('body', placeholders);
}

const BOXES: Readonly<Record<string, string>> = { tc: 'a table', txbxContent: 'a text box' };

/** The paragraph of a slot is replaced whole. */
function crowded(slot: string, placeholders: readonly Placeholder[]): ShellWords | undefined {
  const crowd = placeholders.some(
    ({ expression, paragraph }) =>
      expression === slot && paragraph && paragraph.text.trim() !== `{{${slot}}}`,
  );
  if (!crowd) return undefined;
  const hint = slot === 'body' ? ALONE : `write {{${slot}}} alone in a paragraph`;
  return { message: `there is more in the paragraph of {{${slot}}}, which would be lost`, hint };
}

/** Returns the findings about slots that are written with spaces, and so are none. */
export function spacedSlots(file: string, { placeholders }: ReadShell): Diagnostic[] {
  const spaced = placeholders.map(({ expression }) => expression).filter(isSpacedSlot);
  return [...new Set(spaced)].map((expression) =>
    shellProblem(file, 'template/shell', {
      message: `there are spaces in "{{${expression}}}"`,
      hint: `write {{${expression.trim()}}}`,
    }),
  );
}

/** Whether an expression is a slot but for the spaces around it. */
export function isSpacedSlot(expression: string): boolean {
  return !SLOTS.includes(expression) && SLOTS.includes(expression.trim());
}
