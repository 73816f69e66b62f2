import { describe, expect, test } from 'vitest';
import { check } from '../../../src/rules/check.ts';
import { loadSmall, placesOf, pretty } from '../../support/small-book.ts';
import { dataBook, surveys } from './small-data.ts';

const S = 'project-data/surveys.yaml';

/** Records of the registry of surveys, each as its lines. */
const book = (...records: readonly (readonly string[])[]) => ({
  ...dataBook,
  [S]: records.map((lines, i) => [`- id: S-${i + 1}`, ...lines].join('\n  ')).join('\n'),
});
const visits = (...lines: readonly string[]) => ({ 'project-data/visits.yaml': `${lines.join('\n')}\n` });

type Row = readonly [name: string, files: ReturnType<typeof book>, finds: readonly string[]];

const unique: readonly Row[] = [
  [
    'a value that tells records apart stands twice',
    book(['code: A'], ['code: a']),
    [`${S}:4:9 ids/not-unique`],
  ],
  ['a value that tells records apart may be left out twice', book([], []), []],
  [
    'two fields together tell records apart',
    book(['country: BG', 'group: x'], ['country: BG', 'group: y'], ['country: BG', 'group: y']),
    [`${S}:8:12 ids/not-unique`],
  ],
];

const agree: readonly Row[] = [
  [
    'two records contradict each other',
    book(['fact: partners', 'says: 28'], ['fact: partners', 'says: 30']),
    [`${S}:6:9 figures/contradict`],
  ],
  [
    'a record that is marked as corrected contradicts nobody',
    book(['fact: partners', 'says: 28', 'corrected: counted anew'], ['fact: partners', 'says: 30']),
    [],
  ],
  [
    'an empty mark corrects nothing',
    book(['fact: partners', 'says: 28', 'corrected: ""'], ['fact: partners', 'says: 30']),
    [`${S}:7:9 figures/contradict`],
  ],
  ['records on different facts do not meet', book(['fact: a', 'says: 1'], ['fact: b', 'says: 2']), []],
];

const groups = (...answers: readonly string[]) => [
  'groups:',
  ...answers.map((each) => `  - answers: ${each}`),
];

const totals: readonly Row[] = [
  ['a total is the sum of its parts', book(['answers: 403', ...groups('89', '145', '169')]), []],
  [
    'a total is not the sum of its parts',
    book(['answers: 409', ...groups('89', '145', '169')]),
    [`${S}:2:12 totals/disagree`],
  ],
  ['a total without parts stands alone', book(['answers: 409']), []],
  ['tenths add up', book(['answers: 0.3', ...groups('0.1', '0.2')]), []],
  [
    'cents add up beside a million millions',
    book(['answers: 1000000000000.13', ...groups('1000000000000', '0.01', '0.02', '0.1')]),
    [],
  ],
  [
    'a cent is missed beside a million millions',
    book(['answers: 1000000000000.14', ...groups('1000000000000', '0.13')]),
    [`${S}:2:12 totals/disagree`],
  ],
  [
    'cents that come to nothing are nothing, also where it is written as -0',
    book(['answers: -0', ...groups('19.99', '-19.99')]),
    [],
  ],
  [
    'each part has its own parts',
    book([
      'answers: 5',
      'groups:',
      '  - answers: 3',
      '    parts: [{answers: 3}]',
      '  - answers: 2',
      '    parts: [{answers: 3}]',
    ]),
    [`${S}:6:16 totals/disagree`],
  ],
  ['shares add up to a hundred', book(['shares: [{share: 60}, {share: 40}]']), []],
  [
    'shares do not add up to a hundred',
    book(['shares:', '  - share: 60', '  - share: 41']),
    [`${S}:3:5 totals/disagree`],
  ],
  [
    'only the parts that are meant are added up',
    book([
      'online: 4',
      'groups:',
      '  - answers: 3',
      '    method: f2f',
      '  - answers: 5',
      '    method: online',
    ]),
    [`${S}:2:11 totals/disagree`],
  ],
  [
    'records that refer to one are counted',
    { ...book(['visits: 2'], ['visits: 1']), ...visits('- id: V-1', '  survey: S-1') },
    [`${S}:2:11 totals/disagree`, `${S}:4:11 totals/disagree`],
  ],
  [
    'what records say that refer to one is added up',
    {
      ...book(['seen: 5']),
      ...visits(
        '- id: V-1',
        '  survey: S-1',
        '  people: 4',
        '  kind: real',
        '- id: V-2',
        '  survey: S-1',
        '  people: 1',
      ),
    },
    [`${S}:2:9 totals/disagree`],
  ],
  [
    'only records of the group that stands beside the total are counted',
    {
      ...book(['groups:', '  - method: real', '    visits: 2', '  - method: planned', '    visits: 2']),
      ...visits('- id: V-1', '  survey: S-1', '  kind: real', '- id: V-2', '  survey: S-1', '  kind: real'),
    },
    [`${S}:6:15 totals/disagree`],
  ],
  [
    'a total that says why it differs from its parts passes',
    book(['corrected: one owner is not known', 'shares:', '  - share: 60']),
    [],
  ],
  [
    'records that cannot be read are not counted as missing',
    { ...book(['visits: 2']), ...visits('- id: V-1', '  survey: S-1', '- id: V-2', '  survey: "S-1') },
    ['project-data/visits.yaml:4:11 yaml/syntax'],
  ],
];

