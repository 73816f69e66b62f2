import type { Rule } from '../rule.ts';
import { reviewedStateRule } from './reviewed-state-rule.ts';
import { signOffRules } from './sign-off-rule.ts';

/** The rules of reviews: what a sign-off is of, who gives it, and what it is still worth. */
export const reviewRules: readonly Rule[] = [...signOffRules, reviewedStateRule];
