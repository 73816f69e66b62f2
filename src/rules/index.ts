import { betweenRules } from './between/index.ts';
import { changeDecisionRule } from './changes/decision-rule.ts';
import { dataRules } from './data/index.ts';
import { dateRule } from './date-rule.ts';
import { deliverableRules } from './deliverables/index.ts';
import { effortRules } from './effort/index.ts';
import { evidenceRules } from './evidence/index.ts';
import { policyRule } from './findings/policy-rule.ts';
import { formerIdRules } from './former-id-rule.ts';
import { governanceRules } from './governance/index.ts';
import { idRule } from './id-rule.ts';
import { identityRules } from './identity/index.ts';
import { lookAlikeRule } from './look-alike-rule.ts';
import { outreachRules } from './outreach/index.ts';
import { planRules } from './plan/index.ts';
import { portableRule } from './portable-rule.ts';
import { privacyRules } from './privacy/index.ts';
import { projectRules } from './project/index.ts';
import { referenceRule } from './reference-rule.ts';
import { reportingRules } from './reporting/index.ts';
import { reviewRules } from './reviews/index.ts';
import { riskRules } from './risks/index.ts';
import type { Rule } from './rule.ts';
import { schemaRule } from './schema-rule.ts';
import { selectionRules } from './selection/index.ts';
import { stateRule } from './state-rule.ts';
import { withinRule } from './time/within-rule.ts';
import { transitionRule } from './transition-rule.ts';
import { unseenBeforeRule } from './unseen-before-rule.ts';
import { usedIdRule } from './used-id-rule.ts';

/** Every rule a book is checked by. */
export const rules: readonly Rule[] = [
  schemaRule,
  idRule,
  lookAlikeRule,
  portableRule,
  usedIdRule,
  unseenBeforeRule,
  ...formerIdRules,
  referenceRule,
  stateRule,
  transitionRule,
  dateRule,
  ...planRules,
  ...deliverableRules,
  ...evidenceRules,
  ...reportingRules,
  ...effortRules,
  withinRule,
  ...dataRules,
  ...projectRules,
  ...privacyRules,
  ...riskRules,
  changeDecisionRule,
  ...betweenRules,
  ...reviewRules,
  ...governanceRules,
  ...outreachRules,
  ...selectionRules,
  ...identityRules,
  policyRule,
];
