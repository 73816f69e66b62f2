import type { Rule } from '../rule.ts';
import { contactsRule } from './contacts-rule.ts';
import { coordinatorRule } from './coordinator-rule.ts';
import { countriesRule } from './countries-rule.ts';
import { objectivesRule } from './objectives-rule.ts';
import { orphanRule } from './orphan-rule.ts';
import { periodsRule } from './periods-rule.ts';
import { profileRule } from './profile-rule.ts';
import { reviewScheduleRule } from './review-schedule-rule.ts';
import { statusDecisionRule } from './status-decision-rule.ts';

/** What is asked of the project's own data, of its partners and its people. */
export const projectRules: readonly Rule[] = [
  periodsRule,
  reviewScheduleRule,
  coordinatorRule,
  contactsRule,
  statusDecisionRule,
  countriesRule,
  objectivesRule,
  profileRule,
  orphanRule,
];
