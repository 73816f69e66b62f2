import { showLine } from '../base/show-text.ts';
import type { Plan } from '../change/plan.ts';
import type { Out } from './context.ts';

/** Says which ids were passed over as a branch has them, or given although one has. */
export function tellOfElsewhere({ elsewhere = [], message }: Plan, { talk, warn }: Out): void {
  const branches = new Map<string, string[]>();
  for (const { id, branch } of elsewhere) branches.set(branch, [...(branches.get(branch) ?? []), id]);
  const given = new Set(message.trailers.filter(([name]) => name === 'Record').map(([, id]) => id));
  for (const [branch, ids] of branches) {
    const passed = ids.filter((id) => !given.has(id));
    if (passed.length > 0)
      talk(
        `${showLine(`${passed.join(' and ')} ${passed.length > 1 ? 'are' : 'is'} taken on branch ${branch}`)}\n`,
      );
    for (const id of ids.filter((each) => given.has(each)))
      warn(
        `${showLine(`${id} is on branch ${branch} as well; if that is another record, give this one the next free id`)}\n`,
      );
  }
}
