import type { Rule } from '../rule.ts';
import { choiceRule } from './choice-rule.ts';
import { evaluationRule } from './evaluation-rule.ts';

/** The rules of calls for proposals. */
export const selectionRules: readonly Rule[] = [evaluationRule, choiceRule];
