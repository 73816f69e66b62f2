import { describe, expect, test } from 'vitest';
import { type BookScenario, playBook } from '../../support/b-wise-book.ts';

const PARTNERS = 'project-data/partners.yaml';
const PEOPLE = 'project-data/people.yaml';

const scenarios: readonly BookScenario[] = [
  {
    name: 'two partners have one participant number',
    edits: [[PARTNERS, 'participant_number: 5\n', 'participant_number: «4\n']],
    finds: ['ids/not-unique'],
  },
  {
    name: 'two people have one e-mail address',
    edits: [[PEOPLE, 'email: bastien.corvelle@example.org', 'email: «Hanne.Lindemaar@example.org']],
    finds: ['ids/not-unique'],
  },
];

describe('partners and people of the B-WISE book', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
