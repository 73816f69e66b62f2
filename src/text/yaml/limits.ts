/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES: number = 64 * 1024 * 1024;

/** The longest single text (a scalar), in characters. */
export const MAX_SCALAR_LENGTH: number = 64 * 1024;

/** How deep lists and mappings may stand in each other. */
export const MAX_DEPTH = 32;

/** The longest record, in characters, that is handed to the full parser. */
export const MAX_JUDGED_LENGTH: number = 1024 * 1024;

/** How much of one file, in characters, is handed to the full parser, all records together. */
export const MAX_JUDGED_TOTAL: number = 8 * 1024 * 1024;

/** What handing a record to the full parser costs, whatever its length, in characters. */
export const JUDGING_COST = 256;

/** The most tokens in a record that is handed to the full parser. */
export const MAX_TOKENS = 400_000;

/** The widest indentation the full parser is given, in columns: deeper ones exhaust its stack. */
export const MAX_INDENT = 160;

/** The most block indicators (`-`, `?`, `:`) on one line that the full parser is given: each may nest. */
export const MAX_LINE_INDICATORS = 40;

/** How many findings of one kind a file gets before they are only counted. */
export const MAX_FINDINGS = 10;
