import type { Rule } from '../rule.ts';
import { commentRule } from './comment-rule.ts';
import { latenessRule } from './lateness-rule.ts';
import { peopleRule } from './people-rule.ts';
import { publicationRule } from './publication-rule.ts';
import { versionRules } from './version-rule.ts';

/** The rules of deliverables and their reviews. */
export const deliverableRules: readonly Rule[] = [
  latenessRule,
  ...versionRules,
  peopleRule,
  publicationRule,
  commentRule,
];
