/** A stretch of a text, as UTF-16 offsets: `start` is inside, `end` is the first offset after it. */
export type Span = { readonly start: number; readonly end: number };
