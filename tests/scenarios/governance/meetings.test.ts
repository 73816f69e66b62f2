import { describe, expect, test } from 'vitest';
import { playBook } from '../../support/b-wise-book.ts';
import { attendanceScenarios } from './attendance-scenarios.ts';
import { decisionScenarios } from './decision-scenarios.ts';
import { minutesScenarios } from './minutes-scenarios.ts';
import { sendScenarios } from './send-scenarios.ts';
import { clockScenarios, timeScenarios } from './time-scenarios.ts';
import { voteScenarios } from './vote-scenarios.ts';
import { workshopScenarios } from './workshop-scenarios.ts';
import { writtenScenarios } from './written-scenarios.ts';

const groups = {
  'time limits of meetings': timeScenarios,
  'what is sent': sendScenarios,
  'attendance and quorum': attendanceScenarios,
  votes: voteScenarios,
  'minutes, their decisions and actions': minutesScenarios,
  decisions: decisionScenarios,
  'written procedures': writtenScenarios,
  workshops: workshopScenarios,
  'what is late on a day': clockScenarios,
};

describe.each(Object.entries(groups))('%s', (_, scenarios) => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });
});
