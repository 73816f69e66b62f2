import type { Rule } from '../rule.ts';
import { fixedRule } from './fixed-rule.ts';
import { frozenByRule } from './frozen-by-rule.ts';
import { guardNewRule } from './guard-new-rule.ts';
import { guardRule } from './guard-rule.ts';
import { independentRule } from './independent-rule.ts';
import { needsRule } from './needs-rule.ts';
import { referredStateRule } from './referred-state-rule.ts';

/** The rules between one record and others. */
export const betweenRules: readonly Rule[] = [
  referredStateRule,
  independentRule,
  needsRule,
  guardRule,
  guardNewRule,
  frozenByRule,
  fixedRule,
];
