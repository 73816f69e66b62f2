/**
 * Cells that nothing shows yet. Give a cell its code and scenario in its section's file, then take its id
 * out here. At the end this file is empty and goes.
 */
export const unmapped: Readonly<Record<string, readonly string[]>> = {
  '7.11': [
    '7.11-fields',
    '7.11-mitigation',
    '7.11-strategy',
    '7.11-lifecycle',
    '7.11-foreseen-fixed',
    '7.11-red-escalated',
    '7.11-mitigation-due',
    '7.11-review-interval',
    '7.11-closed-reason',
    '7.11-materialised-issue',
    '7.11-state-of-play',
    '7.11-heat-map',
    '7.11-top-five',
    '7.11-trend',
    '7.11-age',
  ],

  '7.12': ['7.12-fields', '7.12-lifecycle', '7.12-postponed-reason', '7.12-past-target'],

  '7.15': [
    '7.15-fields',
    '7.15-lifecycle',
    '7.15-due-date-needs-change',
    '7.15-implemented-dates',
    '7.15-ga-decision',
  ],

  '7.17': [
    '7.17-dissemination-overdue',

    '7.17-ethics-required',
  ],

  '8.1': ['8.1-late-path'],

  '8.3': ['8.3-kick-off', '8.3-input', '8.3-wp-drafts', '8.3-submit', '8.3-supporting-documents'],

  '8.6': [
    '8.6-identify',
    '8.6-assess',
    '8.6-approve',
    '8.6-review',
    '8.6-state-of-play',
    '8.6-materialise',
    '8.6-close',
  ],

  '8.7': [
    '8.7-issue-log',
    '8.7-issue-escalation',
    '8.7-change-assess',
    '8.7-change-same-commit',
    '8.7-change-silent',
    '8.7-amendment',
    '8.7-default',
    '8.7-withdrawal',
    '8.7-contact-change',
  ],

  '8.8': ['8.8-report', '8.8-results-table', '8.8-advisory'],

  '8.9': ['8.9-set-up', '8.9-closing', '8.9-audit-bundle'],
};
