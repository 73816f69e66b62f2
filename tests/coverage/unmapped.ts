/**
 * Cells that nothing shows yet. Give a cell its code and scenario in its section's file, then take its id
 * out here. At the end this file is empty and goes.
 */
export const unmapped: Readonly<Record<string, readonly string[]>> = {
  '7.17': [
    '7.17-dissemination-overdue',

    '7.17-ethics-required',
  ],

  '8.1': ['8.1-late-path'],

  '8.3': ['8.3-kick-off', '8.3-input', '8.3-wp-drafts', '8.3-submit', '8.3-supporting-documents'],

  '8.8': ['8.8-report', '8.8-results-table', '8.8-advisory'],

  '8.9': ['8.9-set-up', '8.9-closing', '8.9-audit-bundle'],
};
