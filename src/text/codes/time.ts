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
  'time/overdue': {
    severity: 'warning',
    title: 'A record is done by the day it is due',
    why: 'What is late is told as long as it can still be helped. Found only where a day is given: validate --today, status.',
    fix: 'Move it on, or agree on a later date and record it.',
  },
  'time/step-overdue': {
    severity: 'warning',
    title: 'A step is taken by the day the schedule gives it',
    why: 'A draft that is late makes everything after it late. Found only where a day is given: validate --today, status.',
    fix: 'Take the step, or say when it will be taken and tell those who wait for it.',
  },
  'references/retired': {
    severity: 'error',
    title: 'An open record names nobody who has left',
    why: 'A task whose owner has left is nobody’s task. Found only where a day is given: validate --today, status.',
    fix: 'Name somebody who is there, or correct the last day in the people registry.',
  },
} as const;
