import { describe, expect, test } from 'vitest';
import { readyRule } from '../../../src/rules/reporting/ready-rule.ts';
import { type BookScenario, bWise, type Edit, playBook } from '../../support/b-wise-book.ts';
import { leap, record } from './more-records.ts';

const PUBLICATIONS = 'project-data/publications.yaml';
const RESULTS = 'project-data/results.yaml';
const EVENTS = 'project-data/events.yaml';

const ACTIVITY = `id: DISS-900
title: A newsletter
kind: communication
type: newsletter
partner: EASPD
date: 2023-10-31
audience: [networks]
`;
const DELIVERED = `status: delivered
reach: 20
evidence: [{ what: list, kept_at: EASPD }]
emblem: true
recorded_on: 2023-11-02
`;

const activities: readonly BookScenario[] = [
  record('an activity without an audience, by nobody known', [
    'dissemination',
    `${ACTIVITY.replace('DISS', '«DISS').replace('EASPD', '«EASDP').replace('audience: [networks]\n', '')}status: planned`,
    'schema/required',
    'references/unknown-id',
  ]),
  record('a delivered activity has a number reached and evidence', [
    'dissemination',
    `${ACTIVITY.replace('DISS', '««DISS')}status: delivered\nemblem: true\nrecorded_on: 2023-11-02`,
    'lifecycle/required-field',
    'lifecycle/required-field',
  ]),
  record('the reach of an activity is a number', [
    'dissemination',
    `${ACTIVITY}${DELIVERED.replace('20\n', '«about twenty\n')}`,
    'schema/type',
  ]),
  record('an activity that was delivered without the emblem says why', [
    'dissemination',
    `${ACTIVITY.replace('DISS', '«DISS')}${DELIVERED.replace('emblem: true', 'emblem: false')}`,
    'schema/required',
  ]),
  record('an activity that was delivered without the emblem, with its reason, passes', [
    'dissemination',
    `${ACTIVITY}${DELIVERED.replace('emblem: true', 'emblem: false\nemblem_reason: an article of a newspaper')}`,
  ]),
  record('an activity is recorded within the days of the setting', [
    'dissemination',
    `${ACTIVITY}${DELIVERED.replace('2023-11-02', '«2023-11-15')}`,
    'time/too-late',
  ]),
  record('an activity that is recorded late says why', [
    'dissemination',
    `${ACTIVITY}${DELIVERED.replace('2023-11-02', '2023-11-15\nlate_reason: the list came from the printer')}`,
  ]),
  record('an activity is planned before it takes place', [
    'dissemination',
    `${ACTIVITY}planned_on: «2023-11-01\nstatus: planned`,
    'time/too-late',
  ]),
  {
    name: 'an activity does not change once its period is reported',
    edits: [
      [
        'project-data/dissemination.yaml',
        'reach: 126\n  reach_basis: signed list of participants\n',
        'reach: 226\n  reach_basis: signed list of participants\n',
      ],
      [
        'project-data/dissemination.yaml',
        'members.\n  impact: 6\n  emblem: true\n  recorded_on: 2022-12-01\n  reported_in: RP1',
        'members.\n  impact: 6\n  emblem: true\n  recorded_on: 2022-12-01\n  reported_in: «RP1',
      ],
    ],
    change: true,
    finds: ['lifecycle/frozen-by'],
  },
  leap('a cancelled activity is not delivered', [
    'dissemination',
    `${ACTIVITY}${DELIVERED.replace('delivered', 'cancelled')}reason: no money`,
    'delivered',
  ]),
];

const PUBLICATION = `id: PUB-900
title: A chapter
type: chapter
partners: [EURICSE]
corresponding: P-007
date: 2024-03-01
`;
const ALL = `[${'ENSIE EASPD IdeeInRete SCF ArbeitPlus JKU Lichtwerk RES NASO UNIZG ACT FEI EvZin LSUA DeOmslag SWR RISE ADV SENT ONCE'.split(' ').join(', ')}]`;
const NOTICE = `abstract: What it says.
notice_sent_on: 2023-10-02
notice_sent_to: ${ALL}
`;
const OBJECTION =
  '{ partner: ONCE, received_on: 2023-10-20, ground: names, request: leave the names out, delay_until: 2024-01-18 }';

