import { RequestError } from '../../base/request-error.ts';
import type { Plan } from '../../change/plan.ts';
import { restrict } from '../../procedures/privacy/restrict.ts';
import { hasRestrictedBook, restrictedPart } from '../../registry/confidential.ts';
import { findEntry } from '../../registry/find-entry.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { loadBook, openBook } from '../book.ts';
import { type Carrying, carryOut } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';

/** What `privacy restrict` is asked for: one record, or all of which something is confidential. */
export type RestrictArguments = { readonly id: string | undefined; readonly into: string };

/** `privacy restrict [ID] --into DIR`: moves confidential fields into the restricted book; one commit in each. */
export async function restrictRecord({ id, into }: RestrictArguments, context: Context): Promise<number> {
  const { globals, out } = context;
  const book = await openBook(globals);
  const other = await openBook({ ...globals, directory: into });
  if (other.root === book.root)
    throw new RequestError(`"${into}" is this book itself`, 'make another with: grantbook init DIR');
  const [open, restricted] = [await loadBook(book), await loadBook(other)];
  if (id !== undefined && !hasRestrictedBook(open.project)) throw notTheFirst(into);
  const entries = id === undefined ? confidentialRecords(open) : [findEntry(open, id)];
  const planned = await restrict({ open, restricted, entries, reason: globals.reason });
  if (!planned.ok) return carryOut(planned, { book, workspace: open }, context);
  const { there, here } = planned.value;
  const refused = await tryOut(here, { book, workspace: open }, context);
  if (refused !== EXIT.clean) return refused;
  const made =
    there.writes.size === 0
      ? EXIT.clean
      : await carryOut({ ok: true, value: there }, { book: other, workspace: restricted }, context);
  if (made !== EXIT.clean) return made;
  const code = await carryOut({ ok: true, value: here }, { book, workspace: open }, context);
  if (there.writes.size > 0 && code === EXIT.clean && !globals.dryRun)
    out.talk('earlier commits of this book hold what was moved, in every clone\n');
  return code;
}

/** From the first record on, all that is confidential would be an error where it stands. */
function notTheFirst(into: string): RequestError {
  return new RequestError(
    'the book has no restricted book yet, and the first time all that is confidential moves together',
    `move it: grantbook privacy restrict --into ${into}`,
  );
}

function confidentialRecords({ registries }: Workspace): Entry[] {
  const entries = [...registries.values()].flatMap((registry) => registry.entries);
  const held = entries.filter((entry) => Object.keys(restrictedPart(entry).fields).length > 0);
  if (held.length > 0) return held;
  throw new RequestError(
    'nothing in the book is confidential',
    'which fields are is said by x-confidential in a schema',
  );
}

/** What the open book would refuse is refused before the restricted one changes; what would be right says nothing yet. */
async function tryOut(plan: Plan, carrying: Carrying, context: Context): Promise<number> {
  const said: (() => void)[] = [];
  const { data, talk, warn } = context.out;
  const keep = (say: (text: string) => void) => (text: string) => said.push(() => say(text));
  const out = { ...context.out, data: keep(data), talk: keep(talk), warn: keep(warn) };
  const globals = { ...context.globals, dryRun: true };
  const code = await carryOut({ ok: true, value: plan }, carrying, { ...context, out, globals });
  if (code !== EXIT.clean) for (const say of said) say();
  return code;
}
