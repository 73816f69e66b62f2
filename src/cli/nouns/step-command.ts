import { RequestError } from '../../base/request-error.ts';
import type { ChecklistStep } from '../../procedures/lifecycle/checklist.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { aNoun } from '../../schema/words.ts';
import { changeRecord } from '../change-record.ts';
import type { Command, Input } from '../command.ts';
import type { Context } from '../context.ts';
import { runStep } from '../run-step.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';
import { factsText } from './checklist-text.ts';

/** Returns the command of a step: `grantbook deliverable submit D1.2` makes the plan of `grantbook move D1.2 submit`. */
export function stepCommand(registry: RegistrySchema, step: ChecklistStep, id: string): Command {
  const { noun } = registry;
  const line = `grantbook ${noun} ${step.name} ${id}`;
  return {
    name: step.name,
    summary: step.title,
    args: [
      { name: 'id', description: `the ${noun}’s id` },
      {
        name: 'changes',
        description: 'fields to set in the same commit: FIELD=VALUE; of another record: ID.FIELD=VALUE',
        optional: true,
        variadic: true,
      },
    ],
    options: [],
    about: (width) => factsText(step, width),
    reads: 'schemas and registries; who you are, from git',
    writes: step.facts.some(([about]) => about === 'makes' || about === 'takes along')
      ? 'the record’s file and those of the records it makes or takes along, in one commit'
      : WRITES,
    exits: WRITE_EXITS,
    examples: [
      [`${line} -m "why"`, `the same as: grantbook move ${id} ${step.name}`],
      [`${line} --dry-run`, 'see what it would change, or why it is refused'],
    ],
    run: (context, input) => run({ registry, step: step.name }, context, input),
  };
}

type Called = { readonly registry: RegistrySchema; readonly step: string };

async function run({ registry, step }: Called, context: Context, { args }: Input): Promise<number> {
  const [id = '', ...fields] = args;
  return changeRecord(
    id,
    async (changing) => {
      const { entry } = changing;
      if (entry.registry.name === registry.name) return runStep({ ...changing, step, fields }, context);
      throw new RequestError(
        `"${entry.id}" is ${aNoun(entry.registry.noun)}, not ${aNoun(registry.noun)}`,
        `see its steps: grantbook show ${entry.id}`,
      );
    },
    context,
  );
}
