import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { type HistoryHits, searchHistory } from '../../io/git/search-history.ts';
import { type Forgotten, forgetStoreHistory, keyFile, redactionKey } from '../../io/personal-store.ts';
import { erase } from '../../procedures/privacy/erase.ts';
import { searchFor } from '../../procedures/privacy/search-texts.ts';
import { isErased } from '../../registry/join-store.ts';
import type { Entry } from '../../registry/workspace.ts';
import { actorOf } from '../acting.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { plural } from '../print-findings.ts';
import { commitRoles } from './commit-roles.ts';
import { historySteps, OUTSIDE } from './host-steps.ts';
import { everyIdentifier } from './past-values.ts';

/** What `privacy erase` is asked for. */
export type EraseArguments = { readonly id: string; readonly legalBasis: string };

/** `privacy erase ID`: the store loses the values, the book keeps every commit and says that they are gone. */
export async function erasePerson({ id, legalBasis }: EraseArguments, context: Context): Promise<number> {
  const { globals } = context;
  if (globals.reason === undefined || globals.reason.trim() === '')
    throw new RequestError(
      'why are the values erased?',
      `say it: grantbook privacy erase ${id} -m "asked for on …"`,
    );
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, id, context);
  if (isErased(entry) && entry.apart?.stored === undefined)
    throw new RequestError(
      `the personal values of ${entry.id} were erased already`,
      `see what is left of them: grantbook privacy report ${entry.id}`,
    );
  const identifiers = await everyIdentifier(book.repository, entry);
  const { key, fresh } = redactionKey(book.root);
  const by = actorOf(book, workspace, globals)?.person?.id;
  const request = {
    entry,
    today: globals.today,
    legalBasis,
    key,
    reason: globals.reason,
    ...(by !== entry.id && { by }),
  };
  const erased = await erase(workspace, request);
  if (!erased.ok) return carryOut(erased, { book, workspace }, context);
  const { plan } = erased.value;
  const personal = new Map([...(plan.personal ?? []), ...(fresh ? [keyFile(key)] : [])]);
  const code = await carryOut({ ok: true, value: { ...plan, personal } }, { book, workspace }, context);
  if (code !== EXIT.clean || globals.dryRun) return code;
  const forgotten = await forgetStoreHistory(book.root, 'the store of personal values\n');
  tellOfStore(forgotten, context);
  const search = searchFor(identifiers);
  const hits =
    book.repository &&
    searchHistory(book.repository, { file: search.file, commit: commitRoles(entry, search) });
  tellOfRest(entry, hits, context);
  return code;
}

function tellOfStore(forgotten: Forgotten, { out }: Context): void {
  if (!forgotten) {
    out.talk('the store is a plain folder: what it held before is in none of its files\n');
    return;
  }
  out.talk('the store’s repository was made anew: no object of it holds what it held before\n');
  for (const remote of forgotten.remotes)
    out.talk(
      `its remote "${showLine(remote)}" holds the old one still: delete it there, add it again, and push\n`,
    );
}

/** The honest part: what stays, where, and what can be done about it. */
function tellOfRest(entry: Entry, hits: HistoryHits | undefined, { out }: Context): void {
  const versions = (hits?.files ?? []).reduce((sum, each) => sum + each.versions, 0);
  const commits = hits?.commits.length ?? 0;
  if (versions + commits === 0) out.talk('no commit of the book holds any of the values\n');
  else {
    out.warn(
      `the history of the book holds values of ${entry.id} still: ${plural(versions, 'version')} of files, `,
    );
    out.warn(`${plural(commits, 'commit')} that name them; where: grantbook privacy report ${entry.id}\n`);
    out.warn(historySteps(entry.id));
  }
  out.talk(OUTSIDE);
  const { active } = entry.registry;
  if (active && entry.data[active.to] === undefined)
    out.talk(
      `${entry.id} is active still; when somebody takes over: grantbook set ${entry.id} ${active.to}=YYYY-MM-DD\n`,
    );
}
