import { closest } from '../../base/suggest.ts';
import { chartKinds, commonAttributes, kindShape } from '../chart/kinds.ts';
import type { TemplateProblem } from '../fill/template-text.ts';
import { MARK } from './scan-lines.ts';

type Given = { readonly name: string; readonly at: number; readonly value: string };

/** A chart directive: its attributes, where its name stands and where its braces begin. */
type ChartLine = { readonly given: readonly Given[]; readonly at: number; readonly from: number };

/** Returns what is wrong with a chart: there is no such kind, or the kind lacks or has too many attributes. */
export function checkChart({ given, at, from }: ChartLine): TemplateProblem[] {
  const kind = given.find(({ name }) => name === 'kind');
  if (!kind || kind.value.includes(MARK)) return [];
  const shape = kindShape(kind.value);
  const kindAt = { start: from + kind.at, end: from + kind.at + kind.name.length };
  if (!shape) {
    const kinds = Object.keys(chartKinds);
    const suggestions = closest(kind.value, kinds);
    const message = `there is no kind of chart "${kind.value}"`;
    const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : `there are: ${kinds.join(', ')}`;
    return [{ code: 'template/directive', ...kindAt, message, hint, suggestions }];
  }
  const { usage: hint, required, optional } = shape;
  const known = [...commonAttributes, ...required, ...optional];
  const strange = given.filter(({ name }) => !known.includes(name));
  const lacking = required.filter((name) => !given.some((one) => one.name === name));
  return [
    ...strange.map((one): TemplateProblem => {
      const [start, suggestions] = [from + one.at, closest(one.name, known)];
      const message = `a chart of the kind "${kind.value}" has no attribute "${one.name}"`;
      return { code: 'template/directive', start, end: start + one.name.length, message, hint, suggestions };
    }),
    ...lacking.map((name): TemplateProblem => {
      const message = `a chart of the kind "${kind.value}" needs the attribute "${name}"`;
      return { code: 'template/directive', start: at, end: at + 'chart'.length, message, hint };
    }),
    ...given.flatMap((one) => checkLayout(one, from)),
  ];
}

function checkLayout({ name, at, value }: Given, from: number): TemplateProblem[] {
  if (name !== 'layout' || value.includes(MARK) || ['grouped', 'stacked'].includes(value)) return [];
  const message = `there is no layout "${value}" of bars`;
  const [start, hint] = [from + at, 'grouped (side by side) or stacked (one on the other)'];
  return [{ code: 'template/directive', start, end: start + name.length, message, hint }];
}
