/** Codes of what the data of a book adds up to, and of what records say of one thing. */
export const dataCodes = {
  'ids/not-unique': {
    severity: 'error',
    title: 'What tells records apart stands in one record only',
    why: 'Two people with one address, or two partners with one number, are taken for each other.',
    fix: 'Correct one of the two; the message names the other record.',
  },
  'totals/disagree': {
    severity: 'error',
    title: 'A total is the sum of its parts',
    why: 'A number that its own parts contradict cannot be reported: 403 interviews were once published as 409.',
    fix: 'Correct the total or the part that is wrong; the message gives the sum.',
  },
  'figures/contradict': {
    severity: 'error',
    title: 'Records that speak of one thing say the same of it',
    why: 'Two public numbers for one fact make a reader doubt both.',
    fix: 'Correct one of them; where a published one was wrong, keep it and mark it as corrected, with the reason.',
  },
  'figures/miscounted': {
    severity: 'error',
    title: 'A figure agrees with the records of the book that it counts',
    why: 'A number that the book itself contradicts is wrong in the report as well: 28 partners, or 30?',
    fix: 'Correct the figure, or the records; where not all of them are known, say so in "incomplete".',
  },
  'indicators/not-reached': {
    severity: 'error',
    title: 'An indicator is declared met when its last value reaches the target',
    why: 'A target that is called met and was not is the first thing an evaluator finds.',
    fix: 'Add the value that reaches it, or declare it missed, with the reason.',
  },
  'text/too-long': {
    severity: 'error',
    title: 'A text keeps to the number of words that the settings give',
    why: 'A report of thirty partners is read only while each says what matters in few words.',
    fix: 'Shorten the text; what is left out can stand in the notes or in a document.',
  },
} as const;
