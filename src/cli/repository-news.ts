import { upstreamDistance } from '../io/git/upstream.ts';
import type { Book } from './book.ts';
import { plural } from './print-findings.ts';

/**
 * Returns what the repository has to say, a line each: hand edits not yet saved, a branch behind its remote. `edited`
 * says which files a commit would change.
 */
export function repositoryNews(book: Book, edited: (book: Book) => readonly string[]): string[] {
  const { repository } = book;
  if (!repository) return ['not in a git repository: nothing is recorded'];
  if (repository.head === undefined) return ['nothing is committed yet: grantbook save -m "first version"'];
  const lines: string[] = [];
  const changed = edited(book);
  if (changed.length > 0) {
    const named = changed.slice(0, 3).join(', ') + (changed.length > 3 ? ', …' : '');
    lines.push(`${plural(changed.length, 'file')} edited and not saved (${named}): grantbook save`);
  }
  const distance = upstreamDistance(repository);
  if (distance && distance.behind > 0)
    lines.push(`${plural(distance.behind, 'commit')} behind ${distance.upstream}: git pull`);
  if (distance && distance.ahead > 0)
    lines.push(`${plural(distance.ahead, 'commit')} ahead of ${distance.upstream}: git push`);
  return lines;
}
