import { describe, expect, test } from 'vitest';
import { derivedData } from '../../../src/registry/derived/with-derived.ts';
import { bWise, type Edit } from '../../support/b-wise-book.ts';

/** Returns what is worked out for a record of the B-WISE book. */
async function worked(id: string, edits: readonly Edit[] = []) {
  const workspace = await bWise(edits);
  const entry = workspace.entries.get(id) ?? workspace.registries.get(id)?.entries[0];
  if (!entry) throw new Error(`no ${id}`);
  return derivedData(entry, workspace);
}

describe('what is worked out of outreach', () => {
  test('the shares of communication, dissemination and exploitation add up, of delivered activities only', async () => {
    const share = await worked('project');
    expect(share).toMatchObject({
      communication_share: 52.9,
      dissemination_share: 41.2,
      exploitation_share: 5.9,
    });
    const delivered: Edit = [
      'project-data/dissemination.yaml',
      'type: video\n  status: postponed',
      'type: video\n  status: delivered',
    ];
    expect(await worked('project', [delivered])).toMatchObject({ communication_share: 55.6 });
  });

  test('how many came to an event of those that were aimed at', async () => {
    expect(await worked('EVT-004')).toMatchObject({ turnout_percent: 95 });
    expect(await worked('EVT-008')).not.toHaveProperty('turnout_percent');
  });

  test('the countries in which no pilot is planned', async () => {
    expect(await worked('project')).not.toHaveProperty('countries_without_pilot');
    const without: Edit = ['project-data/pilots.yaml', 'country: LV', 'country: LT'];
    expect(await worked('project', [without])).toMatchObject({ countries_without_pilot: 'LV' });
  });

  test('the score of an evaluation and of a practice, and its rank in the choice', async () => {
    expect(await worked('EVAL-005')).toEqual({ total: 4.55 });
    expect(await worked('EVAL-069')).toEqual({});
    expect(await worked('GP-003')).toEqual({ score: 4.775, rank: 1, review: 'unreviewed' });
  });

  test('the gap between the proficiency people have and the one they need, and its name', async () => {
    expect(await worked('SKN-005')).toEqual({ gap: 4, proficiency: 'Advanced' });
    expect(await worked('SKN-016')).toEqual({});
  });
});
