import { describe, expect, test } from 'vitest';
import { type BookScenario, type Edit, playBook } from '../../support/b-wise-book.ts';
import { leap, record } from './more-records.ts';

const PROJECT = 'project-data/project.yaml';
const PILOTS = 'project-data/pilots.yaml';
const ETHICS = 'project-data/ethics.yaml';
const SURVEYS = 'project-data/surveys.yaml';
const LESSONS = 'project-data/lessons.yaml';
const NEEDS = 'project-data/skill-needs.yaml';
const GP3 = 'project-data/good-practices/GP-003.yaml';

const PROFILE = `id: OP-900
title: A clerk
group: wsn
change: create
lead: SENT
`;
const DESCRIBED = `description: Keeps the files.
tasks: [Keep the files]
`;

const profiles: readonly BookScenario[] = [
  record('an occupational profile that is described has its skill needs', [
    'occupational-profiles',
    `${PROFILE}${DESCRIBED}status: «described`,
    'lifecycle/needs-record',
  ]),
  {
    name: 'an occupational profile that is validated has no skill need that is open',
    edits: [
      [
        NEEDS,
        'skill: Report an error in a digital tool\n  area: digital\n  status: covered',
        'skill: Report an error in a digital tool\n  area: digital\n  status: identified',
      ],
      ['project-data/occupational-profiles.yaml', 'status: validated', 'status: «validated'],
    ],
    finds: ['lifecycle/open-record'],
  },
  record('a skill need of a profile is named once', [
    'skill-needs',
    'id: SKN-900\nprofile: «OP-001\nskill: Lead a team through a change\narea: managerial\nstatus: identified',
    'ids/not-unique',
  ]),
  record('a confirmed skill need has its levels of proficiency and evidence', [
    'skill-needs',
    'id: «««SKN-900\nprofile: OP-001\nskill: Count\narea: transversal\nstatus: confirmed',
    'lifecycle/required-field',
    'lifecycle/required-field',
    'lifecycle/required-field',
  ]),
  record('a level of proficiency is one of the scale', [
    'skill-needs',
    'id: SKN-900\nprofile: OP-001\nskill: Count\narea: transversal\nlevel_needed: «9\nstatus: identified',
    'schema/limit',
  ]),
];

const PILOT = `id: PIL-900
country: SI
site: Maribor
partner: SENT
groups: [supporter]
start_date: 2023-10-02
end_date: 2023-11-10
curricula: [D3.2]
learners: 10
`;
const FINISHED = `status: done
completed: 9
certificates: 8
feedback_score: 4.5
evidence: [{ what: list, kept_at: SENT }]
`;

/** The countries without a pilot that is done, each with a mark. */
const countries: Edit = [
  PROJECT,
  '  - AT\n  - BE\n  - BG\n  - ES\n  - FR\n  - GR\n  - HR\n  - IT\n  - LV\n  - NL\n  - PL\n  - RO\n  - SI\nsummary',
  `${'AT BE BG ES FR GR HR IT LV NL PL RO'
    .split(' ')
    .map((country) => `  - «${country}\n`)
    .join('')}  - SI\nsummary`,
];

const reported = (learners: string): Edit => [
  PROJECT,
  'per_country: 1',
  `per_country: 1\n  learners: ${learners}`,
];
const finished: Edit = [
  PILOTS,
  '',
  `\n- ${`${PILOT}${FINISHED}`.trim().replaceAll('\n', '\n  ')}\n  illustrative: true\n`,
];

const pilots: readonly BookScenario[] = [
  record('a pilot with workers with support needs has its requirements of ethics before it begins', [
    'pilots',
    `${PILOT.replace('PIL', '«PIL').replace('[supporter]', '[supporter, wsn]')}status: running`,
    'schema/required',
  ]),
  record('the requirements of a pilot are in place before it begins', [
    'pilots',
    `${PILOT}status: running\nethics: [ETH-003, «ETH-005]`,
    'references/wrong-state',
  ]),
  record('learners by group add up to all learners', [
    'pilots',
    `${PILOT.replace('learners: 10', 'learners: «10')}status: running\nlearners_by_group: [{ group: supporter, number: 7 }]`,
    'totals/disagree',
  ]),
  record('no more learners finish than began, and no more certificates are given than finished', [
    'pilots',
    `${PILOT}${FINISHED.replace('completed: 9', 'completed: «11').replace('certificates: 8', 'certificates: «12')}`,
    'pilots/more-than-began',
    'pilots/more-than-began',
  ]),
  record('a pilot that is done has its numbers', [
    'pilots',
    `${PILOT.replace('PIL', '«PIL')}${FINISHED.replace('certificates: 8\n', '')}`,
    'lifecycle/required-field',
  ]),
  record('a pilot of a group that does not exist, by nobody known', [
    'pilots',
    `${PILOT.replace('supporter', '«teacher').replace('SENT', '«SENTT')}status: planned`,
    'references/unknown-id',
    'schema/choice',
  ]),
  leap('a planned pilot is not done before it has run', [
    'pilots',
    `${PILOT}${FINISHED.replace('done', 'planned')}`,
    'done',
  ]),
  {
    name: 'every country has its pilot once the pilots are reported',
    edits: [countries, reported('10'), finished],
    finds: Array.from({ length: 12 }, () => 'pilots/no-pilot'),
  },
  {
    name: 'the totals of the pilots equal those of the report',
    edits: [countries, reported('«12'), finished],
    finds: [...Array.from({ length: 12 }, () => 'pilots/no-pilot'), 'totals/disagree'],
  },
];

