import type { Rule } from '../rule.ts';
import { bandsRule } from './bands-rule.ts';
import { responseRule } from './response-rule.ts';

/** What is asked of risks by their level; what periods ask of them is a rule of reporting. */
export const riskRules: readonly Rule[] = [bandsRule, responseRule];
