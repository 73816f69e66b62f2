import { describe, expect, test } from 'vitest';
import { isChosen, outcomeOf } from '../../../src/registry/selection/outcome.ts';
import { rankingOf } from '../../../src/registry/selection/ranking.ts';
import { type BookScenario, bWise, type Edit, playBook } from '../../support/b-wise-book.ts';
import { type SmallCall, type SmallProposal, smallCall } from '../../support/small-call.ts';

/** A proposal of a country with the same two scores by two members. */
function scored(country: string, need: number, effect: number): SmallProposal {
  return { country, partner: 'ACT', scores: { 'P-005': [need, effect], 'P-010': [need, effect] } };
}

/** Returns the small call's ranking as people write it: rank, id, what became of it. */
async function ranked(small: SmallCall): Promise<{ rows: string[]; open: string[][]; lacking: number }> {
  const workspace = await bWise(smallCall(small));
  const entry = workspace.entries.get('SEL-002');
  if (!entry) throw new Error('the small call does not load');
  const ranking = rankingOf(entry, workspace);
  const { fates, openTies, lackingCountries } = outcomeOf(ranking);
  return {
    rows: ranking.ranked.map(
      ({
        rank,
        proposal: {
          entry: { id },
        },
        tie,
      }) => {
        const mark = tie ? ` (=${tie.decidedBy ? ` by ${tie.decidedBy}` : ''})` : '';
        return `${rank} ${id} ${fates.get(id)}${mark}`;
      },
    ),
    open: openTies.map((group) => group.map(({ proposal }) => proposal.entry.id)),
    lacking: lackingCountries,
  };
}

describe('the ranking of proposals', () => {
  test('is by weighted means; equal totals are told apart by the tie-break', async () => {
    const proposals = [scored('HR', 3, 4), scored('FR', 4, 3), scored('IT', 5, 5)];
    expect((await ranked({ places: 2, proposals })).rows).toEqual([
      '1 GP-103 chosen',
      '2 GP-101 chosen (= by effect)',
      '3 GP-102 below (= by effect)',
    ]);
  });

  test('shares a rank where nothing tells proposals apart, and asks for a decision only at the cut', async () => {
    const proposals = [scored('HR', 4, 4), scored('FR', 4, 4), scored('IT', 2, 2)];
    expect(await ranked({ places: 2, proposals })).toEqual({
      rows: ['1 GP-101 chosen (=)', '1 GP-102 chosen (=)', '3 GP-103 below'],
      open: [],
      lacking: 0,
    });
    expect((await ranked({ places: 1, proposals })).open).toEqual([['GP-101', 'GP-102']]);
  });

  test('follows the committee where it ordered the whole group', async () => {
    const proposals = [scored('HR', 4, 4), scored('FR', 4, 4), scored('IT', 2, 2)];
    const more = 'ties:\n  - order: [GP-102, GP-101]\n    reason: Tried for longer.\n';
    expect(await ranked({ places: 1, proposals, more })).toEqual({
      rows: ['1 GP-102 chosen (= by the committee)', '2 GP-101 below (= by the committee)', '3 GP-103 below'],
      open: [],
      lacking: 0,
    });
  });

  test('is exact: thirds of different sums are not equal by rounding, and equal ones are', async () => {
    const thirds = (a: number, b: number, c: number): SmallProposal => ({
      country: 'HR',
      scores: { 'P-005': [a, 3], 'P-010': [b, 3], 'P-012': [c, 3] },
    });
    const { rows } = await ranked({
      places: 1,
      proposals: [thirds(1, 1, 2), thirds(2, 1, 1), thirds(1, 2, 2)],
    });
    expect(rows).toEqual(['1 GP-103 chosen', '2 GP-101 below (=)', '2 GP-102 below (=)']);
  });

  test('passes over a country that has as many as allowed, and a partner', async () => {
    const proposals = [scored('HR', 5, 5), scored('HR', 5, 4), scored('FR', 4, 4), scored('IT', 3, 3)];
    expect((await ranked({ places: 2, more: 'max_per_country: 1\n', proposals })).rows).toEqual([
      '1 GP-101 chosen',
      '2 GP-102 country_full',
      '3 GP-103 chosen',
      '4 GP-104 below',
    ]);
    expect((await ranked({ places: 3, more: 'max_per_partner: 2\n', proposals })).rows.slice(2)).toEqual([
      '3 GP-103 partner_full',
      '4 GP-104 partner_full',
    ]);
  });

  test('brings in the best of a country that is lacking, for the last whose country has another', async () => {
    const proposals = [scored('HR', 5, 5), scored('FR', 5, 4), scored('HR', 4, 4), scored('IT', 3, 3)];
    expect(await ranked({ places: 3, more: 'min_countries: 3\n', proposals })).toEqual({
      rows: ['1 GP-101 chosen', '2 GP-102 chosen', '3 GP-103 gave_way', '4 GP-104 for_countries'],
      open: [],
      lacking: 0,
    });
    expect((await ranked({ places: 3, more: 'min_countries: 4\n', proposals })).lacking).toBe(1);
  });

  test('of the 34 practices of B-WISE has ten chosen from eight countries, the seven public ones among them', async () => {
    const workspace = await bWise([]);
    const entry = workspace.entries.get('SEL-001');
    if (!entry) throw new Error('SEL-001 does not load');
    const ranking = rankingOf(entry, workspace);
    const { fates } = outcomeOf(ranking);
    const chosen = ranking.ranked.filter(({ proposal }) => isChosen(fates.get(proposal.entry.id)));
    expect([ranking.ranked.length, chosen.length]).toEqual([34, 10]);
    expect(new Set(chosen.map(({ proposal }) => proposal.country)).size).toBe(8);
    const titles = chosen.map(({ proposal }) => proposal.entry.data.title);
    expect(titles).toEqual(expect.arrayContaining(PUBLIC));
  });
});