const publications: readonly BookScenario[] = [
  record('notice of a publication is given in time', [
    'publications',
    `${PUBLICATION.replace('2024-03-01', '2023-11-15')}${NOTICE.replace('2023-10-02', '«2023-10-02')}status: notice_sent`,
    'time/too-late',
  ]),
  record('a shorter notice passes where all agreed to it', [
    'publications',
    `${PUBLICATION.replace('2024-03-01', '2023-11-15')}${NOTICE}notice_waived: all agreed on 2 October\nstatus: notice_sent`,
  ]),
  record('notice of a publication goes to all partners', [
    'publications',
    `${PUBLICATION}${NOTICE.replace('[ENSIE, EASPD, ', '«[ENSIE, ')}status: notice_sent`,
    'publications/not-all-told',
  ]),
  record('an objection that comes after its time', [
    'publications',
    `${PUBLICATION}${NOTICE}status: objected\nobjections:\n  - ${OBJECTION.replace('2023-10-20', '«2023-11-02')}`,
    'time/too-late',
  ]),
  record('an objection says which change it asks for', [
    'publications',
    `${PUBLICATION}${NOTICE}status: objected\nobjections:\n  - «${OBJECTION.replace('request: leave the names out, ', '')}`,
    'schema/required',
  ]),
  record('an objection delays a publication no longer than the cap', [
    'publications',
    `${PUBLICATION}${NOTICE}status: objected\nobjections:\n  - ${OBJECTION.replace('2024-01-18', '«2024-01-19')}`,
    'time/too-late',
  ]),
  record('a publication is not permitted before the time for objections has passed', [
    'publications',
    `${PUBLICATION}${NOTICE}permitted_on: «2023-10-31\nstatus: permitted`,
    'time/too-early',
  ]),
  record('silence permits once the time for objections has passed', [
    'publications',
    `${PUBLICATION}${NOTICE}permitted_on: 2023-11-01\nstatus: permitted`,
  ]),
  record('silence does not permit where somebody objected', [
    'publications',
    `${PUBLICATION}${NOTICE}permitted_on: 2023-11-01\nstatus: «permitted\nobjections:\n  - ${OBJECTION}`,
    'publications/objection-ignored',
  ]),
  record('a publication waits until objections are settled or the delay is over', [
    'publications',
    `${PUBLICATION.replace('2024-03-01', '2024-01-18')}${NOTICE}status: published
venue: a book
acknowledgement: Grant 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B
objections:
  - ${OBJECTION.replace('partner: ', 'partner: «')}`,
    'publications/objection-open',
  ]),
  record('a publication may appear once the delay of an objection is over', [
    'publications',
    `${PUBLICATION.replace('2024-03-01', '2024-01-19')}${NOTICE}status: published
venue: a book
acknowledgement: Grant 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B
objections:
  - ${OBJECTION}`,
  ]),
  record('an objection counts as settled only when it says so', [
    'publications',
    `${PUBLICATION}${NOTICE}status: resolved\nobjections:\n  - ${OBJECTION.replace(', delay_until: 2024-01-18', '').replace('partner: ', 'partner: «')}`,
    'publications/objection-open',
  ]),
  record('the identifier of a publication has the form of a DOI', [
    'publications',
    `${PUBLICATION}doi: «https://doi.org/10.1000/182\nstatus: planned`,
    'schema/pattern',
  ]),
  {
    name: 'the acknowledgement of a publication names the grant',
    edits: [
      [
        PUBLICATIONS,
        '>-\n    Co-funded by the Erasmus+ programme of the European Union, grant\n    621509-EPP-1-2020-1-BE-EPPKA2-SSA-B.\n  notice_sent_on: 2022-08-25',
        '«Co-funded by the Erasmus+ programme.\n  notice_sent_on: 2022-08-25',
      ],
    ],
    finds: ['publications/acknowledgement'],
  },
  record('a publication of nobody known, without a date', [
    'publications',
    `${PUBLICATION.replace('PUB', '«PUB').replace('[EURICSE]', '[«EURICE]').replace('date: 2024-03-01\n', '')}status: planned`,
    'schema/required',
    'references/unknown-id',
  ]),
  leap('a planned publication is not published without notice', [
    'publications',
    `${PUBLICATION}${NOTICE}venue: a book\nacknowledgement: Grant 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B\nstatus: planned`,
    'published',
  ]),
];

const RESULT = `id: RES-900
title: A game
type: PROD
description: A game about work.
deliverables: [D3.3]
`;

