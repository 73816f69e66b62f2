/** Codes of edits that are not made: the file stays as it is. */
export const editCodes = {
  'edit/unreadable': {
    severity: 'error',
    title: 'Only a record that can be read is edited',
    why: 'In a text that is not understood, an edit could land in the wrong place.',
    fix: 'Put right what grantbook validate reports in the file, then try again.',
  },
  'edit/unwritable': {
    severity: 'error',
    title: 'What is written can be read back',
    why: 'Characters that cannot be seen, inexact numbers and reserved names are refused when a registry is read.',
    fix: 'Remove the character, or write the number as text in quotes.',
  },
  'edit/absent': {
    severity: 'error',
    title: 'What is removed is there',
    why: 'Taking away what is not there hides a slip of the pen.',
    fix: 'Look at what the record holds: grantbook show ID.',
  },
  'edit/not-a-collection': {
    severity: 'error',
    title: 'A path leads through mappings and lists',
    why: 'A single value has no fields: setting one would throw the value away.',
    fix: 'Set the field in the message as a whole, or remove it first.',
  },
  'edit/no-such-place': {
    severity: 'error',
    title: 'A path names fields of mappings and positions of lists',
    why: 'A list has no named fields and no gaps; a mapping has no positions.',
    fix: 'Name a field of a mapping, or a position of a list that is there or the next one.',
  },
  'edit/not-a-list': {
    severity: 'error',
    title: 'Items are added to lists',
    why: 'Adding to a single value would replace it without a word.',
    fix: 'Set the field as a whole: grantbook set ID FIELD=VALUE.',
  },
  'edit/not-a-list-file': {
    severity: 'error',
    title: 'Records are added to and removed from a file that is a list of records',
    why: 'In any other file there is no place for another record.',
    fix: 'Make the file a list, "[]" where it has no records; a file of one record is deleted whole.',
  },
  'edit/layout': {
    severity: 'error',
    title: 'Edited lines are in the plain style',
    why: 'Keys behind "?" and tabs before a value cannot be edited without rewriting what stands around them.',
    fix: 'Change the line by hand, then grantbook save.',
  },
} as const;
