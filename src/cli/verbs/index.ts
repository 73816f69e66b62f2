import type { NounEntry } from '../nouns/noun.ts';

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
];
