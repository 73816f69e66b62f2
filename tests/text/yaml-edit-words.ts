type Texts = readonly [string, ...string[]];

/** Names of fields, some of which need care. */
export const KEYS: Texts = [
  'id',
  'title',
  'lead',
  'due',
  'status',
  'reviewers',
  'history',
  'note',
  '2021',
  'on',
  'a key',
  'ü',
  'x:y',
];
/** Texts that can stand unquoted on a line. */
export const PLAIN: Texts = [
  'draft',
  'D1.2',
  '2026-05-31',
  'M18',
  'Zoë Müller-Łódź',
  'a, b [c]',
  '12',
  '1.10',
  'true',
  '~',
  'C#',
  'x:y',
  '😀 ok',
];
/** Texts that can stand unquoted in brackets. */
export const FLOW_PLAIN: Texts = ['draft', 'D1.2', '2026-05-31', 'M18', '12', 'true', '~', 'Zoë'];
/** Lines of a block text, some of which look like syntax. */
export const LINES: Texts = [
  'first line',
  '  deeper',
  '# no comment',
  '- no item',
  'key: no key',
  '',
  'last   word',
  '---x',
];
