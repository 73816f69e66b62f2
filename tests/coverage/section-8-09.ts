import type { Section } from './cell.ts';

export const section809: Section = {
  section: '8.9',
  title: 'Procedure: set-up, closing, audit',
  cells: [
    {
      id: '8.9-set-up',
      cell: 'A new project gets its book: registries, calendar, logs, templates, agenda of the kick-off; the handbook is made from the registries.',
      code: 'checklists/overdue',
      command: ['init', 'checklist open'],
      setting: 'checklists.kinds.within_days',
      scenario: 'a project that was never set up',
    },
    {
      id: '8.9-onboarding',
      cell: 'A new partner goes through a checklist within so many days: contacts, lists, roles, handbook, training.',
      code: ['time/too-late', 'checklists/overdue'],
      setting: 'checklists.kinds.within_days',
      scenario: 'a partner that came later and was never led in',
    },
    {
      id: '8.9-handbook-update',
      cell: 'The handbook is reviewed at the interval of the setting; where settings changed since, that shows.',
      code: 'documents/stale',
      command: 'handbook',
      scenario: 'the handbook that is kept says what the settings say, or is found to be stale',
    },
    {
      id: '8.9-quality-report',
      cell: 'The quality report with its scores is due every so many months.',
      code: 'checklists/overdue',
      setting: 'checklists.kinds.every_months',
      scenario: 'a quality report that is due again',
    },
    {
      id: '8.9-closing',
      cell: 'Closing: no open action or risk, or handed over; lessons; results uploaded; archive tag; day until which records are kept.',
      code: ['checklists/not-closed', 'checklists/open-item'],
      derived: 'project.kept_until',
      setting: 'retention_years',
      scenario: 'the project is not closed while actions and risks are open',
    },
    {
      id: '8.9-audit-bundle',
      cell: 'For an audit the registries, minutes, reviews, proofs of submission and the log of each record are put together.',
      command: 'audit',
      scenario:
        'holds a record, what belongs to it, its documents and the log of each, the same bytes every time',
    },
  ],
};
