/** Codes of rules between records: who may do what, and what one record asks of others. */
export const betweenCodes = {
  'references/wrong-state': {
    severity: 'error',
    title: 'A reference names a record in a state that counts there',
    why: 'A decision that is only proposed carries nothing; a rejected change moves no date.',
    fix: 'Take the record referred to on to one of the states in the message, or refer to another.',
  },
  'roles/not-independent': {
    severity: 'error',
    title: 'Who judges is not who did the work, nor from the same organisation where that counts',
    why: 'A review by an author, or by the author’s own house, finds what its author sees already.',
    fix: 'Name somebody else; the message says where the person or organisation stands already.',
  },
  'lifecycle/own-work': {
    severity: 'error',
    title: 'Nobody takes a step that judges their own work',
    why: 'Approval says that somebody else has looked.',
    fix: 'Ask somebody who is not named in the field that the message gives.',
  },
  'lifecycle/needs-record': {
    severity: 'error',
    title: 'A state has the other records that it asks for',
    why: 'A deliverable is not approved before every review that was asked for has come back.',
    fix: 'Add the records, or take them to one of the states in the message; the hint gives the command.',
  },
  'lifecycle/open-record': {
    severity: 'error',
    title: 'What a state closes has nothing open below it',
    why: 'A work package that is completed with a task in progress loses the task.',
    fix: 'Close the records that the message names first, or move this one back.',
  },
  'lifecycle/frozen-by': {
    severity: 'error',
    title: 'A record of something that is closed does not change',
    why: 'What was reported for a period stays as it was reported.',
    fix: 'Undo the change; a correction is a record of the next period, or the period is opened again first.',
  },
  'change/needs-reference': {
    severity: 'error',
    title: 'A guarded field changes on the basis of a record that says so',
    why: 'A due date that moves without a decision or change behind it is found out by the funder.',
    fix: 'Name the change or decision in the field that the message gives; it must be far enough and list this record.',
  },
  'change/not-your-role': {
    severity: 'error',
    title: 'A guarded field is changed by somebody with the role for it',
    why: 'What the grant agreement fixes is not for everybody to edit.',
    fix: 'Ask one of the people that the message names.',
  },
  'records/fixed': {
    severity: 'error',
    title: 'What came with the grant agreement is not rewritten',
    why: 'The funder holds the same text; the two must not part.',
    fix: 'Undo the change; add a record of your own, or amend the agreement.',
  },
  'records/added-later': {
    severity: 'error',
    title: 'Nothing is added later to what came with the grant agreement',
    why: 'A foreseen risk is one that the agreement lists; what is found later is unforeseen.',
    fix: 'Give the record the other value of the field in the message.',
  },
} as const;
