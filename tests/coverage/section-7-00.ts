import type { Section } from './cell.ts';

export const section700: Section = {
  section: '7.0',
  title: 'What every registry has in common',
  cells: [
    {
      id: '7.0-unique-id',
      cell: 'An id stands for one record in the whole book.',
      code: 'ids/duplicate',
      scenario: 'an id is taken twice',
    },
    {
      id: '7.0-id-not-reused',
      cell: 'An id that was given once is never given to another record.',
      code: 'ids/used-before',
      scenario:
        'an id that was given once is offered to no other record, refused where asked for, and told by hand',
    },
    {
      id: '7.0-history-from-git',
      cell: 'The history of a record, field by field, comes from git and is not kept in a column.',
      command: 'log',
      scenario: 'log: follows a record that goes from one file to another, as its schema says',
    },
    {
      id: '7.0-common-fields',
      cell: 'Every record may carry notes, links and tags.',
      code: 'schema/unknown-field',
      scenario: '%s lets every record carry notes, links and tags',
    },
    {
      id: '7.0-iso-dates',
      cell: 'Dates are written YYYY-MM-DD and exist in the calendar.',
      code: 'schema/format',
      scenario: 'an unquoted date does not exist',
    },
    {
      id: '7.0-month-end',
      cell: 'A project month stands for its last day, counted from the start of the project.',
      code: 'dates/month-disagrees',
      scenario: 'a date and its month disagree',
    },
    {
      id: '7.0-references-exist',
      cell: 'A reference names a record that exists, in the registry where it belongs.',
      code: ['references/unknown-id', 'references/wrong-registry'],
      scenario: 'a reference names a record of another registry',
    },
    {
      id: '7.0-by-id',
      cell: 'People and organisations are named by their ids, nowhere by their names.',
      code: 'references/unknown-id',
      scenario: 'names people and organisations by their ids, nowhere else by their names',
    },
    {
      id: '7.0-unlisted-step',
      cell: 'A step from state to state that is not listed is refused.',
      code: 'lifecycle/not-allowed',
      scenario: 'a step that is skipped is refused',
    },
  ],
};