const REQUIREMENT = `id: ETH-900
requirement: Consent
kind: informed_consent
wp: WP4
due: 2024-01-15
responsible: P-025
vulnerable: false
`;
const IN_PLACE = `in_place_on: 2023-11-02
evidence: [{ what: form, kept_at: ADV }]
`;

const ethics: readonly BookScenario[] = [
  record('a requirement for vulnerable people says how they are protected', [
    'ethics',
    `${REQUIREMENT.replace('ETH', '«ETH').replace('vulnerable: false', 'vulnerable: true')}status: open`,
    'schema/required',
  ]),
  {
    name: 'a survey does not go into the field without its requirements of ethics',
    edits: [
      [SURVEYS, '- id: SRV-01\n', '- id: «SRV-01\n'],
      [
        SURVEYS,
        'collected: 169\n  ethics:\n    - ETH-001\n    - ETH-002\n    - ETH-007\n',
        'collected: 169\n',
      ],
    ],
    finds: ['lifecycle/required-field'],
  },
  {
    name: 'the requirements of a survey that was in the field are in place',
    edits: [
      [SURVEYS, 'collected: 169\n  ethics:\n    - ETH-001\n', 'collected: 169\n  ethics:\n    - «ETH-005\n'],
    ],
    finds: ['references/wrong-state'],
  },
  record('a requirement that is in place has its evidence', [
    'ethics',
    `${REQUIREMENT.replace('ETH', '«ETH')}status: in_place\nin_place_on: 2023-11-02`,
    'lifecycle/required-field',
  ]),
  record('nobody verifies what they put in place', [
    'ethics',
    `${REQUIREMENT}${IN_PLACE}status: verified\nverified_by: «P-025\nverified_on: 2023-11-06`,
    'roles/not-independent',
  ]),
  record('a requirement of no work package, without a due day', [
    'ethics',
    `${REQUIREMENT.replace('ETH', '«ETH').replace('WP4', '«WP44').replace('due: 2024-01-15\n', '')}status: open`,
    'schema/required',
    'references/unknown-id',
  ]),
  leap('a requirement is not verified before it is in place', [
    'ethics',
    `${REQUIREMENT}${IN_PLACE}verified_by: P-011\nverified_on: 2023-11-06\nstatus: open`,
    'verified',
  ]),
  {
    name: 'the safeguards of a verified requirement do not change',
    edits: [[ETHICS, 'safeguards: Also read aloud;', 'safeguards: «Read aloud;']],
    change: true,
    finds: ['lifecycle/frozen'],
  },
];

const LESSON = `id: LES-900
title: Ask earlier
date: 2023-11-02
phase: implementation
category: planning
what_happened: We asked late.
recommendation: Ask early.
owner: P-003
`;

const lessons: readonly BookScenario[] = [
  {
    name: 'a closed risk of high impact leaves a lesson',
    edits: [
      [LESSONS, '  origin:\n    - R-003\n', ''],
      [
        'project-data/risks.yaml',
        'likelihood: 3\n  impact: 4\n  status: closed',
        'likelihood: 3\n  impact: 4\n  status: «closed',
      ],
    ],
    finds: ['lessons/missing'],
  },
  record('a lesson that was agreed has its cause and the meeting', [
    'lessons',
    `${LESSON.replace('LES', '««LES')}status: agreed`,
    'lifecycle/required-field',
    'lifecycle/required-field',
  ]),
  record('a lesson without a recommendation, from a record that does not exist', [
    'lessons',
    `${LESSON.replace('LES', '«LES').replace('recommendation: Ask early.\n', '')}origin: [«R-099]\nstatus: raised`,
    'schema/required',
    'references/unknown-id',
  ]),
  leap('a lesson is not published before it was agreed', [
    'lessons',
    `${LESSON}cause: Holidays.\npublished_in: D9.3\nstatus: raised`,
    'published',
  ]),
];

const practices: readonly BookScenario[] = [
  {
    name: 'nobody reviews a practice of their own organisation',
    edits: [[GP3, '  - P-006\n  - P-003\n', '  - P-006\n  - «P-014\n']],
    finds: ['roles/not-independent'],
  },
  {
    name: 'a practice is not published without consent',
    edits: [[GP3, 'consent: true', 'consent: «false']],
    finds: ['schema/choice'],
  },
  {
    name: 'the description of a published practice does not change',
    edits: [[GP3, 'description: >-\n  A projector', 'description: «>-\n  A lamp']],
    change: true,
    finds: ['lifecycle/frozen'],
  },
  {
    name: 'a practice of no topic that exists, proposed by nobody known',
    edits: [
      [GP3, 'topic: assistive_technology', 'topic: «magic'],
      [GP3, 'author_partner: Lichtwerk', 'author_partner: «Lichtwerkk'],
    ],
    finds: ['schema/choice', 'references/unknown-id'],
  },
  {
    name: 'a practice that was not selected is not described',
    edits: [
      [
        'project-data/good-practices/GP-001.yaml',
        'status: not_selected',
        'status: ««draft\nreviewers: [P-006]',
      ],
    ],
    change: true,
    finds: ['lifecycle/not-allowed', 'selection/not-the-ranking'],
  },
];

describe.each([
  ['occupational profiles', profiles],
  ['pilots', pilots],
  ['ethics', ethics],
  ['lessons', lessons],
  ['good practices', practices],
] as const)('%s', (_, scenarios) => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
