import type { NounEntry } from '../nouns/noun.ts';
import { meetingVerbs } from './meetings.ts';
import { riskVerbs } from './risk-verbs.ts';

/** A verb that a procedure adds to a noun: `grantbook meeting carry`. */
export type Verb = NounEntry & { readonly noun: string };

/** Every verb that is no step of a lifecycle: one file each, here or in `procedures`, loaded when it is called. */
export const verbs: readonly Verb[] = [
  {
    noun: 'selection',
    name: 'rank',
    summary: 'rank the proposals of a call by their evaluations',
    load: async () => (await import('./selection-rank.ts')).rankCommand,
  },
  {
    noun: 'selection',
    name: 'assign',
    summary: 'share the evaluations that are lacking out among the committee',
    load: async () => (await import('./selection-assign.ts')).assignCommand,
  },
  {
    noun: 'selection',
    name: 'choose',
    summary: 'mark the best proposals as selected, with the minutes of the choice',
    load: async () => (await import('./selection-choose.ts')).chooseCommand,
  },
  {
    noun: 'deliverable',
    name: 'parts',
    summary: 'show who owes which part of a composite deliverable',
    load: async () => (await import('./deliverable-parts.ts')).deliverablePartsCommand,
  },
  {
    noun: 'deliverable',
    name: 'assemble',
    summary: 'put the finalised parts of a composite deliverable together',
    load: async () => (await import('./deliverable-assemble.ts')).deliverableAssembleCommand,
  },
  {
    noun: 'report',
    name: 'open',
    summary: 'call for the reports of a period, with forms filled in as far as known',
    load: async () => (await import('./report-open.ts')).reportOpenCommand,
  },
  {
    noun: 'report',
    name: 'missing',
    summary: 'list the reports of a period that have not come, and the reminder that is due',
    load: async () => (await import('./report-missing.ts')).reportMissingCommand,
  },
  {
    noun: 'report',
    name: 'refresh',
    summary: 'bring the figures of a report up to date: tasks, timesheets, lights',
    load: async () => (await import('./report-refresh.ts')).reportRefreshCommand,
  },
  {
    noun: 'report',
    name: 'consolidate',
    summary: 'draft the report of a work package, or of all, from those it is made of',
    load: async () => (await import('./report-consolidate.ts')).reportConsolidateCommand,
  },
  {
    noun: 'report',
    name: 'ready',
    summary: 'list what is missing before a period can be locked, with the command to mend each',
    load: async () => (await import('./report-ready.ts')).reportReadyCommand,
  },
  {
    noun: 'checklist',
    name: 'open',
    summary: 'begin a checklist, its items with owners and days as the settings say',
    load: async () => (await import('./checklist-open.ts')).checklistOpenCommand,
  },
  ...meetingVerbs,
  ...riskVerbs,
];
