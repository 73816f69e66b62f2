/** Codes of the work plan: work packages, tasks, milestones. */
export const planCodes = {
  'plan/gap': {
    severity: 'warning',
    title: 'The numbers of the work packages have no gap',
    why: 'A missing number makes every reader look for the work package that was lost.',
    fix: 'Add the work package that is missing, or say in its notes why the number stays free.',
  },
  'plan/lead-not-participant': {
    severity: 'error',
    title: 'The partner that leads a work package works in it',
    why: 'Its effort would be planned nowhere, and its report would have no line for the work package.',
    fix: 'Add the lead to the participants, with its planned person-months.',
  },
  'plan/amendment-needed': {
    severity: 'error',
    title: 'A work package comes or goes by an amendment only',
    why: 'The work packages are part of the grant agreement: the consortium cannot change them alone.',
    fix: 'Name the decision or amendment in "amendment"; a work package that ends early is cancelled, not removed.',
  },
  'plan/outside-work-package': {
    severity: 'error',
    title: 'A task lies within the months of its work package',
    why: 'Work after the end of its work package has no budget and appears in no report of it.',
    fix: 'Correct the months of the task, or those of the work package.',
  },
  'plan/done-disagrees': {
    severity: 'error',
    title: 'A task is done exactly when it is complete to 100 %',
    why: 'A task that is "done" in one column and at 90 % in another is believed by nobody.',
    fix: 'Finish the task by its step (it sets 100), or correct the percentage.',
  },
  'plan/predecessor-open': {
    severity: 'warning',
    title: 'A task begins when the tasks before it are finished',
    why: 'Work on results that may still change is often done twice.',
    fix: 'Finish the task before, or take it off the predecessors where the order does not matter.',
  },
  'plan/late-start': {
    severity: 'warning',
    title: 'A task begins in its first month',
    why: 'A late start is the earliest sign of a late deliverable.',
    fix: 'Begin the task by its step, or plan it anew.',
  },
  'plan/no-forecast': {
    severity: 'error',
    title: 'A milestone past its day has a forecast and a reason',
    why: 'The funder and the partners plan by it: a date that has passed says nothing.',
    fix: 'Report it as achieved, or postpone it with a forecast and a reason.',
  },
  'plan/cycle': {
    severity: 'error',
    title: 'No task comes before itself',
    why: 'Tasks that wait for each other never begin.',
    fix: 'Take one of the tasks that the message lists off the predecessors.',
  },
} as const;
