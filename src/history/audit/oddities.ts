import type { Day } from '../../base/day.ts';
import { addDays } from '../../base/day.ts';
import type { Found } from './audit-finding.ts';
import { mistakableLines } from './claims.ts';
import type { TrailCommit } from './trail.ts';

const DAY_SECONDS = 86_400;
/** What git itself writes, once each but for the parents, in this order. */
const HEADERS =
  /^tree(,parent)*,author,committer(,encoding)?(,gpgsig|,gpgsig-sha256|,mergetag)*(,encoding)?$/;

/** Characters by which git's own output is cut, coloured or turned around. */
const HIDING =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Returns what is odd in a commit itself, whatever it changes: its time, its headers, its text. */
export function oddities(commit: TrailCommit, parents: readonly TrailCommit[], today: Day): Found[] {
  return [...times(commit, parents, today), ...shape(commit), ...text(commit)];
}

/** Days are told, never ordered by: a commit that says it is older than its parent says something wrong. */
function times({ committer }: TrailCommit, parents: readonly TrailCommit[], today: Day): Found[] {
  if (committer.date === '') return [{ code: 'audit/no-date', message: 'it holds no usable date' }];
  const latest = Math.max(0, ...parents.map((parent) => parent.committer.time));
  const found: Found[] = [];
  if (committer.time < latest - DAY_SECONDS) {
    const after = parents.find((parent) => parent.committer.time === latest);
    const date = after?.committer.date ?? '';
    const message = `it says ${committer.date}, and comes after a commit of ${date}`;
    found.push({ code: 'audit/backdated', message });
  }
  // Somewhere it may be tomorrow already.
  if (committer.date > addDays(today, 1))
    found.push({ code: 'audit/future', message: `it says ${committer.date}, which is yet to come` });
  return found;
}

function shape({ headers, parents, encoding }: TrailCommit): Found[] {
  const found: Found[] = [];
  if (new Set(parents).size < parents.length)
    found.push({ code: 'audit/odd-commit', message: 'it names the same parent twice' });
  if (!HEADERS.test(headers.join(',')))
    found.push({ code: 'audit/odd-commit', message: `its headers are "${headers.join(', ')}"` });
  if (encoding !== undefined)
    found.push({ code: 'audit/encoding', message: `it declares the encoding "${encoding}"` });
  return found;
}

function text(commit: TrailCommit): Found[] {
  const { author, committer, message, cut } = commit;
  const found: Found[] = [];
  const all = [author.name, author.email, committer.name, committer.email, message].join('\n');
  const hidden = HIDING.exec(all)?.[0];
  if (cut || hidden !== undefined) {
    const code = (hidden ?? '\0').charCodeAt(0).toString(16).padStart(4, '0');
    found.push({ code: 'audit/hidden-characters', message: `its text holds the unseen character U+${code}` });
  }
  for (const line of mistakableLines(commit).slice(0, 3))
    found.push({ code: 'audit/false-trailer', message: `"${line}" reads like a trailer, and is none` });
  return found;
}
