import { openChecklist } from '../../procedures/checklists/open-checklist.ts';
import { whoseAct } from '../acting.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import type { Command } from '../command.ts';
import { WRITE_EXITS, WRITES } from '../write-command.ts';

/** `grantbook checklist open KIND [PARTNER]`: begins a checklist. */
export const checklistOpenCommand: Command = {
  name: 'open',
  summary: 'begin a checklist, its items with owners and days as the settings say',
  args: [
    { name: 'kind', description: 'set_up, onboarding, handbook_update, quality_report, closing …' },
    {
      name: 'partner',
      description: 'the new partner, of an onboarding; the period, of a report',
      optional: true,
    },
  ],
  options: [],
  reads: 'schemas and registries; the kinds of checklists in project.yaml',
  writes: WRITES,
  exits: WRITE_EXITS,
  examples: [
    ['grantbook checklist open onboarding SENT', 'what is to be done for a new partner, by whom and when'],
    ['grantbook checklist open quality_report', 'begin the next quality report'],
  ],
  run: async (context, { args }) => {
    const book = await openBook(context.globals);
    const workspace = await loadBook(book);
    const [kind = '', about] = args;
    const { today, reason } = context.globals;
    const actor = whoseAct(book, workspace, context.globals);
    const plan = await openChecklist(workspace, { kind, about, today, actor, reason });
    return carryOut(plan, { book, workspace }, context);
  },
};