const PUBLIC = [
  'Smart support stations for work and training with augmented reality',
  'Online shadowing practice',
  'Pilot MBO Praktijkleren – Roetz Bikes',
  'Zero-Coercion educational package',
  'Knowledge Alliance Inclusion and Technology',
  'Digital Workplace',
  'ENTELIS+ Digital Accessibility',
];

/** What a call holds once the choice is made. */
function choice(rows: readonly string[]): string {
  const ranking = rows.map((row) => {
    const [proposal, rank, total, outcome] = row.split(' ');
    return `  - { proposal: ${proposal}, rank: ${rank}, total: ${total}, outcome: ${outcome} }\n`;
  });
  return `meeting: MTG-2022-02-10-AH
decision: DEC-004
chosen_on: 2023-11-10
minutes: Chosen.
ranking:
${ranking.join('')}`;
}

const first = { ...scored('HR', 5, 5), status: 'selected' };
const second = { ...scored('FR', 4, 4), status: 'not_selected' };
const outcome = choice(['GP-101 1 5 chosen', 'GP-102 2 4 below']);

const scenarios: readonly BookScenario[] = [
  {
    name: 'a choice as the evaluations give it passes',
    edits: smallCall({ status: 'chosen', more: outcome, proposals: [first, second] }),
    finds: [],
  },
  {
    name: 'a choice that is not the ranking',
    edits: smallCall({
      status: 'chosen',
      more: outcome,
      proposals: [
        { ...first, status: '«not_selected' },
        { ...second, status: '«selected' },
      ],
    }),
    finds: ['selection/not-the-ranking', 'selection/not-the-ranking'],
  },
  {
    name: 'a recorded ranking that the evaluations do not give is one finding',
    edits: smallCall({
      status: 'chosen',
      more: choice(['«GP-101 2 5 chosen', 'GP-102 1 4 below']),
      proposals: [first, second],
    }),
    finds: ['selection/not-the-ranking'],
  },
  {
    name: 'a proposal that came after the choice',
    edits: smallCall({
      status: 'chosen',
      more: choice(['GP-101 1 5 chosen']).replace('ranking:\n  -', 'ranking:\n  «-'),
      proposals: [first, second],
    }),
    finds: ['selection/not-the-ranking'],
  },
  {
    name: 'nothing is chosen while an evaluation is missing',
    edits: smallCall({
      status: '«chosen',
      more: outcome,
      proposals: [first, { ...second, scores: { 'P-005': [4, 4], 'P-010': 'status: requested' } }],
    }).map(([path, old, text]): Edit => {
      return [path, old, path.includes('GP-102') ? text.replace('SEL-002', '«SEL-002') : text];
    }),
    finds: ['selection/missing-evaluations', 'lifecycle/open-record'],
  },
  {
    name: 'nothing is chosen while the last place is open between equals',
    edits: smallCall({
      status: 'chosen',
      more: choice(['GP-101 1 4 chosen', 'GP-102 1 4 below']),
      proposals: [{ ...scored('HR', 4, 4), status: 'selected' }, second],
    }).map(([path, old, text]): Edit => [path, old, text.replace('places: ', 'places: «')]),
    finds: ['selection/open-tie'],
  },
  {
    name: 'nothing is chosen where the proposals cannot keep the limits',
    edits: smallCall({
      status: 'chosen',
      more: `min_countries: «3\n${outcome}`,
      proposals: [first, second],
    }),
    finds: ['selection/limits'],
  },
  {
    name: 'a practice is not marked as selected before the choice',
    edits: smallCall({ proposals: [{ ...first, status: 'selected' }] }).map(([path, old, text]): Edit => {
      return [path, old, path.includes('GP-101') ? text.replace('SEL-002', '«SEL-002') : text];
    }),
    finds: ['references/wrong-state'],
  },
  {
    name: 'a score does not change once the choice is made',
    edits: [
      [
        'project-data/evaluations.yaml',
        'SEL-001\n  proposal: GP-016\n  evaluator: P-017\n  status: returned\n  requested_on: 2022-01-03',
        '«SEL-001\n  proposal: GP-016\n  evaluator: P-017\n  status: returned\n  requested_on: 2022-01-04',
      ],
    ],
    change: true,
    finds: ['lifecycle/frozen-by'],
  },
  {
    name: 'the rules of a call do not change once it is open',
    before: smallCall({
      status: 'open',
      proposals: [first].map((each) => ({ ...each, status: 'proposed', scores: {} })),
    }),
    edits: [['project-data/selections/SEL-002.yaml', 'places: 1', 'places: «2']],
    change: true,
    finds: ['lifecycle/frozen'],
  },
];

describe('the choice', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
