import { descaHe } from './desca-he.ts';
import { descaLarge } from './desca-large.ts';
import { descaSmall } from './desca-small.ts';
import { egi } from './egi.ts';
import { emi } from './emi.ts';
import { erasmusPlus } from './erasmus-plus.ts';
import { erasmusSsa } from './erasmus-ssa.ts';
import { horizonEurope } from './horizon-europe.ts';
import type { Profile } from './profile.ts';
import { short } from './short.ts';

/** Every profile that comes with grantbook; `custom` is none of them: its numbers are the project's own. */
export const profiles: readonly Profile[] = [
  descaLarge,
  descaSmall,
  descaHe,
  erasmusSsa,
  egi,
  emi,
  short,
  erasmusPlus,
  horizonEurope,
];
