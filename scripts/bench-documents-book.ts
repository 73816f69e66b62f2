import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document that is timed: the name of its template, and the same content for whoever has no Markdown. */
export type TimedDocument = {
  readonly name: string;
  readonly title: string;
  readonly data: {
    readonly paragraphs?: readonly { readonly text: string }[];
    readonly rows?: readonly Row[];
  };
  readonly template: string;
};

type Row = Readonly<Record<'id' | 'title' | 'owner' | 'taken_on' | 'score' | 'note', string>>;

const SENTENCE =
  'The enterprises open a way into work for people whom the labour market leaves outside, and the report says how they do it.';

/** The text of a chapter: about a page with paragraphs, a list and a table. */
function chapter(number: number): string[] {
  const texts = [1, 2, 3, 4].map((part) => `${`${SENTENCE} (${number}.${part}) `.repeat(4).trim()}`);
  const list = [1, 2, 3, 4].map((item) => `- ${SENTENCE} (${item})`).join('\n');
  const rows = Array.from(
    { length: 8 },
    (_, i) => `| Country ${i} | ${i * 7} | *${i}* of **${number}** |`,
  ).join('\n');
  const table = `:::table{caption="Interviews of chapter ${number}"}\n| Country | Number | Share |\n|---|---:|---|\n${rows}\n:::`;
  return [
    `# Chapter ${number}`,
    ...texts.slice(0, 2),
    `## Findings of chapter ${number}`,
    list,
    ...texts.slice(2),
    table,
  ];
}

function report(name: string, title: string, chapters: number): TimedDocument {
  const blocks = Array.from({ length: chapters }, (_, i) => chapter(i + 1)).flat();
  const body = ['::toc', ...blocks, '{{project.disclaimer}}'].join('\n\n');
  return {
    name,
    title,
    template: templateOf(name, body),
    data: { paragraphs: blocks.map((text) => ({ text })) },
  };
}

function templateOf(name: string, body: string): string {
  return `---\nfor: project\ntitle: "${name} of {{record.acronym}}"\noutput: "${name}"\n---\n${body}\n`;
}

const ROWS = 10_000;

const rows: readonly Row[] = Array.from({ length: ROWS }, (_, i) => ({
  id: `S-${String(i + 1).padStart(5, '0')}`,
  title: `Interview ${i + 1} at a work integration social enterprise`,
  owner: `P-00${(i % 9) + 1}`,
  taken_on: `2021-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
  score: String((i % 5) + 1),
  note: `The answers were checked & found complete, number ${i + 1}`,
}));

const register: TimedDocument = {
  name: 'register',
  title: 'a register',
  data: { rows },
  template: templateOf(
    'register',
    '# Samples\n\n::data{source=samples columns="id,title,owner,taken_on,score,note" caption="The samples"}\n\n{{project.disclaimer}}',
  ),
};

/** What is timed. */
export const DOCUMENTS: readonly TimedDocument[] = [
  report('short', 'a short report', 4),
  report('long', 'a long report', 58),
  register,
];

const text = (title: string, more: object = {}) => ({
  title,
  description: `${title}.`,
  type: 'string',
  ...more,
});

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'samples.schema.json',
  title: 'Samples',
  description: 'What was taken in the field.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'owner', 'taken_on', 'score', 'note'],
  'x-registry': {
    noun: 'sample',
    label: 'title',
    source: { file: 'samples' },
    columns: ['id', 'title'],
    sort: 'id',
  },
  'x-id': { field: 'id', prefix: 'S-', pattern: '^S-[0-9]{5}$', next: 'S-{n}' },
  properties: {
    id: text('Id', { pattern: '^S-[0-9]{5}$' }),
    title: text('Title', { format: 'line' }),
    owner: text('Owner', { 'x-ref': { to: 'people', inverse: 'samples' } }),
    taken_on: text('Taken on', { format: 'date' }),
    score: { title: 'Score', description: 'From 1 to 5.', type: 'integer' },
    note: text('Note'),
  },
};

/** Writes a template that is timed into a book; for the register, a registry of ten thousand records. */
export function writeBook(book: string, name: string): void {
  for (const document of DOCUMENTS.filter((each) => each.name === name)) {
    writeFileSync(join(book, `templates/${name}.md.hbs`), document.template);
    if (document.data.rows) writeRecords(book, document.data.rows);
  }
}

function writeRecords(book: string, records: readonly Row[]): void {
  writeFileSync(join(book, 'schemas/samples.schema.json'), JSON.stringify(SCHEMA, null, 2));
  const texts = records.map(
    ({ id, title, owner, taken_on, score, note }) =>
      `- id: ${id}\n  title: ${title}\n  owner: ${owner}\n  taken_on: ${taken_on}\n  score: ${score}\n  note: ${note}\n`,
  );
  writeFileSync(join(book, 'project-data/samples.yaml'), texts.join(''));
}
