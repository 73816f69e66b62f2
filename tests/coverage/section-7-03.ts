import type { Section } from './cell.ts';

export const section703: Section = {
  section: '7.3',
  title: 'Contacts and mailing lists',
  cells: [
    {
      id: '7.3-contact-fields',
      cell: 'A contact has name, partner, e-mail, roles, first and last day, and whether consent was given.',
      code: 'schema/required',
      scenario: 'a person without an address and a role',
    },
    {
      id: '7.3-email-unique',
      cell: 'No two contacts have one e-mail address.',
      code: 'ids/not-unique',
      scenario: 'two people have one e-mail address',
    },
    {
      id: '7.3-list-fields',
      cell: 'A mailing list has name, address, purpose, visibility, members, and whether it is archived.',
      code: ['schema/required', 'schema/choice'],
      scenario: 'a mailing list without a purpose, of a visibility that is not known',
    },
    {
      id: '7.3-retired-owner',
      cell: 'Somebody who has left owns no open record.',
      code: 'references/retired',
      scenario: 'somebody who has left owns an open task',
    },
    {
      id: '7.3-list-members-active',
      cell: 'The members of a mailing list are active contacts.',
      code: 'references/retired',
      scenario: 'a member of a mailing list has left',
    },
    {
      id: '7.3-retention',
      cell: 'Personal data of people who left is flagged once the retention time has passed.',
      code: 'people/keep-no-longer',
      setting: 'contact_retention_days',
      scenario: 'the address of somebody who left is kept no longer than the setting says',
    },
  ],
};
