/** Codes of the clock: days that the settings give, and what has not been done by them. */
export const timeCodes = {
  'time/too-late': {
    severity: 'error',
    title: 'A date keeps its number of days to another date',
    why: 'A notice sent late or minutes sent late can void what was decided; the settings say how many days are meant.',
    fix: 'Correct the date; where it really was late, say why in the field that the hint names.',
  },
  'time/too-early': {
    severity: 'error',
    title: 'A date does not come before its waiting time is over',
    why: 'Members have so many days to object: what is taken for accepted before they have passed is not.',
    fix: 'Correct the date; where it really was early, say why in the field that the hint names.',
  },
} as const;
