import { codes } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sortFindings } from '../check.ts';
import { cacheRule } from './cache-rule.ts';
import { checkoutRule } from './checkout-rule.ts';
import { expressionRule } from './expression-rule.ts';
import { failureRule } from './failure-rule.ts';
import { installRule } from './install-rule.ts';
import { permissionRule } from './permission-rule.ts';
import { pinRule } from './pin-rule.ts';
import { secretRule } from './secret-rule.ts';
import { timeoutRule } from './timeout-rule.ts';
import { trustRule } from './trust-rule.ts';
import { type CiRule, readWorkflow } from './workflow.ts';

/** The rules of what CI runs. */
const ciRules: readonly CiRule[] = [
  trustRule,
  expressionRule,
  permissionRule,
  pinRule,
  secretRule,
  checkoutRule,
  timeoutRule,
  installRule,
  cacheRule,
  failureRule,
];

/** Returns what is wrong in a file that CI runs: a workflow, a composite action, a pipeline of GitLab. */
export async function lintWorkflow(file: string, text: string): Promise<Diagnostic[]> {
  const { workflow, problems, spanOf } = await readWorkflow(file, text);
  if (!workflow) return [...problems];
  const found = ciRules.flatMap((rule) => [...rule(workflow)]);
  const findings = found.map(({ code, path, message }): Diagnostic => {
    const { severity, fix } = codes[code];
    const span = spanOf(path);
    const hint = `${fix.charAt(0).toLowerCase()}${fix.slice(1).replace(/\.$/, '')}`;
    return { code, severity, file, message, hint, ...(span && { span }) };
  });
  return sortFindings([...problems, ...findings]);
}
