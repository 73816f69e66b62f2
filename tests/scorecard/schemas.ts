import type { NamedTest, Row } from './row.ts';

const gate = (name: string): NamedTest => ({ file: 'tests/hostile/hostile.test.ts', name });
const byHand = (name: string): NamedTest => ({ file: 'tests/hostile/by-hand.test.ts', name });
const schema = (name: string): NamedTest => ({ file: 'tests/schema/hostile-schemas.test.ts', name });
const fill = (name: string): NamedTest => ({ file: 'tests/render/fill.test.ts', name });
const template = (name: string): NamedTest => ({ file: 'tests/render/load-template.test.ts', name });
const part = (name: string): NamedTest => ({ file: 'tests/render/parts.test.ts', name });

/** Schemas and templates: S40 to S57. */
export const schemasRows: readonly Row[] = [
  {
    id: 'S40',
    says: 'a pattern that takes for ever: ^(a|a)*$; a partner who opens up a schema',
    expected: 'answered in time; refused by the gate',
    tests: [byHand('S40 a pattern'), gate('S40 ')],
    control: {
      file: 'src/schema/compile-schema.ts',
      find: 'regExp: linearRegExp, source: true',
      put: 'source: true',
    },
  },
  {
    id: 'S41',
    says: 'two patterns in one schema, of which the first is to count for both',
    expected: 'each counts',
    tests: [schema('two patterns of one schema'), byHand('S41 two patterns'), gate('S41 two patterns')],
    control: {
      file: 'src/schema/linear-reg-exp.ts',
      find: `toString: () => \`/\${pattern}/\${flags}\``,
      put: "toString: () => '/x/'",
    },
  },
  {
    id: 'S42',
    says: '$data: what is allowed stands in the record',
    expected: 'the schema is refused',
    tests: [byHand('S42 $data'), gate('S42 $data')],
    control: {
      file: 'src/schema/compile-schema.ts',
      find: 'strictRequired: false,',
      put: 'strictRequired: false, $data: true,',
    },
  },
  {
    id: 'S43',
    says: '$ref to a server that listens, to a file of the machine, out of the folder of schemas',
    expected: 'refused; the server sees no connection',
    tests: [byHand('S43 '), gate('S43 ')],
    control: {
      file: 'src/schema/lint-schema.ts',
      find: "if (typeof $ref === 'string' && resolve($ref) === undefined) {",
      put: "if (typeof $ref === 'symbol') {",
    },
  },
  {
    id: 'S44',
    says: 'a schema that is its own part; 2,000 nested allOf; anyOf doubled 16 times',
    expected: 'refused, in time',
    tests: [schema('a schema made to hang or to overflow'), byHand('S44 '), gate('S44 ')],
    control: { file: 'src/schema/too-deep.ts', find: 'if (depth > MAX_DEPTH) return mistake();', put: '' },
  },
  {
    id: 'S45',
    says: 'a required field that every object has: toString',
    expected: 'missing, where the record has none of its own',
    tests: [
      schema('a field that is required is one'),
      byHand('S45 a required field'),
      gate('S45 a required field'),
    ],
    control: {
      file: 'src/schema/compile-schema.ts',
      find: 'ownProperties: true,',
      put: 'ownProperties: false,',
    },
  },
  {
    id: 'S46',
    says: 'addresses that are none: javascript:, data:, file:, with a user name, with a backslash',
    expected: 'each refused',
    tests: [byHand('S46 '), gate('S46 ')],
    control: {
      file: 'src/schema/formats.ts',
      find: "'https-url': isPlainHttpsUrl,",
      put: "'https-url': (value) => URL.canParse(value),",
    },
  },
  {
    id: 'S47',
    says: 'prices of 19.99, of a million millions and a cent, of half a cent; 0.1 and 0.2; -0',
    expected: 'exact: none is refused, rounded or added up wrongly',
    tests: [
      { file: 'tests/base/sum-exactly.test.ts', name: 'add up' },
      { file: 'tests/scenarios/data/data-rules.test.ts', name: 'cent' },
      byHand('S47 '),
    ],
    control: {
      file: 'src/base/sum-exactly.ts',
      find: 'const sum = decimals.reduce(',
      put: 'if (numbers.length > 0) return numbers.reduce((a, b) => a + b);\n  const sum = decimals.reduce(',
    },
  },
  {
    id: 'S48',
    says: '60,000 mistakes in one file',
    expected: '50 are shown, and how many more there are; those of other files among them',
    tests: [
      { file: 'tests/cli/share-out.test.ts', name: 'of the findings in the files' },
      byHand('S48 60,000 mistakes'),
      gate('S48 60,000 mistakes'),
    ],
    control: {
      file: 'src/cli/report/print-checked.ts',
      find: 'shareOut(toldFindings(part), left)',
      put: 'toldFindings(part).slice(0, left)',
    },
  },
  {
    id: 'S49',
    says: 'a pattern without its ends',
    expected: 'the schema is refused',
    tests: [schema('is anchored'), byHand('S49 a pattern'), gate('S49 a pattern')],
    control: { file: 'src/schema/anchored-pattern.ts', find: "flat.startsWith('^') && ", put: '' },
  },
  {
    id: 'S50',
    says: 'grantbook where no code may be made of texts',
    expected: 'works: what comes with it was compiled when it was built',
    tests: [byHand('S50 '), gate('S50 ')],
    control: {
      file: 'src/io/shipped-schemas.ts',
      find: 'return declared === undefined ? undefined :',
      put: 'return kept ? undefined :',
    },
  },
  {
    id: 'S51',
    says: 'data that hold {{…}}; a template that a partner brings',
    expected: 'printed as they are; refused by the gate',
    tests: [
      fill('braces in the data'),
      { file: 'tests/render/naughty.test.ts', name: 'stays text' },
      gate('S51 '),
    ],
    control: {
      file: 'src/render/fill/filling.ts',
      find: "return this.#printing === 'markdown' ? escapeMarkdown(text) : cleanText(text);",
      put: 'return cleanText(text);',
    },
  },
  {
    id: 'S52',
    says: 'a template that asks for the inside of a value: {{title.constructor.name}}',
    expected: 'there is no such field; no code',
    tests: [fill('names of JavaScript objects are only names'), gate('S52 '), byHand('S52 ')],
    control: {
      file: 'src/render/fill/run-template.ts',
      find: 'allowProtoMethodsByDefault: false,',
      put: 'allowProtoMethodsByDefault: true,',
    },
  },
  {
    id: 'S53',
    says: 'a syntax tree of Handlebars where a text is asked for',
    expected: 'not a text, for the check and for a document',
    tests: [fill('a mapping that is not there or does not fit'), byHand('S53 a syntax tree')],
    control: {
      file: 'src/render/fill/filling.ts',
      find: 'else this.#notText(Array.isArray(value), stretch);',
      put: 'else return JSON.stringify(value);',
    },
  },
  {
    id: 'S54',
    says: 'a template that prints without escaping: {{{title}}}, {{&title}}',
    expected: 'refused',
    tests: [template('three braces'), template('an ampersand'), gate('S54 '), byHand('S54 ')],
    control: {
      file: 'src/render/fill/check-template.ts',
      find: 'if (!node.escaped) {',
      put: 'if (node.escaped === null) {',
    },
  },
  { id: 'S55', says: 'values in attributes and scripts of a page', notRun: 'no page of HTML is made' },
  {
    id: 'S56',
    says: 'fields that are called as helpers are: if, each, lookup, this',
    expected: 'printed as data',
    tests: [fill('fields that are called as helpers are')],
    control: {
      file: 'src/render/fill/instrument-template.ts',
      find: "const name = 'original' in node.path ? String(node.path.original) : '';",
      put: "const name = 'original' in node.path ? (String(node.path.original).split('.').at(-1) ?? '') : '';",
    },
  },
  {
    id: 'S57',
    says: 'a template that goes round without end; a part that is its own part; 5,000 nested blocks',
    expected: 'refused, in time',
    tests: [
      template('are refused before they are parsed'),
      part('does not grow without end'),
      part('that holds itself'),
      fill('loops that multiply stop'),
      gate('S57 '),
      byHand('S57 '),
    ],
    control: {
      file: 'src/render/fill/parse-template.ts',
      find: 'if (depth > DEEPEST_BLOCKS) return',
      put: 'if (depth < -1) return',
    },
  },
];
