/** Codes of personal data, of secrets and of what is confidential. */
export const privacyCodes = {
  'privacy/in-open-book': {
    severity: 'error',
    title: 'Personal values stand in the store, where the book says that it keeps one',
    why: 'What is committed stays in every clone; what stands in the store can be erased without changing one commit.',
    fix: 'Run grantbook privacy separate, or cut the line out and put it into the file of the store.',
  },
  'privacy/not-of-a-record': {
    severity: 'error',
    title: 'Values in the store belong to a record of the book, each record once',
    why: 'Values of nobody are found by no report and erased by nobody.',
    fix: 'Correct the id, or take the record out of the store.',
  },
  'privacy/not-personal': {
    severity: 'error',
    title: 'The store holds personal fields only',
    why: 'What is no personal value is read from the book, so that everybody sees the same.',
    fix: 'Move the line to the record in the book.',
  },
  'privacy/kept-still': {
    severity: 'error',
    title: 'The store holds nothing of a person who was erased',
    why: 'The book says that the values are gone, and they are not.',
    fix: 'Run grantbook privacy erase again.',
  },
  'privacy/withheld': {
    severity: 'info',
    title: 'Personal values were not checked, because the store is not here',
    why: 'CI and auditors work without the store; what they cannot see is told, and never taken for right or for missing.',
    fix: 'Nothing, or put the store into the folder personal.',
  },
  'privacy/store-in-git': {
    severity: 'error',
    title: 'The store of personal values is not committed with the book',
    why: 'Once it is committed, its values are in every clone, and the store is no longer separable.',
    fix: 'Take it out of the index (git rm -r --cached personal); what was committed needs grantbook privacy rewrite.',
  },
  'privacy/looks-personal': {
    severity: 'warning',
    title: 'No address or number of a person stands in a text that is not declared personal',
    why: 'A book with a store has given its word that personal values stand there; in a text they are found by nobody who has to erase them.',
    fix: 'Name the person by id. An address of an office or a list has a field of its own.',
  },
  'privacy/looks-secret': {
    severity: 'warning',
    title: 'No password, key or token stands in the book',
    why: 'Everybody with a clone has it, for ever; the text is not repeated in the message.',
    fix: 'Make it invalid where it was issued, then take it out.',
  },
  'privacy/confidential-in-open': {
    severity: 'error',
    title: 'Confidential fields stand in a restricted book',
    why: 'Everybody who may read the open book reads them, in every clone and for ever.',
    fix: 'Run grantbook privacy restrict --into DIR, before you commit; or say in project.yaml that all who have this book may read it: restricted_book: none.',
  },
  'privacy/restricted-missing': {
    severity: 'error',
    title: 'What a record says of the restricted book is there',
    why: 'A reference into nothing vouches for nothing.',
    fix: 'Correct the reference, or bring the restricted book up to date.',
  },
  'privacy/restricted-digest': {
    severity: 'error',
    title: 'The restricted book holds what the open one vouches for',
    why: 'Otherwise the restricted part could be changed afterwards, and nobody who reads the open book would see it.',
    fix: 'Bring both books to the same state, or take over the new digest.',
  },
  'privacy/restricted-wrong': {
    severity: 'error',
    title: 'The open and the restricted part of a record are together what its schema asks for',
    why: 'What is kept apart obeys the same rules as what is not.',
    fix: 'Correct the field in the restricted book.',
  },
  'privacy/restricted-unused': {
    severity: 'warning',
    title: 'Every record of the restricted book is referred to by the open one',
    why: 'What nobody refers to is vouched for by nobody.',
    fix: 'Remove it, or write the reference.',
  },
  'privacy/restricted-not-checked': {
    severity: 'info',
    title: 'Confidential fields were not checked, because the restricted book is not at hand',
    why: 'What is not looked at is told as such, never as right.',
    fix: 'Nothing, or check both: grantbook validate --restricted DIR.',
  },
} as const;
