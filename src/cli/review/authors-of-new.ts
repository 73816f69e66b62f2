import { signOffsOf } from '../../registry/reviews/sign-offs.ts';
import { newSignOffs } from '../../rules/reviews/sign-off-rule.ts';
import type { Situation } from '../../rules/rule.ts';
import type { Book } from '../book.ts';

/**
 * Returns who wrote what each new sign-off of a change is of, as the commits up to one say; undefined
 * where there is nothing to ask git about.
 */
export async function authorsOfNew(
  book: Book,
  situation: Pick<Situation, 'workspace' | 'before' | 'changed'>,
  commit?: string,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const fresh = newSignOffs(situation);
  if (fresh.length === 0 || book.repository?.head === undefined) return undefined;
  const [{ authorsOf }, { toldOf }] = await Promise.all([
    import('../../history/reviewed-history.ts'),
    import('../record-events.ts'),
  ]);
  const { workspace } = situation;
  const authors = new Map<string, readonly string[]>();
  for (const signOff of fresh) {
    const entry = workspace.entries.get(signOff.of);
    if (!entry) continue;
    const told = await toldOf(book, entry, commit);
    const earlier = signOffsOf(entry.id, workspace).filter(
      (other) => other.counts && !fresh.some(({ entry: { id } }) => id === other.entry.id),
    );
    const { people } = authorsOf(told, { entry, earlier }, workspace);
    authors.set(signOff.entry.id, people);
  }
  return authors;
}
