import type { Section } from './cell.ts';
import { section700 } from './section-7-00.ts';
import { section701 } from './section-7-01.ts';
import { section702 } from './section-7-02.ts';
import { section703 } from './section-7-03.ts';
import { section704 } from './section-7-04.ts';
import { section705 } from './section-7-05.ts';
import { section706 } from './section-7-06.ts';
import { section707 } from './section-7-07.ts';
import { section708 } from './section-7-08.ts';
import { section709 } from './section-7-09.ts';
import { section710 } from './section-7-10.ts';
import { section711 } from './section-7-11.ts';
import { section712 } from './section-7-12.ts';
import { section713 } from './section-7-13.ts';
import { section714 } from './section-7-14.ts';
import { section715 } from './section-7-15.ts';
import { section716 } from './section-7-16.ts';
import { section717 } from './section-7-17.ts';
import { section801 } from './section-8-01.ts';
import { section802 } from './section-8-02.ts';
import { section803 } from './section-8-03.ts';
import { section804 } from './section-8-04.ts';
import { section805 } from './section-8-05.ts';
import { section806 } from './section-8-06.ts';
import { section807 } from './section-8-07.ts';
import { section808 } from './section-8-08.ts';
import { section809 } from './section-8-09.ts';

/** Every check, derived value and step of the handbook, by section, with how many cells the section has. */
export const sections: readonly Section[] = [
  section700,
  section701,
  section702,
  section703,
  section704,
  section705,
  section706,
  section707,
  section708,
  section709,
  section710,
  section711,
  section712,
  section713,
  section714,
  section715,
  section716,
  section717,
  section801,
  section802,
  section803,
  section804,
  section805,
  section806,
  section807,
  section808,
  section809,
];

/** How many cells each section has: a cell is not lost. */
export const cellCounts: Readonly<Record<string, number>> = {
  '7.0': 9,
  '7.1': 17,
  '7.2': 11,
  '7.3': 6,
  '7.4': 9,
  '7.5': 7,
  '7.6': 39,
  '7.7': 7,
  '7.8': 4,
  '7.9': 14,
  '7.10': 8,
  '7.11': 16,
  '7.12': 5,
  '7.13': 6,
  '7.14': 7,
  '7.15': 5,
  '7.16': 14,
  '7.17': 69,
  '8.1': 14,
  '8.2': 7,
  '8.3': 9,
  '8.4': 12,
  '8.5': 5,
  '8.6': 7,
  '8.7': 9,
  '8.8': 8,
  '8.9': 6,
};
