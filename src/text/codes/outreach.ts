/** Codes of dissemination, publications, results, advisers, pilots and lessons. */
export const outreachCodes = {
  'publications/not-all-told': {
    severity: 'error',
    title: 'Notice of a publication goes to every partner',
    why: 'A partner that was not told cannot object, and its silence permits nothing.',
    fix: 'Send the notice to the partners named, and add them under "notice_sent_to".',
  },
  'publications/objection-open': {
    severity: 'error',
    title: 'A publication waits until objections are settled or the delay is over',
    why: 'Publishing over an objection breaks the agreement of the partners.',
    fix: 'Settle the objection (resolved_on, resolution), or publish after its delay.',
  },
  'publications/objection-ignored': {
    severity: 'error',
    title: 'A publication with an objection is not permitted by silence',
    why: 'Silence permits only where nobody objected.',
    fix: 'Record the objection: grantbook move PUB-… object; then settle it: resolve.',
  },
  'publications/acknowledgement': {
    severity: 'error',
    title: 'The acknowledgement names the grant',
    why: 'A publication that does not name its funding cannot be reported, and the cost may be refused.',
    fix: 'Write the number of the grant into "acknowledgement", as it is printed.',
  },
  'advisory/before-nda': {
    severity: 'error',
    title: 'No confidential document goes to an adviser before the agreement is signed',
    why: 'Without the agreement the adviser owes nobody silence.',
    fix: 'Have the agreement signed first; where it was sent too early, record it as an issue.',
  },
  'advisory/no-answer': {
    severity: 'warning',
    title: 'Advice is taken up or answered',
    why: 'Advisers who hear nothing stop advising.',
    fix: 'Name the action that takes it up (follow_up), or say what was done (answer).',
  },
  'pilots/no-pilot': {
    severity: 'error',
    title: 'Every country of the project has its pilot once the pilots are reported',
    why: 'The grant promises a trial in every country.',
    fix: 'Add the pilot of the country, or correct the countries in project.yaml.',
  },
  'pilots/more-than-began': {
    severity: 'error',
    title: 'No more learners finish than began, and no more certificates are given than finished',
    why: 'Numbers that cannot be true make the others doubtful.',
    fix: 'Correct learners, completed or certificates.',
  },
  'lessons/missing': {
    severity: 'error',
    title: 'A closed risk or issue of high impact leaves a lesson',
    why: 'What was paid for dearly is forgotten first.',
    fix: 'Add it: grantbook add lesson … origin=R-….',
  },
} as const;
