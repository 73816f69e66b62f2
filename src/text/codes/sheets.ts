/** Codes of sheets that came back from a spreadsheet: what is asked is not taken over. */
export const sheetCodes = {
  'sheet/unclear': {
    severity: 'error',
    title: 'A cell of a sheet has one meaning',
    why: 'Is 1,5 a number with a comma, is 31/12/2023 a day? A guess would be an edit that nobody made.',
    fix: 'Write the cell as the message says, or say how the whole file is written: --decimal, --dates.',
  },
  'sheet/needed': {
    severity: 'error',
    title: 'What a record needs is filled in',
    why: 'An empty cell may be a slip of the hand; the record would no longer be valid.',
    fix: 'Fill it in, or leave the cell as it was.',
  },
  'sheet/conflict': {
    severity: 'error',
    title: 'A field was not changed in the book and in the sheet at once',
    why: 'A sheet is older than the book: what was changed in both would lose one of the two.',
    fix: 'Decide which counts: set the field in the book, write what the book says into the cell, or export a fresh sheet.',
  },
  'sheet/not-found': {
    severity: 'error',
    title: 'What the sheet was made from is still there',
    why: 'A row of a record that is gone from the book would come back by accident.',
    fix: 'Take the row out of the sheet, or add the record anew, with another id.',
  },
  'sheet/formula': {
    severity: 'error',
    title: 'A cell holds a value, no formula',
    why: 'What a formula shows is worked out by a program that is not here: it may be old, or made to look right.',
    fix: 'Copy the cell, and paste it as value (Paste special, Values).',
  },
  'sheet/merged': {
    severity: 'error',
    title: 'Each row has its own cells',
    why: 'Of merged cells only the first one holds anything: the others would be emptied.',
    fix: 'Undo the merging, and fill in each cell.',
  },
  'sheet/unknown-column': {
    severity: 'error',
    title: 'Every column with something in it is a field',
    why: 'What stands in a column that nobody knows would be lost in silence.',
    fix: 'Give the column the title that it had, or delete it.',
  },
  'sheet/fixed': {
    severity: 'error',
    title: 'What is only shown is not changed in a sheet',
    why: 'It is worked out, or filled in by a step: the change would be lost, or break the record.',
    fix: 'Put the cell back as it was; take the step with grantbook move.',
  },
  'sheet/twice': {
    severity: 'error',
    title: 'A record, a column and an item stand once in a sheet',
    why: 'Of two rows with one id it is not certain which one counts.',
    fix: 'Keep the one that counts, delete the other.',
  },
  'sheet/rewritten': {
    severity: 'error',
    title: 'No program has rewritten a text as a number or a date',
    why: 'Spreadsheets turn MAR-1 into a date, 007 into 7 and 1E5 into 100000 as they open a file.',
    fix: 'Write the cell as it was, in a column that is formatted as text.',
  },
  'sheet/unmapped': {
    severity: 'error',
    title: 'Every column and cell of a workbook is mapped or left out on purpose',
    why: 'What nobody has mapped would be lost in silence.',
    fix: 'Say in the map what it is: a field, a value, or ignore: true.',
  },
  'sheet/no-field': {
    severity: 'error',
    title: 'A map of a workbook names a registry and fields that there are',
    why: 'A column that is mapped to nothing is found out only at the next import, by somebody else.',
    fix: 'Write the name as the schema has it; the hint says which ones there are.',
  },
} as const;
