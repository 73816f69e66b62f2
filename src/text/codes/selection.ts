/** Codes of the selection of proposals: evaluations, ranking, choice. */
export const selectionCodes = {
  'selection/not-a-member': {
    severity: 'error',
    title: 'Only members of the committee evaluate',
    why: 'A score by somebody whom nobody appointed can overturn the whole choice.',
    fix: 'Give the evaluation to a member, or take the person into the committee before evaluation begins.',
  },
  'selection/conflict': {
    severity: 'error',
    title: 'Nobody evaluates a proposal they have an interest in',
    why: 'A score by somebody who proposed it, or who declared a conflict of interest, cannot be defended.',
    fix: 'The evaluator withdraws (grantbook move EVAL-… recuse), and another member evaluates.',
  },
  'selection/unknown-criterion': {
    severity: 'error',
    title: 'Scores and tie-break name criteria of the call',
    why: 'What is judged was announced with the call; anything else counts for nothing.',
    fix: 'Use the keys of the call: grantbook show SEL-… criteria.',
  },
  'selection/missing-score': {
    severity: 'error',
    title: 'An evaluation has one score for each criterion',
    why: 'A missing score would count as nothing and push the proposal down; a second one would count twice.',
    fix: 'Enter one score for each criterion of the call.',
  },
  'selection/off-scale': {
    severity: 'error',
    title: 'A score lies on the scale of the call',
    why: 'A six on a scale to five lifts a proposal over better ones.',
    fix: 'Correct the score; the scale is in the call (score_lowest, score_highest).',
  },
  'selection/missing-evaluations': {
    severity: 'error',
    title: 'Every proposal has as many evaluations as the rules ask for before anything is chosen',
    why: 'A choice on half of the opinions is no choice on the evaluations.',
    fix: 'Ask for the evaluations that are missing: grantbook selection assign SEL-….',
  },
  'selection/open-tie': {
    severity: 'error',
    title: 'Equal proposals at the cut are told apart before anything is chosen',
    why: 'Who gets the last place must be decided by the rules of the call or by the committee, not by a number of order.',
    fix: 'Let the committee decide, and record the order with its reason under "ties".',
  },
  'selection/limits': {
    severity: 'error',
    title: 'The proposals can keep the limits of the call',
    why: 'A call that asks for more countries than sent proposals leads to no choice.',
    fix: 'Take in further proposals, or decide on another limit and cancel this call.',
  },
  'selection/not-the-ranking': {
    severity: 'error',
    title: 'The choice is what the evaluations and the rules of the call give',
    why: 'A choice that differs from its own ranking cannot be explained to those who were left out.',
    fix: 'Choose by: grantbook selection choose SEL-…; what was decided otherwise needs a new call.',
  },
} as const;
