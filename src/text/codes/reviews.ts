/** Codes of reviews: what a sign-off is of, who gives it, and what it is still worth. */
export const reviewCodes = {
  'reviews/stale': {
    severity: 'error',
    title: 'What is approved is what was signed off',
    why: 'A document that was changed after its approval was approved by nobody.',
    fix: 'See what changed with grantbook review ID; undo it, or have it signed off again.',
  },
  'reviews/suspect': {
    severity: 'warning',
    title: 'What an approved record refers to has not changed since it was signed off',
    why: 'A report on a task whose description was changed may no longer be right, though nobody touched it.',
    fix: 'See what changed with grantbook review ID; where the record still holds, have it signed off again.',
  },
  'reviews/wrong-fingerprint': {
    severity: 'error',
    title: 'A sign-off is of what the record says, all of it, when it is given',
    why: 'A fingerprint of something else says that somebody approved what nobody has read.',
    fix: 'Remove the sign-off and let the command make it: grantbook review ID --accept.',
  },
  'reviews/own-content': {
    severity: 'error',
    title: 'Nobody signs off what they wrote',
    why: 'A review by the author finds what its author sees already.',
    fix: 'Ask somebody who changed nothing of it since it was signed off before.',
  },
  'reviews/wrong-authors': {
    severity: 'error',
    title: 'A sign-off names the authors that the commits name',
    why: 'Who wrote what was approved is a part of what was approved.',
    fix: 'Remove the sign-off and let the command make it: grantbook review ID --accept.',
  },
  'reviews/not-a-reviewer': {
    severity: 'error',
    title: 'Who signs off has the role for it, or is named in the record',
    why: 'A signature counts for what its giver may decide.',
    fix: 'Ask one of those whom the message names, or give the role in the people registry first.',
  },
  'reviews/other-hand': {
    severity: 'error',
    title: 'Everybody signs off in their own name',
    why: 'A sign-off that somebody else wrote down says what they say, not what the reviewer says.',
    fix: 'Let the reviewer run grantbook review ID --accept, or commit the sign-off themselves.',
  },
  'reviews/several-at-once': {
    severity: 'error',
    title: 'One commit signs off one record',
    why: 'Who signs off everything at once has read none of it.',
    fix: 'Sign off each record by itself, after grantbook review ID has shown what changed in it.',
  },
} as const;
