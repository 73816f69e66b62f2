import { chartKinds, commonAttributes } from '../chart/kinds.ts';

/** Where a directive stands: around blocks, as a block of its own, or inside a text. */
export type DirectiveKind = 'container' | 'leaf' | 'text';

/** A directive of the templates: how it is written and the attributes it takes. */
export type DirectiveShape = {
  readonly kind: DirectiveKind;
  readonly usage: string;
  readonly attributes: readonly string[];
  /** `a|b`: one of the two. */
  readonly required: readonly string[];
};

type Attributes = Partial<Pick<DirectiveShape, 'attributes' | 'required'>>;

function shape(
  kind: DirectiveKind,
  usage: string,
  { attributes = [], required = [] }: Attributes = {},
): DirectiveShape {
  return { kind, usage, attributes, required };
}

/** Every directive of the templates. */
export const directiveShapes: Readonly<Record<string, DirectiveShape>> = {
  cover: shape('container', ':::cover … ::: the title page'),
  imprint: shape('container', ':::imprint … ::: what stands at the foot of the title page'),
  front: shape('container', ':::front … ::: pages before the text; their headings have no numbers'),
  fields: shape('container', ':::fields … ::: a table of two columns without a heading row', {
    attributes: ['widths'],
  }),
  note: shape('container', ':::note … ::: a paragraph set off from the text'),
  landscape: shape('container', '::::landscape … :::: wide pages'),
  table: shape('container', ':::table{#name caption="…" widths="1 2 1" shades="green late=red"} … :::', {
    attributes: ['id', 'caption', 'widths', 'shades'],
  }),
  figure: shape('container', ':::figure{#name caption="…"} … :::', {
    attributes: ['id', 'caption', 'width'],
  }),
  data: shape(
    'leaf',
    '::data{source=REGISTRY columns="id,title" where="field=value" sort=FIELD caption="…"}, or count="field" sum="number" instead of columns',
    {
      attributes: [
        'id',
        'source',
        'columns',
        'count',
        'sum',
        'where',
        'sort',
        'caption',
        'widths',
        'shades',
        'empty',
      ],
      required: ['source', 'columns|count'],
    },
  ),
  chart: shape(
    'leaf',
    Object.values(chartKinds)
      .map(({ usage }) => usage)
      .join(' or '),
    {
      attributes: [
        ...new Set([
          ...commonAttributes,
          ...Object.values(chartKinds).flatMap(({ required, optional }) => [...required, ...optional]),
        ]),
      ],
      required: ['kind', 'source', 'caption'],
    },
  ),
  language: shape('container', ':::language{tag=fr} … ::: text in another language', { attributes: ['tag'] }),
  lang: shape('text', ':lang[words]{tag=fr} words in another language', {
    attributes: ['tag'],
    required: ['tag'],
  }),
  pagebreak: shape('leaf', '::pagebreak'),
  toc: shape('leaf', '::toc the table of contents'),
  ref: shape('text', ':ref[name]'),
  unnumbered: shape('text', '# Heading :unnumbered'),
  anchor: shape('text', ':anchor{#name}', { attributes: ['id'], required: ['id'] }),
};

/** Returns a directive's shape, or undefined where there is no such directive of that kind. */
export function directiveShape(name: string, kind: DirectiveKind): DirectiveShape | undefined {
  const found = Object.hasOwn(directiveShapes, name) ? directiveShapes[name] : undefined;
  return found?.kind === kind ? found : undefined;
}

/** Returns the names of all directives of a kind. */
export function directiveNames(kind: DirectiveKind): string[] {
  return Object.keys(directiveShapes).filter((name) => directiveShapes[name]?.kind === kind);
}
