import type { Rule } from '../rule.ts';
import { confidentialRule } from './confidential-rule.ts';
import { looksRule } from './looks-rule.ts';
import { storeRule } from './store-rule.ts';

/** Personal values stand where the book says, and nothing secret or confidential in the open. */
export const privacyRules: readonly Rule[] = [storeRule, looksRule, confidentialRule];
