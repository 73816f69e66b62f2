import { isClosed } from '../../registry/is-closed.ts';
import { isFilled, isInState } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** A checklist is done when its items are; that of closing, when no action or risk is open either. */
export const checklistRule: Rule = {
  name: 'checklists',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('checklists')?.entries ?? []) {
      if (!isInState(entry, ['done'])) continue;
      yield* openItems(entry);
      if (entry.data.kind === 'closing') yield* openRecords(entry, workspace);
    }
  },
};

function* openItems(entry: Entry): Generator<Diagnostic> {
  const items = isList(entry.data.items) ? entry.data.items : [];
  for (const [i, item] of items.entries()) {
    if (!isMapping(item) || isFilled(item.done_on)) continue;
    yield entryFinding(entry, {
      code: 'checklists/open-item',
      path: ['items', i],
      message: `${entry.id} is done, and "${String(item.text)}" is not`,
      hint: `grantbook set ${entry.id} items[${i}].done_on=…, or take it off the list`,
    });
  }
}

function* openRecords(entry: Entry, { registries }: Workspace): Generator<Diagnostic> {
  const open = ['actions', 'risks', 'issues'].flatMap((name) =>
    (registries.get(name)?.entries ?? []).filter(
      (each) => !isClosed(each) && !isFilled(each.data.handed_over_to),
    ),
  );
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  const [first = ''] = ids;
  yield entryFinding(entry, {
    code: 'checklists/not-closed',
    path: ['status'],
    message: `${entry.id} closes the project, and ${ids.length} are open: ${ids.slice(0, 6).join(', ')}${ids.length > 6 ? ' …' : ''}`,
    hint: `close each, or hand it over: grantbook set ${first} handed_over_to="…"`,
  });
}