const results: readonly BookScenario[] = [
  record('the shares of owners add up to 100', [
    'results',
    `${RESULT}status: described\nowners:\n  «- { partner: ONCE, share: 60 }\n  - { partner: SCF, share: 30 }`,
    'totals/disagree',
  ]),
  record('a result that is public has a licence', [
    'results',
    `${RESULT.replace('RES', '«RES')}status: described\nowners: [{ partner: ONCE, share: 100 }]\naccess: public`,
    'schema/required',
  ]),
  record('a result that is open has access and licence', [
    'results',
    `${RESULT.replace('RES', '««RES')}status: open\nowners: [{ partner: ONCE, share: 100 }]`,
    'lifecycle/required-field',
    'lifecycle/required-field',
  ]),
  record('a result of a type that does not exist, in a deliverable that does not exist', [
    'results',
    `${RESULT.replace('PROD', '«GAME').replace('D3.3', '«D3.9')}status: identified`,
    'schema/choice',
    'references/unknown-id',
  ]),
  leap('a result is not in use before it is protected or open', [
    'results',
    `${RESULT}owners: [{ partner: ONCE, share: 100 }]\nexploitation: sold\nstatus: described`,
    'exploited',
  ]),
  {
    name: 'the licence of an open result does not change',
    edits: [
      [
        RESULTS,
        'licence: CC-BY-4.0\n  exploitation: Read by',
        'licence: «CC-BY-SA-4.0\n  exploitation: Read by',
      ],
    ],
    change: true,
    finds: ['lifecycle/frozen'],
  },
];

const EVENT = `id: EVT-900
title: A workshop
type: workshop
date: 2023-11-14
place: Riga
host: LSUA
invited_on: 2023-10-16
`;
const HELD = `status: held
participants: 12
list_signed: true
evidence: [{ what: signed list, kept_at: LSUA }]
`;

const events: readonly BookScenario[] = [
  record('invitations to an event go out in time', [
    'events',
    `${EVENT.replace('2023-10-16', '«2023-10-26')}status: planned`,
    'time/too-late',
  ]),
  record('an event that was held has evidence of who was there', [
    'events',
    `${EVENT.replace('EVT', '«EVT')}${HELD.replace(/evidence.*\n/, '')}`,
    'lifecycle/required-field',
  ]),
  record('an event without a signed list says why', [
    'events',
    `${EVENT.replace('EVT', '«EVT')}${HELD.replace('list_signed: true', 'list_signed: false')}`,
    'schema/required',
  ]),
  record('participants by country add up to all of them', [
    'events',
    `${EVENT}${HELD.replace('12', '«12')}participants_by_country: [{ country: LV, number: 7 }, { country: BE, number: 4 }]`,
    'totals/disagree',
  ]),
  record('an event without a place, of a host nobody knows', [
    'events',
    `${EVENT.replace('EVT', '«EVT').replace('LSUA', '«LSUAA').replace('place: Riga\n', '')}status: planned`,
    'schema/required',
    'references/unknown-id',
  ]),
  {
    name: 'the numbers of an event that was reported do not change',
    edits: [
      [
        EVENTS,
        'participants: 38\n  participants_by_type:\n    - type: wises\n      number: 19',
        'participants: «39\n  participants_by_type:\n    «- type: wises\n      number: 20',
      ],
    ],
    change: true,
    finds: ['lifecycle/frozen', 'lifecycle/frozen'],
  },
  leap('a planned event is not reported before it was held', [
    'events',
    `${EVENT}${HELD.replace('held', 'planned')}outcome: none`,
    'reported',
  ]),
];

const NEWS = `id: NEWS-900
title: A visit
partner: LSUA
language: en
date: 2023-11-02
`;

const news: readonly BookScenario[] = [
  record('a news item is short', [
    'news',
    `${NEWS}status: draft\ntext: «${'word '.repeat(251).trim()}`,
    'text/too-long',
  ]),
  record('a news item goes online in time', [
    'news',
    `${NEWS}text: We were there.\nstatus: published\nurl: https://example.org/news\npublished_on: «2023-11-20`,
    'time/too-late',
  ]),
  record('a news item that is online has its address', [
    'news',
    `${NEWS.replace('NEWS', '«NEWS')}text: We were there.\nstatus: published\npublished_on: 2023-11-06`,
    'lifecycle/required-field',
  ]),
];

const STAKEHOLDER = `id: STK-900
name: A union
type: employer
interest: neutral
influence: 3
owner: P-022
`;

