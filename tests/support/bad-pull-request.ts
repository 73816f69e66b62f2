import { APPROVAL, D41, D42 } from './gate-book.ts';

/** A mistake that a partner makes in a web editor: an edit, and where what code is expected to say so. */
export type Mistake = {
  readonly name: string;
  readonly path: string;
  readonly edit: readonly [old: string, fresh: string];
  /** What the partner makes of it once it is told; what stood there before where it was not theirs to change. */
  readonly mended: string;
  /** The text that stands once in the edited file, at whose line the finding is. */
  readonly at: string;
  readonly code: string;
};

const ACTIONS = 'project-data/actions.yaml';
const MILESTONES = 'project-data/milestones.yaml';
const LISTS = 'project-data/mailing-lists.yaml';
const NEWS = 'project-data/news.yaml';
const ISSUES = 'project-data/issues.yaml';

/** A title that would call people, load a picture, run a script and link to an issue, if it were let to. */
export const HOSTILE_TITLE =
  '@everyone ![x](https://evil.example/p.png) <img src=x onerror=alert(1)> fixes #1 ::error::stop';

function news(id: string, title: string): string {
  return `\n- id: ${id}\n  title: "${title}"\n  status: draft\n  date: 2023-12-12\n  partner: ADV\n  author: P-025\n  language: en\n  text: A short text.\n`;
}

/** Seven mistakes of one pull request, as a partner makes them. */
export const MISTAKES: readonly Mistake[] = [
  {
    name: 'a day that no calendar has',
    path: ACTIONS,
    edit: ['  due: 2023-12-22\n  status: in_progress\n', '  due: 2023-12-32\n  status: in_progress\n'],
    mended: '  due: 2023-12-29\n  status: in_progress\n',
    at: 'due: 2023-12-32',
    code: 'schema/format',
  },
  {
    name: 'a state that the registry does not know',
    path: MILESTONES,
    edit: ['    - D8.4\n  status: planned\n', '    - D8.4\n  status: plannd\n'],
    mended: '    - D8.4\n  status: planned\n',
    at: 'status: plannd',
    code: 'schema/choice',
  },
  {
    name: 'somebody who is not in the people registry',
    path: LISTS,
    edit: ['    - P-005\n    - P-024\n', '    - P-005\n    - P-024\n    - P-999\n'],
    mended: '    - P-005\n    - P-024\n    - P-026\n',
    at: '- P-999',
    code: 'references/unknown-id',
  },
  {
    name: 'an id that is taken, and a title that does harm where it is let to',
    path: NEWS,
    edit: [
      '  event: EVT-007\n  illustrative: true\n',
      `  event: EVT-007\n  illustrative: true\n${news('NEWS-009', 'A workshop in Bucharest')}${news('NEWS-011', HOSTILE_TITLE)}`,
    ],
    mended: `  event: EVT-007\n  illustrative: true\n${news('NEWS-011', 'A workshop in Bucharest')}`,
    at: '- id: NEWS-009\n  title: "A workshop',
    code: 'ids/duplicate',
  },
  {
    name: 'a tab in front of a field',
    path: ISSUES,
    edit: [
      '  urgency: 3\n  impact: 3\n  size: 4\n  identified_by: P-026\n',
      '\turgency: 3\n  impact: 3\n  size: 4\n  identified_by: P-026\n',
    ],
    mended: '  urgency: 4\n  impact: 3\n  size: 4\n  identified_by: P-026\n',
    at: '\turgency',
    code: 'yaml/tab-indent',
  },
  {
    name: 'a deliverable approved by its own editor',
    path: D41,
    edit: APPROVAL,
    mended: APPROVAL[0],
    at: 'status: approved',
    code: 'lifecycle/not-your-role',
  },
  {
    name: 'a contractual date moved without a change behind it',
    path: D42,
    edit: ['due_month: M42\ndue: 2024-06-30\n', 'due_month: M45\ndue: 2024-09-30\n'],
    mended: 'due_month: M42\ndue: 2024-06-30\n',
    at: 'due: 2024-09-30',
    code: 'change/needs-reference',
  },
];
