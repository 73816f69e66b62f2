import { closest } from '../../base/suggest.ts';
import type { TemplateProblem } from '../fill/template-text.ts';
import { checkChart } from './check-chart.ts';
import { type DirectiveKind, directiveNames, directiveShape } from './directive-list.ts';
import { MARK, type ScannedLine } from './scan-lines.ts';
import { colourNames, strangeColours } from './shades.ts';

const BLOCK = /^[\s\u0001]*(:{2,})([A-Za-z][\w-]*)(?:\[[^\]]*\])?(\{[^}]*\})?/;
const ATTRIBUTE = /([#.][\w-]+)|([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'}]+))?/g;

/** Returns every directive that stands alone on its line and is unknown, or lacks or has too many attributes. */
export function checkDirectives(lines: readonly ScannedLine[]): TemplateProblem[] {
  return lines.flatMap((line) => (line.code ? [] : checkLine(line)));
}

function checkLine({ start, text }: ScannedLine): TemplateProblem[] {
  const match = BLOCK.exec(text);
  if (!match) return [];
  const [whole, colons = '', name = '', attributes = ''] = match;
  const kind: DirectiveKind = colons.length === 2 ? 'leaf' : 'container';
  const at = start + whole.indexOf(':') + colons.length;
  const shape = directiveShape(name, kind);
  if (!shape) return [unknown({ name, kind, at })];
  const given = attributesIn(attributes);
  const from = start + whole.length - attributes.length;
  const strange = given
    .filter((attribute) => !shape.attributes.includes(attribute.name))
    .map((attribute): TemplateProblem => {
      const [begin, suggestions] = [from + attribute.at, closest(attribute.name, shape.attributes)];
      const message = `"${name}" has no attribute "${attribute.name}"`;
      return {
        code: 'template/directive',
        start: begin,
        end: begin + attribute.name.length,
        message,
        hint: shape.usage,
        suggestions,
      };
    });
  const lacking = shape.required
    .filter((required) => !given.some(({ name: one }) => required.split('|').includes(one)))
    .map((required): TemplateProblem => {
      const message = `"${name}" needs the attribute ${required
        .split('|')
        .map((one) => `"${one}"`)
        .join(' or ')}`;
      return { code: 'template/directive', start: at, end: at + name.length, message, hint: shape.usage };
    });
  const own = name === 'chart' && strange.length === 0 ? checkChart({ given, at, from }) : [];
  return [...strange, ...lacking, ...own, ...given.flatMap((one) => checkShades(one, from))];
}

/** A colour that is filled in from data is not known yet; one that there is not then shades nothing. */
function checkShades({ name, at, value }: Attribute, from: number): TemplateProblem[] {
  if (name !== 'shades' || value.includes(MARK)) return [];
  return strangeColours(value).map((colour) => {
    const [start, suggestions] = [from + at, closest(colour, colourNames())];
    const message = `there is no colour "${colour}" for cells`;
    const hint = `there are: ${colourNames().join(', ')}; write shades="green late=red", a word or a word and its colour`;
    return { code: 'template/directive', start, end: start + name.length, message, hint, suggestions };
  });
}

function unknown({ name, kind, at }: { name: string; kind: DirectiveKind; at: number }): TemplateProblem {
  const names = directiveNames(kind);
  const suggestions = closest(name, names);
  const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : `there are: ${names.join(', ')}`;
  const message = `there is no directive "${kind === 'leaf' ? '::' : ':::'}${name}"`;
  return { code: 'template/directive', start: at, end: at + name.length, message, hint, suggestions };
}

/** An attribute as it is written, and where in the braces it begins. */
export type Attribute = { readonly name: string; readonly at: number; readonly value: string };

function attributesIn(attributes: string): Attribute[] {
  return [...attributes.slice(0, -1).matchAll(ATTRIBUTE)].map(
    ({ index, 1: short, 2: name = '', 3: value = '' }) => {
      return short === undefined
        ? { name, at: index, value: value.replace(/^["']|["']$/g, '') }
        : { name: short.startsWith('#') ? 'id' : 'class', at: index, value: '' };
    },
  );
}
