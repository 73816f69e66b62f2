/** Codes of forms that came back from Word and other programs: what is asked is not taken over. */
export const formCodes = {
  'form/unclear': {
    severity: 'error',
    title: 'An answer of a form has one meaning',
    why: 'Is 03/04/2026 in March or in April? A guess would be an edit that nobody made.',
    fix: 'Ask who filled it in, and write the answer into the form as the message says; or leave the field out with --fields.',
  },
  'form/needed': {
    severity: 'error',
    title: 'What a record needs is filled in',
    why: 'An empty cell may be a slip of the hand; the record would no longer be valid.',
    fix: 'Fill it in, or delete the whole row.',
  },
  'form/conflict': {
    severity: 'error',
    title: 'A field was not changed in the book and in the form at once',
    why: 'A form is older than the book: what was changed in both would lose one of the two.',
    fix: 'Decide which counts: set the field in the book, or send a form of the present state.',
  },
  'form/not-found': {
    severity: 'error',
    title: 'What the form asked for is still there',
    why: 'A column that somebody deleted is no answer: it must not empty the field in every row.',
    fix: 'Put the heading, row or column back, or leave the field out with --fields.',
  },
  'form/twice': {
    severity: 'error',
    title: 'What the form asked for is there once',
    why: 'Of two answers to one question it is not certain which one counts.',
    fix: 'Keep the one that counts, delete the other.',
  },
  'form/unknown': {
    severity: 'error',
    title: 'Every heading, column and labelled row is one of the form',
    why: 'What stands below a heading that the form does not know would be lost in silence.',
    fix: 'Give it back its title, or write the text where it belongs; with --fields the rest can be taken over.',
  },
  'form/two-answers': {
    severity: 'error',
    title: 'What a control holds is what the document shows',
    why: 'A row beside the controls, or a text next to one, would be lost if only one of the two was read.',
    fix: 'Write into the controls, or delete what stands beside them, and save the document anew.',
  },
  'form/no-base': {
    severity: 'error',
    title: 'It is known from which state of the book a form was made',
    why: 'Without it, what others changed in the book since would be taken back by an old form.',
    fix: 'Say it with --base, or send a form of the present state: grantbook form export ID.',
  },
} as const;