const words: readonly Row[] = [
  ['a text of as many words as it may have passes', book(['story: one two three']), []],
  [
    'a text has more words than it may have',
    book(['story: one two three four']),
    [`${S}:2:10 text/too-long`],
  ],
];

describe('what the data of a book adds up to', () => {
  test.each([...unique, ...agree, ...totals, ...words])('%s', async (_, files, finds) => {
    expect(placesOf({ workspace: await loadSmall(files) })).toEqual(finds);
  });

  test('the sum and the parts are named', async () => {
    const workspace = await loadSmall(book(['answers: 409', ...groups('89', '145', '169')]));
    const [finding] = check({ workspace });
    expect(finding?.message).toBe('the total is "409", and its parts add up to 403 (89 + 145 + 169)');
  });
});

describe('keywords that name what is not there', () => {
  const schema = (change: object) => ({
    ...dataBook,
    'schemas/surveys.schema.json': pretty({ ...surveys, ...change }),
  });
  const rows: readonly (readonly [name: string, change: object, finds: string])[] = [
    ['x-unique names no field', { 'x-unique': [['cod']] }, 'declaration/unknown-field "cod"'],
    [
      'x-agree names no field',
      { 'x-agree': { on: ['fact'], value: 'said' } },
      'declaration/unknown-field "said"',
    ],
    [
      'x-totals names no field',
      { 'x-totals': [{ total: 'answers', of: 'groups.answer' }] },
      'declaration/unknown-field "groups.answer"',
    ],
    [
      'x-totals names no registry',
      { 'x-totals': [{ total: 'visits', registry: 'visit' }] },
      'declaration/unknown-registry "visit"',
    ],
    [
      'x-totals names no field of the other registry',
      { 'x-totals': [{ total: 'visits', registry: 'visits', via: 'survei' }] },
      'declaration/unknown-field "survei"',
    ],
    [
      'x-totals matches a field that is not there',
      { 'x-totals': [{ total: 'groups.visits', registry: 'visits', match: { kin: 'groups.method' } }] },
      'declaration/unknown-field "groups.method"',
    ],
    ['x-totals adds up nothing', { 'x-totals': [{ total: 'answers' }] }, 'declaration/annotation {'],
    [
      'x-words names no setting',
      { properties: { ...surveys.properties, story: { type: 'string', 'x-words': 'texts.story_word' } } },
      'declaration/unknown-setting "texts.story_word"',
    ],
  ];
  test.each(rows)('%s', async (_, change, finds) => {
    const workspace = await loadSmall(schema(change));
    const found = workspace.problems.map(({ code, file, span }) => {
      const bytes = workspace.files.read(file);
      return `${code} ${new TextDecoder().decode(bytes.slice(span?.start, span?.end)).split('\n')[0]}`;
    });
    expect(found).toEqual([finds]);
  });
});
