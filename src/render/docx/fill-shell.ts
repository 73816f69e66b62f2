import { type DrawingPatch, ImageRun, type IPatch, PatchType, TextRun } from 'docx';
import { type Diagnostic, done, type Outcome, refused } from '../../text/diagnostic.ts';
import { type Asked, type FilledDocument, readyExpression } from '../fill/fill-document.ts';
import { isDeclaredList, type Way } from '../fill/list-paths.ts';
import type { Context } from '../fill/run-template.ts';
import { findLogo, LOGO } from '../find-logo.ts';
import type { RenderRequest } from '../template.ts';
import { AlternativePatch, LogoPatch, lineSize } from './logo.ts';
import { type Placeholder, type ReadShell, renamePlaceholders, SLOTS } from './read-shell.ts';
import type { FilledRow } from './repeat-rows.ts';
import { markBraces } from './safe-text.ts';
import { outsideRow, unclearRow } from './shell-problems.ts';
import { listsNamed, repeatedRows, rowContexts, type ShellRow, valueAt } from './shell-rows.ts';
import type { Parts } from './zip.ts';

/** What the library puts in the place of a placeholder. */
export type Patch = IPatch | DrawingPatch;

/** A shell whose placeholders have names that nobody writes, and what stands for each. */
export type FilledShell = {
  readonly parts: Parts;
  readonly patches: Readonly<Record<string, Patch>>;
  readonly rows: readonly FilledRow[];
};

type Job = { readonly request: RenderRequest; readonly filled: FilledDocument; readonly file: string };

/** Fills everything of a shell but the places for the document’s own blocks. Every missing value is found at once. */
export function fillShell(shell: ReadShell, job: Job): Outcome<FilledShell> {
  const { context } = job.filled;
  const { workspace, entry } = job.request;
  const fields = { record: [entry.registry], project: workspace.registries.get('project')?.schema };
  const given = shell.placeholders.filter(({ expression }) => !SLOTS.includes(expression));
  const isList = (way: Way) => {
    const value = valueAt(context, way);
    return Array.isArray(value) || (value === undefined && isDeclaredList(way, fields));
  };
  const { rows, unclear } = repeatedRows(given, isList);
  const filler = new Filler(job);
  for (const row of unclear) filler.problems.push(unclearRow(job.file, row));
  for (const row of rows) filler.addRow(row);
  const others = given.filter((each) => !unclear.some(({ placeholders }) => placeholders.includes(each)));
  for (const placeholder of others) {
    const { expression } = placeholder;
    const lost = !filler.names.has(placeholder) && listsNamed(expression, isList).length > 0;
    if (lost) filler.problems.push(outsideRow(job.file, expression));
    else filler.add(placeholder);
  }
  const problems = new Map(filler.problems.map((problem) => [`${problem.code} ${problem.message}`, problem]));
  if (problems.size > 0) return refused(...problems.values());
  return done({
    parts: renamePlaceholders(shell, (placeholder) => filler.names.get(placeholder)),
    patches: Object.fromEntries(filler.patches),
    rows: filler.rows,
  });
}

class Filler {
  readonly problems: Diagnostic[] = [];
  readonly patches = new Map<string, Patch>();
  readonly rows: FilledRow[] = [];
  /** The name of each placeholder: `#3`; in the second repeated row `#2.1`. */
  readonly names = new Map<Placeholder, string>();
  readonly #job: Job;
  readonly #known = new Map<string, string>();
  #named = 0;

  constructor(job: Job) {
    this.#job = job;
  }

  add(placeholder: Placeholder): void {
    if (this.names.has(placeholder)) return;
    const kind = placeholder.paragraph ? 'text' : 'drawing';
    const known = this.#known.get(`${kind} ${placeholder.expression}`);
    const name = known ?? this.#newName();
    this.names.set(placeholder, name);
    if (known !== undefined) return;
    this.#known.set(`${kind} ${placeholder.expression}`, name);
    const patch = this.#patchOf(placeholder);
    if (patch.ok) this.patches.set(name, patch.value);
    else this.problems.push(...patch.diagnostics);
  }

  addRow(row: ShellRow): void {
    const name = this.#newName();
    const contexts = rowContexts(this.#job.filled.context, row);
    const columns = row.placeholders.map((placeholder, i) => {
      this.names.set(placeholder, `${name}.${i}`);
      return this.#texts(placeholder, contexts);
    });
    const copies = contexts.map((_, at) => columns.map((column) => column[at] ?? ''));
    this.rows.push({ name, list: row.list.join('.'), copies });
  }

  #newName(): string {
    this.#named++;
    return `#${this.#named}`;
  }

  /** What a placeholder says in each context; a missing value is a problem. */
  #texts(placeholder: Placeholder, contexts: readonly Context[]): string[] {
    const ready = readyExpression(this.#job.request, this.#asked(placeholder));
    const texts = ready.ok ? contexts.map(ready.value) : [ready];
    this.problems.push(...texts.flatMap((text) => (text.ok ? [] : text.diagnostics)));
    return texts.flatMap((text) => (text.ok ? [text.value] : []));
  }

  #patchOf(placeholder: Placeholder): Outcome<Patch> {
    const logo = LOGO.exec(placeholder.expression);
    if (logo) return this.#logo(placeholder, logo.groups?.of);
    const text = this.#text(this.#asked(placeholder));
    if (!text.ok) return text;
    return done(placeholder.paragraph ? textPatch(text.value) : new AlternativePatch(markBraces(text.value)));
  }

  #logo(placeholder: Placeholder, of: string | undefined): Outcome<Patch> {
    const id =
      of === undefined ? done(undefined) : this.#text({ ...this.#asked(placeholder), expression: of });
    if (!id.ok) return id;
    const logo = findLogo(this.#job.request, this.#job.file, id.value);
    if (!logo.ok) return logo;
    const { picture, whose } = logo.value;
    const description = markBraces(whose);
    if (!placeholder.paragraph) return done(new LogoPatch(picture, description));
    const altText = { name: 'Logo', title: '', description };
    const { type, data } = picture;
    const run = new ImageRun({ type, data, transformation: lineSize(picture), altText });
    return done({ type: PatchType.PARAGRAPH, children: [run] });
  }

  #text(asked: Asked): Outcome<string> {
    const ready = readyExpression(this.#job.request, asked);
    return ready.ok ? ready.value(this.#job.filled.context) : ready;
  }

  #asked({ expression }: Placeholder): Asked {
    return { expression: expression.replace(/[“”„‟«»]/g, '"'), shell: this.#job.file };
  }
}

function textPatch(text: string): IPatch {
  return { type: PatchType.PARAGRAPH, children: [new TextRun({ text: markBraces(text) })] };
}
