import { patchDetector } from 'docx';
import type { Code } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { checkTemplate, type KnownFields } from '../fill/check-template.ts';
import { parseTemplate } from '../fill/parse-template.ts';
import { TEMPLATE_VALUES } from '../template.ts';
import { missingStyles, styleName } from './missing-styles.ts';
import { DOCUMENT, openParts } from './open-parts.ts';
import { bodyMisplaced } from './place-of-body.ts';
import { type Parts, partText, zip } from './zip.ts';

/** What a shell is, and everything that is wrong with it. */
export type ShellChecked = {
  readonly problems: readonly Diagnostic[];
  /** What it has a place for: `body`, `title`, `date record.due`. */
  readonly placeholders: readonly string[];
  /** The names of styles that it lacks, as Word lists them; documents get grantbook's own. */
  readonly lacking: readonly string[];
};

/** A Word document that is to be a shell, under the name that findings give it. */
export type GivenShell = { readonly file: string; readonly bytes: Uint8Array };

/** What a shell has places for beside the values of templates. */
const SLOTS = ['body', 'cover', 'imprint'];

/** The styles that nearly every document shows: without them it does not look as the partner's do. */
const MAIN_STYLES = ['heading 1', 'heading 2', 'heading 3', 'caption', 'Grantbook Table'];

/** Returns what a Word document has and lacks as a shell. It is only read. */
export async function checkShell(shell: GivenShell, fields: KnownFields): Promise<ShellChecked> {
  const parts = openParts(shell.bytes);
  const found = typeof parts === 'string' ? undefined : await detect(parts);
  if (typeof parts === 'string' || !found) {
    const why = typeof parts === 'string' ? parts : 'its text is no XML';
    return { problems: [unusable(shell, why)], placeholders: [], lacking: [] };
  }
  const lacking = missingStyles(partText(parts, 'word/styles.xml') ?? '').map(styleName);
  const problems = [
    ...bodyProblems(shell, parts, found),
    ...found.flatMap((placeholder) => placeholderProblems(shell, placeholder, fields)),
    ...styleProblems(shell, lacking),
  ];
  return { problems, placeholders: found, lacking };
}

/**
 * Returns the placeholders of a document, each once; undefined where its parts are no XML. Only what
 * was opened within bounds is given to the library: it has none of its own.
 */
async function detect(parts: Parts): Promise<readonly string[] | undefined> {
  try {
    return [...new Set(await patchDetector({ data: zip(parts) }))].sort();
  } catch {
    return undefined;
  }
}

function unusable({ file }: GivenShell, why: string): Diagnostic {
  const hint = /macros/.test(why)
    ? 'save it in Word as a document without macros (.docx)'
    : 'save it in Word as .docx, without a password';
  return problem(file, 'template/shell', { message: `the shell cannot be used: ${why}`, hint });
}

function bodyProblems({ file }: GivenShell, parts: Parts, found: readonly string[]): Diagnostic[] {
  const wrong = found.includes('body')
    ? bodyMisplaced(partText(parts, DOCUMENT) ?? '')
    : 'the shell has no place for the text';
  if (wrong === undefined) return [];
  const hint = 'write {{body}} once, alone in a paragraph of the page itself';
  return [problem(file, 'template/shell', { message: wrong, hint })];
}

function placeholderProblems({ file }: GivenShell, placeholder: string, fields: KnownFields): Diagnostic[] {
  if (SLOTS.includes(placeholder)) return [];
  if (SLOTS.includes(placeholder.trim())) {
    const hint = `write {{${placeholder.trim()}}}`;
    return [problem(file, 'template/shell', { message: `there are spaces in "{{${placeholder}}}"`, hint })];
  }
  if (/^\s*[#/^>!&{]|^\s*else\b/.test(placeholder)) {
    const hint = 'write the condition or the loop in the template, which fills {{body}}';
    const message = `a shell holds values only, and not "{{${placeholder}}}"`;
    return [problem(file, 'template/not-allowed', { message, hint })];
  }
  const source = `{{${placeholder}}}`;
  const parsed = parseTemplate(source);
  const values = [...TEMPLATE_VALUES.document, ...SLOTS];
  const wrong = parsed.ok ? checkTemplate(source, parsed.program, { ...fields, values }) : [parsed.problem];
  return wrong.map(({ code, message, suggestions, hint }) =>
    problem(file, code, { message, hint: nearer(hint, suggestions), suggestions: suggestions ?? [] }),
  );
}

/** The closest name says more than the list of all; where none is close, a command lists them. */
function nearer(hint: string | undefined, suggestions: readonly string[] = []): string {
  if (hint?.startsWith('did you mean')) return hint;
  if (suggestions[0] !== undefined) return `did you mean "${suggestions[0]}"?`;
  return hint !== undefined && hint.length < 120
    ? hint
    : 'see what there is: grantbook template vars TEMPLATE';
}

function styleProblems({ file }: GivenShell, lacking: readonly string[]): Diagnostic[] {
  const main = MAIN_STYLES.filter((name) => lacking.includes(name));
  if (main.length === 0) return [];
  const message = `the shell lacks the styles ${main.map((name) => `"${name}"`).join(', ')}`;
  const hint = 'documents get grantbook’s own; to change how they look, make styles of these names in Word';
  return [{ ...problem(file, 'template/shell-style', { message, hint }), severity: 'warning' }];
}

type Words = Pick<Diagnostic, 'message'> & {
  readonly hint: string;
  readonly suggestions?: readonly string[];
};

function problem(file: string, code: Code, { message, hint, suggestions = [] }: Words): Diagnostic {
  return {
    code,
    severity: 'error',
    file,
    message,
    hint,
    ...(suggestions.length > 0 && { suggestions }),
  };
}
