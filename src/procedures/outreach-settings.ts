/**
 * The settings of a new book on making the project known. Publications and the agreement of advisers:
 * DESCA model agreement for Horizon 2020; collecting every quarter: Europa Media; invitations:
 * OpenDreamKit; the scale of skills: DigComp; the other numbers are our own.
 */
export const OUTREACH_SETTINGS: string = `dissemination:
  plan_days: 0
  record_days: 14
  collect_every_months: 3
publications:
  notice_days: 45
  objection_days: 30
  delay_days: 90
  source: [DESCA14]
events:
  invitation_days: 20
news:
  max_words: 250
  publish_days: 14
advisory_board:
  nda_days: 30
  source: [DESCA14]
stakeholders:
  contact_days: 183
selections:
  evaluations_each: 2
  evaluation_days: 28
  grace_days: 0
  tell_days: 14
lessons:
  impact_from: 4
proficiency_levels:
  - { level: 1, name: "Foundation, with guidance" }
  - { level: 2, name: Foundation }
  - { level: 3, name: "Intermediate, on one's own" }
  - { level: 4, name: Intermediate }
  - { level: 5, name: "Advanced, can guide others" }
  - { level: 6, name: Advanced }
  - { level: 7, name: Highly specialised }
  - { level: 8, name: "Highly specialised, proposes new ways" }
`;
