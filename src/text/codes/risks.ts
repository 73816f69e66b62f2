/** Codes of risks, issues and changes. */
export const riskCodes = {
  'risks/bands': {
    severity: 'error',
    title: 'The bands of risks do not overlap',
    why: 'A level that is green and red at once is neither escalated nor left alone.',
    fix: 'Set risk_bands in project.yaml so that red_from is higher than green_to.',
  },
  'risks/no-mitigation': {
    severity: 'error',
    title: 'Something is done about a risk above green',
    why: 'A risk with a level and no action is a forecast, not a response.',
    fix: 'Add an action with who does it until when, or correct likelihood and impact.',
  },
  'risks/not-escalated': {
    severity: 'error',
    title: 'An open red risk is escalated',
    why: 'What endangers the project is not for the owner alone to carry.',
    fix: 'Tell the board and write escalated: true, or correct likelihood and impact.',
  },
  'risks/not-on-agenda': {
    severity: 'warning',
    title: 'An open red risk is on the agenda of the next meeting of the board',
    why: 'A board that does not see a red risk cannot decide on it.',
    fix: 'Add the risk to the risks of that meeting, or plan the meeting.',
  },
  'risks/mitigation-overdue': {
    severity: 'warning',
    title: 'Mitigation is done by its day',
    why: 'A response that comes after the event is none. Found only where a day is given: validate --today, status.',
    fix: 'Write done_on once it is done, or agree on a later day.',
  },
  'risks/review-overdue': {
    severity: 'warning',
    title: 'An open risk is looked at again at the interval of the settings',
    why: 'A register that nobody goes through is true only on the day it was written. Found only where a day is given.',
    fix: 'Go through it with its owner and take the step "review".',
  },
  'risks/approval-late': {
    severity: 'warning',
    title: 'The response to a risk is approved at the next meeting of the board, to a red one sooner',
    why: 'Nobody pays for a response that nobody approved. Found only where a day is given.',
    fix: 'Approve or reject it; the message says by when that was due.',
  },
  'issues/not-escalated': {
    severity: 'warning',
    title: 'An issue past its target rises, level by level',
    why: 'What its owner could not solve in time needs somebody who can decide more. Found only where a day is given.',
    fix: 'Tell the level that the message names, and take the step "escalate".',
  },
  'changes/needs-decision': {
    severity: 'error',
    title: 'A change is approved by a decision of the body that decides on its type',
    why: 'The grant agreement and its parties change by the general assembly; anything else can be contested.',
    fix: 'Name the decision in "decision"; changes.decided_by in project.yaml says whose counts.',
  },
  'changes/decision-late': {
    severity: 'warning',
    title: 'A change that was put forward is decided on at the next meeting',
    why: 'Work goes on by the old plan while the new one waits. Found only where a day is given.',
    fix: 'Record what was decided: approve, reject, postpone or merge.',
  },
  'partners/orphan': {
    severity: 'error',
    title: 'Nothing open is left with the people of a partner that has withdrawn',
    why: 'Nobody will do it, and nobody will notice until it is due.',
    fix: 'Name somebody else in each record; grantbook partner leaves lists them with the commands.',
  },
  'partners/remedy-over': {
    severity: 'warning',
    title: 'A breach is put right within the days of the formal notice, or decided on',
    why: 'After the remedy period the general assembly may declare the partner in default. Found only where a day is given.',
    fix: 'Write when it was put right, or take the declaration of default to the general assembly.',
  },
} as const;
