import type { Rule } from '../rule.ts';
import { askedRule } from './asked-rule.ts';
import { chapterRule } from './chapter-rule.ts';
import { checklistRule } from './checklist-rule.ts';
import { coveredRule } from './covered-rule.ts';
import { deviationRule } from './deviation-rule.ts';
import { periodRule } from './period-rule.ts';
import { readyRule } from './ready-rule.ts';
import { reportEffortRule } from './report-effort-rule.ts';

/** The rules of reporting periods, progress reports and checklists. */
export const reportingRules: readonly Rule[] = [
  periodRule,
  askedRule,
  coveredRule,
  reportEffortRule,
  deviationRule,
  chapterRule,
  readyRule,
  checklistRule,
];
