/** Registry files as people write them: each in the plain block style, each valid. */
export const registryTexts: readonly string[] = [
  `# Deliverables of the project
- id: D1.1
  title: Project management plan
  work_package: WP1
  lead: ACME
  due: M3
  status: accepted
  dissemination: public
  reviewers: [P-003, P-017]
  history:
    - date: 2021-03-31
      from: draft
      to: submitted
      by: P-003
    - date: 2021-05-04
      from: submitted
      to: accepted
- id: D1.2
  title: "Quality plan: roles, reviews and the \\"four eyes\\" rule"
  work_package: WP1
  lead: UNIV
  due: M6
  status: draft
  effort: 3.5
  budget: 12500.00
  public: false
  note:
  reviewers: []
`,
  `# Risks

- id: R-01
  title: A partner leaves the consortium
  probability: 2
  impact: 4
  owner: P-001
  mitigation: |
    Tasks are held by two partners each.

    The coordinator keeps a list of substitutes,
      with contacts.
  contingency: >-
    The tasks are given to the other partner
    within a month.

    The funder is told.

# the second one
- id: R-02
  title: 'It''s late'
  probability: 1
  impact: 5
  owner: P-002
  reviews:
  - 2021-06-30
  - 2021-12-31
  closed: ~
`,
  `-
  id: MS1
  title: Kick-off held
  verification: Minutes (see M-2021-01)
  month: 1
  achieved: true
-
  id: MS2
  title: Curricula agreed # in four languages
  month: 0018
  achieved: no
  links:
    site: https://example.org/path?q=1#top
    time: 12:30
    ratio: -.5
    hex: "0x1F"
`,
  `id: M-2021-04
title: Fourth steering meeting
date: 2021-04-15
place: Ghent and online
chair: P-001
present: [P-001, P-002, 'P-003', "P-004"]
agenda:
  - title: Opening
    minutes: 5
  - title: Progress of the work packages
    minutes: 45
    papers:
      - D1.2
      - D2.1
decisions: {D-1: agreed, D-2: postponed}
minutes: |-
  The chair opened the meeting.
  - apologies: none
  # not a comment
`,
  `- id: WISE
  name: Réseau des entreprises d’insertion – Wallonie
  country: NO
  vat: 0123456789
  grant: 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B
  share: 1e3
  version: 1.10
  big: 9007199254740991
  note: a value, with [brackets] and {braces} & more
  nested:
    deep:
      deeper:
        - - one
          - two
        - three: 3
          four: 4
  empty_text: ""
  last: Null
`,
  `- id: T1.1\r
  title: Windows line ends\r
  notes: |\r
    first\r
    second\r
  tags:\r
    - a\r
    - b # comment\r
- id: T1.2\r
  title: 'quoted'\r
`,
  `# illustrative
grant:
  number: 621509-EPP-1-2020-1-BE-EPPKA2-SSA-B
  start: 2021-01-01
  months: 48
  profile: desca-small
periods:
- {name: RP1, from: M1, to: M24}
- {name: RP2, from: M25, to: M48}
settings:
  silence_days: 10
  "review days": 15
  review_profile: egi
`,
];
