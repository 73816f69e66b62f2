import type { Rule } from '../rule.ts';
import { agreeRule } from './agree-rule.ts';
import { figureCountRule } from './figure-count-rule.ts';
import { importMapRule } from './import-map-rule.ts';
import { indicatorRule } from './indicator-rule.ts';
import { totalsRule } from './totals-rule.ts';
import { uniqueRule } from './unique-rule.ts';
import { wordsRule } from './words-rule.ts';

/** What the data of a book adds up to, and what its records say of one thing. */
export const dataRules: readonly Rule[] = [
  uniqueRule,
  totalsRule,
  agreeRule,
  wordsRule,
  figureCountRule,
  indicatorRule,
  importMapRule,
];
