import {
  actionCarriedOver,
  actionDaysOverdue,
  actionPartner,
  partnerOverdueActions,
} from './action-overdue.ts';
import { issueAge, riskAge } from './age.ts';
import { bodyMembers, bodyNextMeeting } from './body-members.ts';
import { decisionMajority, decisionQuorum, decisionVetoOpen, decisionVetoUntil } from './decision-votes.ts';
import { deliverableDaysToDue } from './deliverable-days-to-due.ts';
import { deliverableLateness } from './deliverable-lateness.ts';
import { deliverableLight } from './deliverable-light.ts';
import {
  deliverableLateSteps,
  deliverableNextStep,
  deliverableNextStepDue,
} from './deliverable-next-step.ts';
import { deliverableOverdue } from './deliverable-overdue.ts';
import { deliverableTurnaround } from './deliverable-turnaround.ts';
import type { DerivedValue } from './derived-value.ts';
import { activityOfficialPeriod, activityPeriod } from './dissemination-period.ts';
import { disseminationShares } from './dissemination-share.ts';
import {
  partnerStaffCost,
  partnerUsed,
  sheetCost,
  sheetMonths,
  workPackagePlanned,
  workPackageUsed,
  workPackageUsedPercent,
} from './effort-sums.ts';
import { eventTurnout } from './event-turnout.ts';
import { indicatorLatest, indicatorTargetPercent, indicatorTrend } from './indicator-progress.ts';
import { issueEscalation } from './issue-escalation.ts';
import { issuePriority } from './issue-priority.ts';
import { meetingAcceptance, meetingDaysLate, meetingDeadlines } from './meeting-deadlines.ts';
import { meetingMissing, meetingQuorum } from './meeting-quorum.ts';
import { partnerLeads, partnerReviews } from './partner-load.ts';
import { partnerPlanned, partnerPlannedByPackage } from './partner-planned.ts';
import { evaluationScore, practiceRank, practiceScore } from './practice-score.ts';
import { projectCurrentMonth } from './project-current-month.ts';
import { projectCurrentPeriod } from './project-current-period.ts';
import { projectDaysToReport } from './project-days-to-report.ts';
import { projectElapsed } from './project-elapsed.ts';
import { projectKeptUntil } from './project-kept-until.ts';
import { projectWithoutPilot } from './project-pilots.ts';
import {
  partnerNextReport,
  periodBegins,
  periodMissing,
  reportDaysLate,
  reportVariance,
} from './report-values.ts';
import { riskBand } from './risk-band.ts';
import { riskLevel } from './risk-level.ts';
import { riskRank } from './risk-rank.ts';
import { skillGap, skillProficiency } from './skill-gap.ts';
import {
  workPackageDeliverablesDone,
  workPackageProgress,
  workPackageTasksDone,
} from './work-package-done.ts';
import { workPackageLight } from './work-package-light.ts';
import { writtenMissing, writtenResult, writtenVoters } from './written-result.ts';

/** Every value that is worked out for the records of a registry. */
export const derivedValues: readonly DerivedValue[] = [
  projectCurrentMonth,
  projectCurrentPeriod,
  projectElapsed,
  projectKeptUntil,
  projectDaysToReport,
  partnerLeads,
  partnerReviews,
  partnerPlanned,
  partnerPlannedByPackage,
  workPackageTasksDone,
  workPackageDeliverablesDone,
  workPackageProgress,
  workPackagePlanned,
  workPackageUsed,
  workPackageUsedPercent,
  workPackageLight,
  partnerUsed,
  partnerStaffCost,
  partnerNextReport,
  sheetMonths,
  sheetCost,
  reportVariance,
  reportDaysLate,
  periodBegins,
  periodMissing,
  deliverableDaysToDue,
  deliverableOverdue,
  deliverableLateness,
  deliverableLight,
  deliverableTurnaround,
  deliverableNextStep,
  deliverableNextStepDue,
  deliverableLateSteps,
  riskLevel,
  riskBand,
  riskRank,
  riskAge,
  issuePriority,
  meetingDeadlines,
  meetingDaysLate,
  meetingQuorum,
  meetingMissing,
  meetingAcceptance,
  decisionQuorum,
  decisionMajority,
  decisionVetoUntil,
  decisionVetoOpen,
  actionPartner,
  actionCarriedOver,
  actionDaysOverdue,
  partnerOverdueActions,
  bodyMembers,
  bodyNextMeeting,
  writtenResult,
  writtenMissing,
  writtenVoters,
  indicatorLatest,
  indicatorTrend,
  indicatorTargetPercent,
  ...disseminationShares,
  activityPeriod,
  activityOfficialPeriod,
  projectWithoutPilot,
  eventTurnout,
  evaluationScore,
  practiceScore,
  practiceRank,
  skillGap,
  skillProficiency,
  issueEscalation,
  issueAge,
];
