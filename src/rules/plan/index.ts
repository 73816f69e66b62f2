import type { Rule } from '../rule.ts';
import { predecessorRule } from './predecessor-rule.ts';
import { taskRule } from './task-rule.ts';
import { workPackageRules } from './work-package-rule.ts';

/** The rules of the work plan. */
export const planRules: readonly Rule[] = [...workPackageRules, taskRule, predecessorRule];
