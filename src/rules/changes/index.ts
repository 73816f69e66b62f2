import type { ClockRule } from '../rule.ts';
import { changeClockRule } from './change-clock-rule.ts';
import { issueClockRule } from './issue-clock-rule.ts';

/** What issues and changes are late with. */
export const changeClockRules: readonly ClockRule[] = [issueClockRule, changeClockRule];
