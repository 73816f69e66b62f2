import { shellWord } from '../../base/shell-word.ts';
import { inOrder, type Verdict } from './verdict.ts';

/** Judges the settings of this clone alone, `name=value`, by which git runs programs or shows other than what is there. */
export function judgeSteering(settings: readonly string[]): readonly Verdict[] {
  if (settings.length === 0) return inOrder('no setting of this clone has git run a program');
  return settings.map((line) => ({
    state: 'warning',
    says: `this clone has the setting ${line}`,
    why: 'git itself runs it or shows other than what is there; grantbook asks git without it',
    mend: `if you did not set it: git config --local --unset-all ${shellWord(line.slice(0, line.indexOf('='))) ?? 'NAME'}`,
  }));
}