const stakeholders: readonly BookScenario[] = [
  record('a contact is kept on a legal basis', [
    'stakeholders',
    `${STAKEHOLDER.replace('STK', '«STK')}status: identified\ncontact: { email: union@example.org }`,
    'schema/required',
  ]),
  record('a consent has its day', [
    'stakeholders',
    `${STAKEHOLDER.replace('STK', '«STK')}status: identified\ncontact: { email: union@example.org }\nlegal_basis: consent`,
    'schema/required',
  ]),
  record('the next contact with a stakeholder is not too far away', [
    'stakeholders',
    `${STAKEHOLDER}status: engaged\nlast_contact_on: 2023-05-02\nnext_contact_on: «2023-11-20`,
    'time/too-late',
  ]),
  record('a stakeholder of no known type, of more influence than the scale has', [
    'stakeholders',
    `${STAKEHOLDER.replace('employer', '«union').replace('influence: 3', 'influence: «9')}status: identified`,
    'schema/choice',
    'schema/limit',
  ]),
  leap('a stakeholder is not active before it was engaged', [
    'stakeholders',
    `${STAKEHOLDER}last_contact_on: 2023-10-02\nstatus: identified`,
    'active',
  ]),
];

const ADVISER = `id: AB-900
organisation: A chamber
kind: authority
person: P-032
nominated_on: 2023-09-01
`;

const advisers: readonly BookScenario[] = [
  record('an adviser signs the agreement in time, or the record says why not', [
    'advisory-board',
    `${ADVISER}status: active\nnda_signed_on: «2023-10-05`,
    'time/too-late',
  ]),
  record('no confidential document goes to an adviser before the agreement', [
    'advisory-board',
    `${ADVISER}status: active\nnda_signed_on: 2023-09-20\ndocuments: [{ document: «D4.1, sent_on: 2023-09-19 }]`,
    'advisory/before-nda',
  ]),
  record('no confidential document goes to an adviser without an agreement', [
    'advisory-board',
    `${ADVISER}status: nominated\ndocuments: [{ document: «D4.1, sent_on: 2023-09-19 }, { document: D1.2, sent_on: 2023-09-19 }]`,
    'advisory/before-nda',
  ]),
  record('advice is taken up or answered', [
    'advisory-board',
    `${ADVISER}status: active\nnda_signed_on: 2023-09-20\nadvice: [{ date: 2023-10-20, text: «Ask learners first. }]`,
    'advisory/no-answer',
  ]),
  record('an adviser without a day of nomination, whom nobody knows', [
    'advisory-board',
    `${ADVISER.replace('AB-', '«AB-').replace('P-032', '«P-099').replace('nominated_on: 2023-09-01\n', '')}status: nominated`,
    'schema/required',
    'references/unknown-id',
  ]),
  leap('an adviser is not active before the agreement is signed', [
    'advisory-board',
    `${ADVISER}nda_signed_on: 2023-09-20\nstatus: nominated`,
    'active',
  ]),
];

describe('the last report', () => {
  const locked: Edit = [
    'project-data/reporting-periods.yaml',
    'from_month: M25\n  to_month: M48\n  ends_on: 2024-12-31\n  responsible: P-003\n  status: open\n',
    'from_month: M25\n  to_month: M48\n  ends_on: 2024-12-31\n  responsible: P-003\n  status: locked\n',
  ];
  const found = async (edits: readonly Edit[]) => {
    const workspace = await bWise(edits);
    return [...readyRule.check({ workspace })]
      .map(({ record, code }) => `${record} ${code}`)
      .filter((each) => /^(DISS|RES|RP2) /.test(each.replace(/-[0-9]+/, '')));
  };

  test('leaves no activity open, and no result without its owners', async () => {
    expect(await found([])).toEqual([]);
    expect(await found([locked])).toEqual([
      'DISS-002 reporting/open-dissemination',
      'DISS-019 reporting/open-dissemination',
      'RES-005 reporting/no-owners',
      'RES-006 reporting/no-owners',
      'RES-007 reporting/no-owners',
    ]);
  });

  test('shows at least one delivered activity', async () => {
    const none: Edit[] = [
      ['project-data/dissemination.yaml', '', ''],
      ['project-data/dissemination.yaml', '', '[]\n'],
    ];
    expect(await found([locked, ...none])).toContain('RP2 reporting/open-dissemination');
  });
});

describe.each([
  ['activities', activities],
  ['publications', publications],
  ['results', results],
  ['events', events],
  ['news', news],
  ['stakeholders', stakeholders],
  ['the advisory board', advisers],
] as const)('%s', (_, scenarios) => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
