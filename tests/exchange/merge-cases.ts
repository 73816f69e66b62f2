/** What two partners do to one file, and what is to come of it. */
export type MergeCase = {
  readonly name: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** `folder`: the file is one record. */
  readonly shape?: 'folder';
  readonly gives: 'merged' | 'conflict' | 'unsure';
  /** Of what is merged: words that must all be in it. */
  readonly keeps?: readonly string[];
};

const A = '- id: D1.1\n  title: One\n  lead: A\n';
const B = '- id: D1.2\n  title: Two # for now\n  lead: B\n';
const C = '- id: D1.3\n  title: Three\n';
const D = '- id: D1.4\n  title: Four\n';
const list = (...records: readonly string[]) => records.join('\n');
const BASE = list(A, B);
const one = (text: string) => text.replace(/^- /, '').replaceAll(/^ {2}/gm, '');

export const mergeCases: readonly MergeCase[] = [
  {
    name: 'both add a record at the end, one with a comment',
    base: BASE,
    ours: list(A, B, C),
    theirs: list(A, B, `# from Sofia\n${D}`),
    gives: 'merged',
    keeps: ['D1.3', 'D1.4', '# from Sofia'],
  },
  {
    name: 'both add a record at the beginning',
    base: BASE,
    ours: list(C, A, B),
    theirs: list(D, A, B),
    gives: 'merged',
    keeps: ['D1.3', 'D1.4'],
  },
  {
    name: 'both add a record in the middle',
    base: BASE,
    ours: list(A, C, B),
    theirs: list(A, D, B),
    gives: 'merged',
    keeps: ['D1.3', 'D1.4'],
  },
  {
    name: 'both add the first record to an empty list',
    base: '# The list\n[]\n',
    ours: `# The list\n${C}`,
    theirs: `# The list\n${D}`,
    gives: 'merged',
    keeps: ['# The list', 'D1.3', 'D1.4'],
  },
  {
    name: 'both add the same record',
    base: BASE,
    ours: list(A, B, C),
    theirs: list(A, B, C),
    gives: 'merged',
    keeps: ['D1.3'],
  },
  {
    name: 'both give one id to two records',
    base: BASE,
    ours: list(A, B, C),
    theirs: list(A, B, C.replace('Three', 'Drei')),
    gives: 'conflict',
  },
  {
    name: 'both give one id to two records, at two places',
    base: BASE,
    ours: list(C, A, B),
    theirs: list(A, B, C.replace('Three', 'Drei')),
    gives: 'conflict',
  },
  {
    name: 'both remove the same record',
    base: BASE,
    ours: list(A),
    theirs: list(A),
    gives: 'merged',
    keeps: ['D1.1'],
  },
  {
    name: 'each removes another record',
    base: list(A, B, C),
    ours: list(B, C),
    theirs: list(A, C),
    gives: 'merged',
    keeps: ['D1.3'],
  },
  {
    name: 'one removes a record, the other changes it',
    base: BASE,
    ours: list(A),
    theirs: list(A, B.replace('lead: B', 'lead: C')),
    gives: 'conflict',
  },
  {
    name: 'each changes another field, on lines side by side',
    base: BASE,
    ours: list(A.replace('One', 'Uno'), B),
    theirs: list(A.replace('lead: A', 'lead: Z'), B),
    gives: 'merged',
    keeps: ['Uno', 'lead: Z'],
  },
  {
    name: 'both change one field, each to another value',
    base: BASE,
    ours: list(A.replace('One', 'Uno'), B),
    theirs: list(A.replace('One', 'Eins'), B),
    gives: 'conflict',
  },
  {
    name: 'both change one field to the same value',
    base: BASE,
    ours: list(A.replace('One', 'Uno'), B),
    theirs: list(A.replace('One', 'Uno'), `${B}  keywords: [x]\n`),
    gives: 'merged',
    keeps: ['Uno', 'keywords'],
  },
  {
    name: 'both add one field, each with another value',
    base: BASE,
    ours: list(`${A}  version: "1"\n`, B),
    theirs: list(`${A}  keywords: [x]\n  version: "2"\n`, B),
    gives: 'conflict',
  },
  {
    name: 'both give the same list another word',
    base: list(`${A}  keywords: [x]\n`, B),
    ours: list(`${A}  keywords: [x, y]\n`, B),
    theirs: list(`${A}  keywords: [x, z]\n`, B),
    gives: 'merged',
    keeps: ['y', 'z'],
  },
  {
    name: 'one puts the records in another order, the other changes one',
    base: BASE,
    ours: list(B, A),
    theirs: list(A, B.replace('lead: B', 'lead: C')),
    gives: 'merged',
    keeps: ['lead: C', '# for now'],
  },
  {
    name: 'each puts the records in another order',
    base: list(A, B, C),
    ours: list(B, A, C),
    theirs: list(A, C, B),
    gives: 'unsure',
  },
  {
    name: 'both change one comment',
    base: BASE,
    ours: BASE.replace('# for now', '# for ever'),
    theirs: BASE.replace('# for now', '# for a year'),
    gives: 'unsure',
  },
  {
    name: 'one changes the comment, the other the value on its line',
    base: BASE,
    ours: BASE.replace('# for now', '# for ever'),
    theirs: BASE.replace('title: Two', 'title: Deux'),
    gives: 'unsure',
  },
  {
    name: 'one has the line ends of Windows, the other changes a field',
    base: BASE,
    ours: BASE.replaceAll('\n', '\r\n'),
    theirs: BASE.replace('lead: B', 'lead: C'),
    gives: 'merged',
    keeps: ['lead: C'],
  },
  {
    name: 'one writes the list in flow style, the other adds a record',
    base: BASE,
    ours: '- {id: D1.1, title: One, lead: A}\n\n- {id: D1.2, title: Two, lead: B} # for now\n',
    theirs: list(A, B, D),
    gives: 'merged',
    keeps: ['D1.4'],
  },
  {
    name: 'each adds a paragraph to a text',
    base: list(A, `${B}  text: |\n    First.\n`),
    ours: list(A, `${B}  text: |\n    First.\n    Ours.\n`),
    theirs: list(A, `${B}  text: |\n    First.\n    Theirs.\n`),
    gives: 'conflict',
  },
  {
    name: 'one side cannot be read: an anchor',
    base: BASE,
    ours: list(A, B, C),
    theirs: list(A.replace('One', '&x One'), B),
    gives: 'unsure',
  },
  {
    name: 'one side cannot be read: a conflict that was committed',
    base: BASE,
    ours: list(A, B, C),
    theirs: `${BASE}<<<<<<< x\n=======\n>>>>>>> y\n`,
    gives: 'unsure',
  },
  {
    name: 'one side has two records of one id',
    base: BASE,
    ours: list(A, B, C),
    theirs: list(A, A, B),
    gives: 'unsure',
  },
  {
    name: 'both add a file of the same name',
    base: '',
    ours: one(C),
    theirs: one(C.replace('Three', 'Drei')),
    shape: 'folder',
    gives: 'conflict',
  },
  {
    name: 'each changes another field of a file',
    base: one(A),
    ours: one(A.replace('One', 'Uno')),
    theirs: one(A.replace('lead: A', 'lead: Z')),
    shape: 'folder',
    gives: 'merged',
    keeps: ['Uno', 'lead: Z'],
  },
];
