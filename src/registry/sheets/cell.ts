import type { Value } from '../../text/value.ts';

/** What a cell of a sheet holds. */
export type CellKind =
  | { readonly kind: 'text'; readonly line: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'month' }
  | { readonly kind: 'number'; readonly whole: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly choices: readonly Value[] }
  /** The id of a record of one of some registries; beside it stands what it is called. */
  | { readonly kind: 'record'; readonly nouns: string; readonly labels: ReadonlyMap<string, string> }
  /** Several of a kind, a line each. */
  | { readonly kind: 'several'; readonly of: CellKind }
  /** Whatever else a schema allows: as JSON. */
  | { readonly kind: 'any' };
