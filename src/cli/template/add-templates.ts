import { showLine } from '../../base/show-text.ts';
import type { Plan } from '../../change/plan.ts';
import { done } from '../../text/diagnostic.ts';
import { type Carrying, carryOut } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';

/** Carries out a plan that adds templates, and names the files that came with it: no record tells of them. */
export async function addTemplates(plan: Plan, carrying: Carrying, context: Context): Promise<number> {
  const there = new Set(carrying.workspace.files.list().map(({ path }) => path));
  const code = await carryOut(done(plan), carrying, context);
  const added = [...plan.writes.keys()].filter((path) => !there.has(path));
  if (code === EXIT.clean) context.out.data(added.map((path) => `${showLine(path)}\n`).join(''));
  return code;
}
