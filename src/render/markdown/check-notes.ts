import type { TemplateProblem } from '../fill/template-text.ts';
import { dangling, duplicate, type Place } from './check-anchors.ts';
import { MARK, type ScannedLine } from './scan-lines.ts';

/** Returns references to footnotes that are not there, notes that stand twice, and notes that no text refers to. */
export function checkNotes(lines: readonly ScannedLine[]): TemplateProblem[] {
  const text = lines.filter(({ code }) => !code);
  const notes = find(text, /^[\s\u0001]*\[\^([^\]\s]+)\]:/g);
  const refs = find(text, /(?<!\\)\[\^([^\]\s]+)\](?!:)/g);
  // A name that is made in a loop is not known yet.
  if ([...notes, ...refs].some(({ name }) => name.includes(MARK))) return [];
  const [named, used] = [namesOf(notes), namesOf(refs)];
  return [
    ...refs.filter(({ key }) => !named.has(key)).map((ref) => lost(ref, named)),
    ...notes.filter(({ key }, i) => notes.findIndex((other) => other.key === key) < i).map(twice),
    ...notes.filter(({ key }) => !used.has(key)).map(unused),
  ];
}

type Note = Place & { readonly key: string };

function find(lines: readonly ScannedLine[], pattern: RegExp): Note[] {
  return lines.flatMap(({ start, text }) =>
    [...text.matchAll(pattern)].map((match) => {
      const name = match[1] ?? '';
      const at = start + match.index + match[0].indexOf('[^') + 2;
      return { name, key: name.toLowerCase(), start: at, end: at + name.length };
    }),
  );
}

function namesOf(notes: readonly Note[]): ReadonlySet<string> {
  return new Set(notes.map(({ key }) => key));
}

function lost(ref: Note, names: ReadonlySet<string>): TemplateProblem {
  const hint = `write the note on a line of its own: [^${ref.name}]: …`;
  const problem = { ...dangling(ref, names), message: `no footnote has the name "${ref.name}"` };
  return (problem.suggestions ?? []).length > 0 ? problem : { ...problem, hint };
}

function twice(note: Note): TemplateProblem {
  return { ...duplicate(note), message: `the footnote "${note.name}" stands twice` };
}

function unused({ name, start, end }: Note): TemplateProblem {
  const message = `no text refers to the footnote "${name}", so it would be lost`;
  const hint = `write [^${name}] where it belongs, or take it out`;
  return { code: 'template/dangling-ref', start, end, message, hint };
}
