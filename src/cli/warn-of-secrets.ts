import { showLine } from '../base/show-text.ts';
import type { Judged } from '../change/judge-plan.ts';
import type { Plan } from '../change/plan.ts';
import { secretInMessage } from '../rules/privacy/secret-in-message.ts';
import type { Out } from './context.ts';

/** Says that a change, or the reason given for it, holds what looks like a secret; it is the user's to judge. */
export function warnOfSecrets({ message }: Plan, { workspace, secrets }: Judged, { warn, paint }: Out): void {
  const spoken = secretInMessage(message.reason ?? '', workspace);
  for (const { record, field, ...finding } of [...secrets, ...spoken]) {
    const where = record === undefined ? '' : `${record} ${field ?? ''}: `;
    warn(`${paint.yellow('warning:')} ${showLine(`${where}${finding.message}`)}\n`);
    warn(`${paint.cyan('hint:')} ${showLine(finding.hint ?? '')}\n`);
  }
}
