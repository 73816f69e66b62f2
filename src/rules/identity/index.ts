import type { Rule } from '../rule.ts';
import { delegationRule } from './delegation-rule.ts';
import { keyRule } from './key-rule.ts';

/** The rules of who somebody is, and for whom they act. */
export const identityRules: readonly Rule[] = [keyRule, delegationRule];
