import type { Rule } from '../rule.ts';
import { documentRule } from './document-rule.ts';
import { fileRule } from './file-rule.ts';
import { handbookRule } from './handbook-rule.ts';
import { orphanRule } from './orphan-rule.ts';

/** The rules of files that are kept as evidence, and of the documents that name them. */
export const evidenceRules: readonly Rule[] = [fileRule, orphanRule, documentRule, handbookRule];
