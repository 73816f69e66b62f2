import type { Rule } from '../rule.ts';
import { adviserRule } from './adviser-rule.ts';
import { lessonRule } from './lesson-rule.ts';
import { pilotRule } from './pilot-rule.ts';
import { publicationRule } from './publication-rule.ts';

/** The rules of dissemination, publications, results, advisers, pilots and lessons. */
export const outreachRules: readonly Rule[] = [publicationRule, adviserRule, pilotRule, lessonRule];
