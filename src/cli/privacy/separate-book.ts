import { RequestError } from '../../base/request-error.ts';
import { separate } from '../../procedures/privacy/separate.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { plural } from '../print-findings.ts';

/** `privacy separate`: moves personal values from the registries into the store, in one commit. */
export async function separateBook(context: Context): Promise<number> {
  const { globals, out } = context;
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  if (workspace.store?.here === false)
    throw new RequestError(
      'the book keeps its personal values in a store, and the store is not here',
      'bring it back: clone or copy it into the folder personal of the book',
    );
  const separated = await separate(workspace, globals.reason);
  if (!separated.ok) return carryOut(separated, { book, workspace }, context);
  const { plan, records } = separated.value;
  const code = await carryOut({ ok: true, value: plan }, { book, workspace }, context);
  if (code !== EXIT.clean || globals.dryRun || records === 0) return code;
  out.talk(`${plural(records, 'record')} now keep their personal values in the folder personal\n`);
  out.talk(AFTERWARDS);
  return code;
}

const AFTERWARDS = `Earlier commits hold these values still, in every clone; one person’s can be taken out of them
with: grantbook privacy rewrite ID --into DIR
Nobody else has the folder personal: keep a copy of it, or make it a private repository:
git -C personal init && git -C personal add . && git -C personal commit -m "personal values"
`;
