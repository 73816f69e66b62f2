import { closest } from '../../base/suggest.ts';
import type { TemplateProblem } from '../fill/template-text.ts';
import { type DirectiveKind, directiveNames, directiveShape } from './directive-list.ts';
import type { ScannedLine } from './scan-lines.ts';

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
  const given = attributeNames(attributes);
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
  return [...strange, ...lacking];
}

function unknown({ name, kind, at }: { name: string; kind: DirectiveKind; at: number }): TemplateProblem {
  const names = directiveNames(kind);
  const suggestions = closest(name, names);
  const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : `there are: ${names.join(', ')}`;
  const message = `there is no directive "${kind === 'leaf' ? '::' : ':::'}${name}"`;
  return { code: 'template/directive', start: at, end: at + name.length, message, hint, suggestions };
}

function attributeNames(attributes: string): { name: string; at: number }[] {
  return [...attributes.slice(0, -1).matchAll(ATTRIBUTE)].map(({ index, 1: short, 2: name = '' }) => {
    return short === undefined
      ? { name, at: index }
      : { name: short.startsWith('#') ? 'id' : 'class', at: index };
  });
}
