/** What the checker knows of a helper: how it is written, and how many values it takes. */
export type HelperShape = {
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** Whether a value that is not there may be given. */
  readonly absent: boolean;
  /** Whether it takes `name=value` pairs. */
  readonly pairs: boolean;
};

/** How many values a helper takes: so many, or from so many to so many. */
type Count = number | readonly [number, number];

function shape(usage: string, count: Count, more: Partial<HelperShape> = {}): HelperShape {
  const [least, most] = typeof count === 'number' ? [count, count] : count;
  return { usage, least, most, absent: false, pairs: false, ...more };
}

/** Every helper of the templates, as it is written. */
export const helperShapes: Readonly<Record<string, HelperShape>> = {
  ref: shape('{{ref ID}}: the name of the record with the id, such as a person’s name', 1),
  refs: shape('(refs LIST): the names of the records with the ids of a list', 1),
  field: shape(
    '{{field ID "name"}}: a field of the record with the id; (default (field …) "…") where it may be absent',
    2,
  ),
  date: shape('{{date DAY}}: 12 December 2026', 1),
  month: shape('{{month MONTH}}: M18 (30 June 2022)', 1),
  state: shape('{{state STATUS}}: the title of the record’s state', 1),
  words: shape('{{words CODE}}: a code such as minor_revision as words', 1),
  join: shape('{{join LIST ", "}}: the texts of a list in one line', [1, 2]),
  slug: shape('{{slug TEXT}}: letters, digits and hyphens, for file names', 1),
  eq: shape('(eq A B): whether two values are the same', 2, { absent: true }),
  any: shape('(any A B …): whether one of the values is given and not empty', [1, 9], { absent: true }),
  where: shape(
    '(where "registry" field=VALUE): the records whose field is the value, or whose list holds it',
    1,
    {
      pairs: true,
    },
  ),
  default: shape('(default VALUE "instead"): the value, or another where it is absent or empty', 2, {
    absent: true,
  }),
  attr: shape('"{{attr VALUE}}": a value inside an attribute or a link', 1),
  level: shape('{{level "2.1"}} at the start of a line: as many # as the number has parts', 1),
  markdown: shape(
    '{{markdown TEXT}} alone on its line: a longer text with paragraphs, lists, tables and notes',
    1,
  ),
};

/** The blocks a template can use. */
export const blockShapes: Readonly<Record<string, HelperShape>> = {
  if: shape('{{#if VALUE}}…{{else}}…{{/if}}', 1, { absent: true }),
  unless: shape('{{#unless VALUE}}…{{/unless}}', 1, { absent: true }),
  each: shape('{{#each LIST as |item|}}…{{/each}}', 1),
  with: shape('{{#with VALUE as |name|}}…{{/with}}', 1),
};
