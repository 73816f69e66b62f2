/** Codes of files that are kept as evidence, and of the documents that name them. */
export const evidenceCodes = {
  'files/missing': {
    severity: 'error',
    title: 'A file that a record names is in the folder for such files',
    why: 'An auditor who follows the path must find the file; a document cannot be made without its shell or its logo.',
    fix: 'Put the file into the folder that the message names, or correct the path.',
  },
  'files/changed': {
    severity: 'error',
    title: 'A file that was approved or submitted stays as it was',
    why: 'What the funder holds and what the book holds must be the same bytes.',
    fix: 'Bring the file back from git; a corrected file is a new version with a record of its own.',
  },
  'files/orphan': {
    severity: 'warning',
    title: 'Every file of the evidence folder is named by a record',
    why: 'A file nobody refers to is found by nobody, and its access is decided by nobody.',
    fix: 'Add a document that names it, or remove it.',
  },
  'documents/frozen': {
    severity: 'error',
    title: 'A document that was submitted is not written over',
    why: 'What the funder holds and what the book holds must be the same bytes.',
    fix: 'Leave the file as it is; a corrected document is a new version of the record, under another name.',
  },
  'documents/file-name': {
    severity: 'error',
    title: 'A document’s file is named as the project agreed',
    why: 'Files that name themselves can be found in a mailbox years later.',
    fix: 'Rename the file; the message gives the name that follows from the record.',
  },
  'documents/access': {
    severity: 'error',
    title: 'A document is not open to more people than its deliverable',
    why: 'A sensitive deliverable must not be read in a public folder.',
    fix: 'Narrow the access of the document, or correct the dissemination level of the deliverable.',
  },
  'documents/no-disclaimer': {
    severity: 'error',
    title: 'A published document carries the funder’s disclaimer',
    why: 'The grant agreement asks for it on everything that is published.',
    fix: 'Render it anew from its template, which prints the disclaimer of project.yaml, or set disclaimer: true after looking at it.',
  },
  'documents/stale': {
    severity: 'warning',
    title: 'A handbook that is kept says what the settings say',
    why: 'Partners read the handbook, and the checks read the settings: they must not disagree.',
    fix: 'Write it anew: grantbook handbook.',
  },
} as const;
