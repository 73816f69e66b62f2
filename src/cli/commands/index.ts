import type { Command } from '../command.ts';

/** A command as the list of commands knows it: loaded only when it is called or its help is read. */
export type CommandEntry = {
  readonly name: string;
  readonly group: 'Check' | 'Read' | 'Write' | 'Documents' | 'Set up';
  readonly summary: string;
  /** Whether a noun of a book may have the name as well: with a step of it behind, the noun is meant. */
  readonly noun?: boolean;
  readonly load: () => Promise<Command>;
};

/** Every command, in the order that help lists them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'validate',
    group: 'Check',
    summary: 'check every registry, schema and template',
    load: async () => (await import('./validate.ts')).validateCommand,
  },
  {
    name: 'explain',
    group: 'Check',
    summary: 'say what a finding’s code means and how to put it right',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'known',
    group: 'Check',
    summary: 'accept the errors that stand in a book until they are put right, or take out those that are',
    load: async () => (await import('./known.ts')).knownCommand,
  },
  {
    name: 'status',
    group: 'Read',
    summary: 'show what is late, due, next, waiting and red, and for whom',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  {
    name: 'list',
    group: 'Read',
    summary: 'list the records of a registry',
    load: async () => (await import('./list.ts')).listCommand,
  },
  {
    name: 'show',
    group: 'Read',
    summary: 'show a record, what it refers to and what refers to it',
    load: async () => (await import('./show.ts')).showCommand,
  },
  {
    name: 'sum',
    group: 'Read',
    summary: 'add up numbers of records, or count them, group by group',
    load: async () => (await import('./sum.ts')).sumCommand,
  },
  {
    name: 'log',
    group: 'Read',
    summary: 'show who changed what, when and why: in a record, a field, a registry, the book',
    load: async () => (await import('./log.ts')).logCommand,
  },
  {
    name: 'diff',
    group: 'Read',
    summary: 'show what differs between two states of the book, by record and field',
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  {
    name: 'baseline',
    group: 'Check',
    summary: 'keep what was agreed, and show what deviates from it',
    load: async () => (await import('./baseline.ts')).baselineCommand,
  },
  {
    name: 'audit',
    group: 'Check',
    summary: 'verify the history, anchor it, report on it, put it together for an auditor',
    load: async () => (await import('./audit.ts')).auditCommand,
  },
  {
    name: 'blame',
    group: 'Read',
    summary: 'show who set each field of a record last, when and why',
    load: async () => (await import('./blame.ts')).blameCommand,
  },
  {
    name: 'review',
    group: 'Check',
    summary: 'show what changed since a record was signed off, and by whom; or sign it off',
    noun: true,
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  {
    name: 'add',
    group: 'Write',
    summary: 'add a record to a registry',
    load: async () => (await import('./add.ts')).addCommand,
  },
  {
    name: 'set',
    group: 'Write',
    summary: 'change fields of a record',
    load: async () => (await import('./set.ts')).setCommand,
  },
  {
    name: 'edit',
    group: 'Write',
    summary: 'change a record in your editor',
    load: async () => (await import('./edit.ts')).editCommand,
  },
  {
    name: 'move',
    group: 'Write',
    summary: 'take a record a step along its lifecycle',
    load: async () => (await import('./move.ts')).moveCommand,
  },
  {
    name: 'rename',
    group: 'Write',
    summary: 'give a record another id, with every reference to it',
    load: async () => (await import('./rename.ts')).renameCommand,
  },
  {
    name: 'remove',
    group: 'Write',
    summary: 'remove a record that nothing refers to',
    load: async () => (await import('./remove.ts')).removeCommand,
  },
  {
    name: 'save',
    group: 'Write',
    summary: 'check and commit what was edited by hand',
    load: async () => (await import('./save.ts')).saveCommand,
  },
  {
    name: 'revert',
    group: 'Write',
    summary: 'take back what a commit changed, and say why',
    load: async () => (await import('./revert.ts')).revertCommand,
  },
  {
    name: 'render',
    group: 'Documents',
    summary: 'fill a template into a Word and a Markdown document',
    load: async () => (await import('./render.ts')).renderCommand,
  },
  {
    name: 'template',
    group: 'Documents',
    summary: 'list, check and make templates of documents, and check Word files as their shells',
    load: async () => (await import('./template.ts')).templateCommand,
  },
  {
    name: 'drift',
    group: 'Documents',
    summary: 'say where a Word document disagrees with the registries',
    load: async () => (await import('./drift.ts')).driftCommand,
  },
  {
    name: 'export',
    group: 'Documents',
    summary: 'write registries as a workbook (.xlsx) or CSV, for who works in a spreadsheet',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'import',
    group: 'Documents',
    summary: 'take over a workbook (.xlsx) or CSV that came back, cell by cell',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'form',
    group: 'Documents',
    summary: 'write a Word form of a record, and take over what comes back',
    load: async () => (await import('./form.ts')).formCommand,
  },
  {
    name: 'handbook',
    group: 'Documents',
    summary: 'write the project’s handbook anew from the settings in force, and keep it',
    load: async () => (await import('./handbook.ts')).handbookCommand,
  },
  {
    name: 'remind',
    group: 'Documents',
    summary: 'write a mail to each person who owes something; nothing is sent',
    load: async () => (await import('./remind.ts')).remindCommand,
  },
  {
    name: 'calendar',
    group: 'Documents',
    summary: 'write deadlines, steps, meetings and windows as a calendar (.ics)',
    load: async () => (await import('./calendar.ts')).calendarCommand,
  },
  {
    name: 'profile',
    group: 'Set up',
    summary: 'show the published sets of settings, or take one over',
    load: async () => (await import('./profile.ts')).profileCommand,
  },
  {
    name: 'schema',
    group: 'Set up',
    summary: 'compare schemas and templates with those of the grantbook at hand, and take them over',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
  {
    name: 'privacy',
    group: 'Set up',
    summary: 'keep personal and confidential values apart, show where a person occurs, erase a person',
    load: async () => (await import('./privacy.ts')).privacyCommand,
  },
  {
    name: 'hook',
    group: 'Set up',
    summary: 'have git check what is staged before each commit, and commits before a push',
    load: async () => (await import('./hook.ts')).hookCommand,
  },
  {
    name: 'platform',
    group: 'Set up',
    summary: 'have GitHub or GitLab ask the right people, by CODEOWNERS, issue forms and a template',
    load: async () => (await import('./platform.ts')).platformCommand,
  },
  {
    name: 'merge-driver',
    group: 'Set up',
    summary: 'have git merge registries record by record and field by field',
    load: async () => (await import('./merge-driver.ts')).mergeDriverCommand,
  },
  {
    name: 'ci',
    group: 'Set up',
    summary: 'have GitHub or GitLab check every pull request, and say on it what was found',
    load: async () => (await import('./ci.ts')).ciCommand,
  },
  {
    name: 'init',
    group: 'Set up',
    summary: 'make a new book',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    name: 'completion',
    group: 'Set up',
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
];
