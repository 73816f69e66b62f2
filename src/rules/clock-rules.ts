import { changeClockRules } from './changes/index.ts';
import { governanceClockRules } from './governance/index.ts';
import { forecastRule } from './plan/forecast-rule.ts';
import { lateStartRule } from './plan/late-start-rule.ts';
import { breachClockRule } from './project/breach-clock-rule.ts';
import { personalDataRule } from './project/personal-data-rule.ts';
import { recurringRule } from './reporting/recurring-rule.ts';
import { riskClockRule } from './risks/risk-clock-rule.ts';
import type { ClockRule } from './rule.ts';
import { overdueRule } from './time/overdue-rule.ts';
import { retiredRule } from './time/retired-rule.ts';

/**
 * Every rule that depends on the day. They are kept apart, so that a check without a day cannot depend
 * on one: `validate` says the same every day unless `--today` is given; `status` runs them always.
 */
export const clockRules: readonly ClockRule[] = [
  overdueRule,
  retiredRule,
  ...governanceClockRules,
  lateStartRule,
  forecastRule,
  recurringRule,
  personalDataRule,
  breachClockRule,
  riskClockRule,
  ...changeClockRules,
];
