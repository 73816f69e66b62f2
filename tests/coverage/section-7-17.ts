import type { Section } from './cell.ts';

export const section717: Section = {
  section: '7.17',
  title: 'Other registries',
  cells: [
    {
      id: '7.17-documents-fields',
      cell: 'A document has title, type, version, path, language, access, owner, template and what it was made from.',
    },
    {
      id: '7.17-documents-lifecycle',
      cell: "A meeting document is drafted and approved; a deliverable's document goes over review to submitted and obsolete.",
    },
    {
      id: '7.17-documents-file-name',
      cell: 'A file is named by acronym, index, name, date, version and partner.',
    },
    {
      id: '7.17-documents-duplicate-version',
      cell: 'No two documents have one version of one thing.',
    },
    {
      id: '7.17-documents-orphan',
      cell: 'A file without a record, and a record without a file, are found.',
    },
    {
      id: '7.17-documents-access',
      cell: 'The access of a document agrees with its dissemination level.',
    },
    {
      id: '7.17-documents-placeholders',
      cell: 'A document holds no unfilled place.',
    },
    {
      id: '7.17-documents-hash',
      cell: 'The bytes of an approved document do not change.',
    },
    {
      id: '7.17-stakeholders-fields',
      cell: 'A stakeholder has organisation, country, type, interest, influence, engagement and owner.',
    },
    {
      id: '7.17-stakeholders-lifecycle',
      cell: 'A stakeholder goes from identified over engaged to active, or is inactive.',
    },
    {
      id: '7.17-stakeholders-consent',
      cell: 'Consent or another legal basis is recorded.',
    },
    {
      id: '7.17-stakeholders-last-contact',
      cell: 'A stakeholder not spoken to for longer than the setting is found.',
    },
    {
      id: '7.17-advisory-fields',
      cell: 'A member of the advisory board has organisation, dates of nomination and agreement, meetings, advice and follow-up.',
    },
    {
      id: '7.17-advisory-lifecycle',
      cell: 'A member goes from nominated over agreement signed to active and ended.',
    },
    {
      id: '7.17-advisory-nda',
      cell: 'No confidential document goes to a member before the non-disclosure agreement is signed.',
    },
    {
      id: '7.17-dissemination-fields',
      cell: 'An activity has date, partner, type, kind, audience, reach, countries, link, evidence, status and the period it was reported in.',
    },
    {
      id: '7.17-dissemination-lifecycle',
      cell: 'An activity goes from planned over ongoing to delivered, or is postponed or cancelled.',
    },
    {
      id: '7.17-dissemination-reach-evidence',
      cell: 'A delivered activity has a number reached and evidence.',
    },
    {
      id: '7.17-dissemination-share',
      cell: 'The share of communication and of dissemination is worked out.',
    },
    {
      id: '7.17-dissemination-overdue',
      cell: 'A planned activity whose date has passed is found.',
    },
    {
      id: '7.17-dissemination-final',
      cell: 'The final report needs a delivered activity and none ongoing or postponed.',
    },
    {
      id: '7.17-dissemination-emblem',
      cell: 'An activity says whether it carried the emblem and the disclaimer.',
    },
    {
      id: '7.17-dissemination-frozen',
      cell: 'An activity does not change once it was reported.',
    },
    {
      id: '7.17-publications-fields',
      cell: 'A publication has authors, type, venue, identifier, date, open access, partners, notice and objections.',
    },
    {
      id: '7.17-publications-lifecycle',
      cell: 'A publication goes from planned over notice sent to permitted or objected, and on to published.',
    },
    {
      id: '7.17-publications-notice',
      cell: 'Notice is given so many days before publication.',
    },
    {
      id: '7.17-publications-objection',
      cell: 'The time for objections has passed before it is permitted.',
    },
    {
      id: '7.17-publications-delay-cap',
      cell: 'An objection delays it no longer than the cap.',
    },
    {
      id: '7.17-publications-doi',
      cell: 'The identifier has the form of a DOI.',
    },
    {
      id: '7.17-publications-acknowledgement',
      cell: 'The funding is acknowledged.',
    },
    {
      id: '7.17-results-fields',
      cell: 'A result has type, owners with shares, deliverable, protection, licence, exploitation, identifier and access.',
    },
    {
      id: '7.17-results-lifecycle',
      cell: 'A result goes from identified over described to protected or open, and exploited.',
    },
    {
      id: '7.17-results-ownership-complete',
      cell: 'The list of owners is complete before the last report.',
    },
    {
      id: '7.17-results-shares',
      cell: "The owners' shares add up to 100.",
    },
    {
      id: '7.17-results-licence',
      cell: 'A public result has a licence.',
    },
    {
      id: '7.17-kpis-fields',
      cell: 'An indicator has definition, baseline, target, unit, means of verification, frequency, owner and values per period.',
      code: 'schema/required',
      scenario: 'an indicator without a baseline and of no objective',
    },
    {
      id: '7.17-kpis-lifecycle',
      cell: 'An indicator goes from active to met or missed.',
      code: ['lifecycle/required-field', 'indicators/not-reached'],
      scenario: 'an indicator is declared met, and its last value does not reach the target',
    },
    {
      id: '7.17-kpis-trend',
      cell: 'The trend of an indicator is worked out.',
      derived: ['indicators.latest', 'indicators.trend'],
      scenario: 'the latest value, its trend and its share of the way to the target are worked out',
    },
    {
      id: '7.17-kpis-percent',
      cell: 'The share of the target that is reached is worked out.',
      derived: 'indicators.target_percent',
      scenario: 'the latest value, its trend and its share of the way to the target are worked out',
    },
    {
      id: '7.17-kpis-missing-value',
      cell: 'A value that is missing after its due day is found.',
      code: 'time/step-overdue',
      setting: 'indicators.value_days',
      scenario: 'a value of an indicator is missing once the days after its period are over',
    },
    {
      id: '7.17-kpis-sums',
      cell: 'A value equals the sum of its sub-totals.',
      code: ['totals/disagree', 'figures/contradict'],
      scenario: '403 interviews or 409: the second is found unless it is marked as corrected',
    },
    {
      id: '7.17-kpis-central-table',
      cell: 'One table shows all indicators.',
    },
    {
      id: '7.17-events-fields',
      cell: 'An event has type, date, place, host, participants by country and type, signed list, agenda, minutes, score and budget.',
    },
    {
      id: '7.17-events-lifecycle',
      cell: 'An event goes from planned over held to reported.',
    },
    {
      id: '7.17-events-attendance',
      cell: 'An event that was held has evidence of who was there.',
    },
    {
      id: '7.17-events-numbers',
      cell: 'The numbers of participants are set against the indicator.',
    },
    {
      id: '7.17-events-invitation',
      cell: 'Invitations go out so many days before.',
    },
    {
      id: '7.17-pilots-fields',
      cell: 'A pilot has country, site, group, dates, learners, completions, score and certificates.',
    },
    {
      id: '7.17-pilots-lifecycle',
      cell: 'A pilot goes from planned over running to done.',
    },
    {
      id: '7.17-pilots-countries',
      cell: 'There is a pilot in each country of the project.',
    },
    {
      id: '7.17-pilots-totals',
      cell: 'The totals of the pilots equal those of the report.',
    },
    {
      id: '7.17-surveys-fields',
      cell: 'A survey has method, country, group, numbers planned and collected, period and file.',
      code: 'schema/required',
      scenario: 'a survey without a method',
    },
    {
      id: '7.17-surveys-lifecycle',
      cell: 'A survey goes from planned over collected to cleaned.',
      code: 'lifecycle/not-allowed',
      scenario: 'the data of a survey is cleaned before it was collected',
    },
    {
      id: '7.17-surveys-sums',
      cell: 'The groups add up to the total.',
      code: 'totals/disagree',
      scenario: 'a survey whose total is not the sum of its groups, nor of the field work',
    },
    {
      id: '7.17-surveys-page-date',
      cell: 'A page about a survey is not dated before the collection ends.',
      code: 'time/too-early',
      setting: 'surveys.publish_days',
      scenario: 'a page on a survey is dated before the collection ends',
    },
    {
      id: '7.17-practices-fields',
      cell: 'A good practice has organisation, country, topic, description, author partner, reviewers, consent and status.',
    },
    {
      id: '7.17-practices-lifecycle',
      cell: 'A good practice goes from proposed over draft and reviewed to published.',
    },
    {
      id: '7.17-practices-reviewer',
      cell: 'The reviewing partner is not the author partner.',
    },
    {
      id: '7.17-ethics-fields',
      cell: 'A requirement has work package, due date, status, evidence, who is responsible, and the forms it needs.',
    },
    {
      id: '7.17-ethics-lifecycle',
      cell: 'A requirement goes from open over in place to verified.',
    },
    {
      id: '7.17-ethics-required',
      cell: 'A survey or pilot needs its requirement, and says where vulnerable people take part.',
    },
    {
      id: '7.17-quality-fields',
      cell: 'A check has date, scope, criteria, score, finding and corrective action.',
    },
    {
      id: '7.17-quality-lifecycle',
      cell: 'A finding goes from open over corrected to closed.',
    },
    {
      id: '7.17-quality-half-yearly',
      cell: 'The quality report is due every so many months.',
    },
    {
      id: '7.17-lessons-fields',
      cell: 'A lesson has date, phase, what happened, cause, recommendation, category and owner.',
    },
    {
      id: '7.17-lessons-lifecycle',
      cell: 'A lesson goes from raised over agreed to published.',
    },
    {
      id: '7.17-lessons-required',
      cell: 'A closed risk or issue of high impact has a lesson.',
    },
    {
      id: '7.17-audit-fields',
      cell: 'An item of the audit checklist has what it is for, a file or link, and whether it is missing, partial or complete.',
      code: ['lifecycle/required-field', 'references/unknown-id'],
      scenario:
        'an item of the audit checklist that is complete without proof, for a period that does not exist',
    },
    {
      id: '7.17-audit-missing',
      cell: "An item that is missing before a period's report is found.",
      code: 'lifecycle/open-record',
      scenario: 'an official period is not locked while an item of the audit checklist is missing',
    },
  ],
};
