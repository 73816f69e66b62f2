import type { Rule } from '../rule.ts';
import { dayRule } from './day-rule.ts';
import { monthRule } from './month-rule.ts';
import { planRule } from './plan-rule.ts';
import { salaryRule } from './salary-rule.ts';

/** The rules of timesheets. */
export const effortRules: readonly Rule[] = [dayRule, monthRule, planRule, salaryRule];
