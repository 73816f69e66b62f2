/**
 * Cells that nothing shows yet. Give a cell its code and scenario in its section's file, then take its id
 * out here. At the end this file is empty and goes.
 */
export const unmapped: Readonly<Record<string, readonly string[]>> = {
  '7.17': ['7.17-ethics-required'],

  '8.1': ['8.1-late-path'],

  '8.8': ['8.8-report', '8.8-results-table', '8.8-advisory'],
};
