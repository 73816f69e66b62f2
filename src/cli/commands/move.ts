import { RequestError } from '../../base/request-error.ts';
import { possibleSteps } from '../../registry/lifecycle.ts';
import type { Entry } from '../../registry/workspace.ts';
import { changeRecord } from '../change-record.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { runStep } from '../run-step.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';

/** `grantbook move ID STEP`: takes a record a step along its lifecycle. */
export const moveCommand: Command = {
  name: 'move',
  summary: 'take a record a step along its lifecycle',
  args: [
    { name: 'id', description: 'the record’s id' },
    {
      name: 'step',
      description: 'the step, as grantbook show ID lists them: draft, review, submit, close …',
      optional: true,
    },
    {
      name: 'changes',
      description: 'fields to set in the same commit: FIELD=VALUE; of another record: ID.FIELD=VALUE',
      optional: true,
      variadic: true,
    },
  ],
  options: [],
  reads: 'schemas and registries; who you are, from git',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    [
      'grantbook move D4.1 approve version=1.0 -m "all comments are answered"',
      'approve a deliverable, and give it its number',
    ],
    ['grantbook move D3.3 revise -m "all reviews are in"', 'take up the review of another'],
    [
      'grantbook move CH-008 implement T3.2.percent_complete=70',
      'carry out a change, with the record it changes',
    ],
  ],
  run: runMove,
};

async function runMove(context: Context, input: Input): Promise<number> {
  const [id = '', step, ...fields] = input.args;
  return changeRecord(
    id,
    async (changing) => {
      if (step === undefined) throw noStep(changing.entry);
      return runStep({ ...changing, step, fields }, context);
    },
    context,
  );
}

function noStep(entry: Entry): RequestError {
  const steps = possibleSteps(entry).map((s) => s.name);
  return new RequestError(
    `which step is ${entry.id} to take?`,
    steps.length > 0 ? `steps: ${steps.join(', ')}` : 'it has no step left',
  );
}
