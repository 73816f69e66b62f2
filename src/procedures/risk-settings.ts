/**
 * The settings of a new book on risks, issues, changes and the partnership. Bodies and the days to remedy a breach:
 * DESCA model agreement; the other days are our own, reviews of risks every quarter as projects report them.
 */
export const RISK_SETTINGS: string = `risks:
  assess_days: 14
  red_approve_days: 7
  board: SC
  top: 5
issues:
  log_days: 2
  assign_days: 5
  # Days past the target date after which an open issue has reached the level.
  escalation:
    - level: work_package
      after_days: 0
    - level: coordinator
      after_days: 7
    - level: SC
      after_days: 30
    - level: GA
      after_days: 90
changes:
  assess_days: 14
  board: SC
  decided_by:
    - type: schedule
      bodies: [SC, GA]
    - type: budget_transfer
      bodies: [SC, GA]
    - type: partner_change
      bodies: [GA]
    - type: GA_amendment
      bodies: [GA]
  source: [DESCA14]
partnership:
  remedy_days: 30
  contact_days: 7
  source: [DESCA14]
`;
