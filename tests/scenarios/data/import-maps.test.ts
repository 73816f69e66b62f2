import { expect, test } from 'vitest';
import { type BookScenario, type Edit, playBook } from '../../support/b-wise-book.ts';

const MAP = (registry: string, field: string, more = ''): Edit => [
  'project-data/import-maps.yaml',
  /\[\]\n/,
  [
    '- id: MAP-001',
    '  title: tracker.xlsx',
    '  sheet: Risks',
    `  registry: ${registry}`,
    '  header_row: 1',
    `${more}  columns:`,
    '    - title: Risk',
    `      field: ${field}`,
    '    - title: Odd',
    '      suggestion: nothing_known\n',
  ].join('\n'),
];

const FOUND = 'sheet/no-field';
const scenarios: readonly BookScenario[] = [
  { name: 'a map that names what there is passes', edits: [MAP('risks', 'title')], finds: [] },
  { name: 'an id is a field that a sheet can give', edits: [MAP('risks', 'id')], finds: [] },
  { name: 'a registry that is not there', edits: [MAP('«riscs', 'title')], finds: [FOUND] },
  { name: 'a field that is not there', edits: [MAP('risks', '«titel')], finds: [FOUND] },
  { name: 'a field that is worked out', edits: [MAP('risks', '«level')], finds: [FOUND] },
  {
    name: 'a field that is always filled in, or by which rows are known again, and is not there',
    edits: [MAP('risks', 'title', '  match: [title, «ttl]\n  always: [{ field: «orign, value: x }]\n')],
    finds: [FOUND, FOUND],
  },
];

test.each(scenarios)('$name', async (scenario) => {
  const { found, wanted } = await playBook({ ...scenario, within: 'project-data/import-maps' });
  expect(found).toEqual(wanted);
});
