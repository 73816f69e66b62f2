import { type RepositoryFacts, repositoryFindings } from '../../history/audit/repository-facts.ts';
import { codes } from '../../text/codes/index.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** What makes git show the history otherwise than it is. */
export type ShownFacts = Pick<
  RepositoryFacts,
  'replaced' | 'notes' | 'grafts' | 'mailmaps' | 'alternates' | 'attributes'
>;

/** Judges whether git shows the history as it is. */
export function judgeShown(facts: ShownFacts): readonly Verdict[] {
  const rest = { shallow: false, promised: [], broken: [], commitGraph: undefined, settings: [] };
  const found = repositoryFindings({ ...facts, ...rest });
  if (found.length === 0) return inOrder('git shows the history as it is');
  return found.map(({ code, message }) => ({
    state: 'warning',
    says: message,
    why: 'git log shows other than the commits hold; audit verify looks at the commits themselves',
    mend: codes[code].fix,
  }));
}
