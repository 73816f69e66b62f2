import type { NounEntry } from '../nouns/noun.ts';

/** A verb that a procedure adds to a noun: `grantbook meeting carry`. */
export type Verb = NounEntry & { readonly noun: string };

/** Every verb that is no step of a lifecycle: one file each, here or in `procedures`, loaded when it is called. */
export const verbs: readonly Verb[] = [];
