/** Codes of records that break their registry's schema. */
export const schemaCodes = {
  'schema/required': {
    severity: 'error',
    title: 'A record has every field its schema requires',
    why: 'Lists, documents and deadlines rely on these fields.',
    fix: 'Add the field: grantbook set ID FIELD=VALUE, or a line by hand.',
  },
  'schema/unknown-field': {
    severity: 'error',
    title: 'A record has only fields that its schema knows',
    why: 'A misspelt field would be ignored by every list, check and document.',
    fix: 'Correct the name to the suggested one, or remove the line.',
  },
  'schema/type': {
    severity: 'error',
    title: 'A value is of the kind its schema says: text, number, yes/no, list or mapping',
    why: 'YAML reads 1.10 as a number and drops the nought; text that looks like a number needs quotes.',
    fix: 'Put quotes around text that looks like a number, or correct the value.',
  },
  'schema/choice': {
    severity: 'error',
    title: 'A value is one of those its schema lists',
    why: 'Lists, checks and documents know these values and no others.',
    fix: 'Use one of the values the message lists.',
  },
  'schema/pattern': {
    severity: 'error',
    title: 'A value has the form its schema gives',
    why: 'Ids and numbers of a fixed form can be found, sorted and used as file names.',
    fix: 'Write the value in the form of the example in the message.',
  },
  'schema/format': {
    severity: 'error',
    title: 'Dates, months, addresses and times are real ones',
    why: 'A deadline on 30 February is no deadline.',
    fix: 'Write dates as YYYY-MM-DD, project months as M18, addresses in full.',
  },
  'schema/limit': {
    severity: 'error',
    title: 'Numbers, texts and lists are within their limits',
    why: 'The schema bounds what the funder’s forms and the documents can hold.',
    fix: 'Shorten, lengthen or change the value as the message says.',
  },
  'schema/duplicate-item': {
    severity: 'error',
    title: 'A list names an item once',
    why: 'A partner or reviewer listed twice would be counted twice.',
    fix: 'Remove one of the two.',
  },
  'schema/rule': {
    severity: 'error',
    title: 'A record keeps the conditions its schema sets',
    why: 'Some fields depend on each other.',
    fix: 'See the schema of the registry: its conditions stand under allOf.',
  },
} as const;
