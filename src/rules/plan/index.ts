import type { Rule } from '../rule.ts';
import { predecessorRule } from './predecessor-rule.ts';
import { taskRule } from './task-rule.ts';
import { workPackageRule } from './work-package-rule.ts';

/** The rules of the work plan. */
export const planRules: readonly Rule[] = [workPackageRule, taskRule, predecessorRule];
