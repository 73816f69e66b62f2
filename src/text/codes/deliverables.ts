/** Codes of deliverables and their reviews. */
export const deliverableCodes = {
  'deliverables/late-without-reason': {
    severity: 'error',
    title: 'A deliverable that comes late says why',
    why: 'The funder’s portal does not let a periodic report be locked while a delay has no justification.',
    fix: 'Give the reason in late_justification; a date agreed with the funder beforehand goes into revised_due.',
  },
  'deliverables/version-too-high': {
    severity: 'error',
    title: 'A version of 1.0 or more was approved',
    why: 'A reader takes 1.0 for what the consortium stands by.',
    fix: 'Number drafts 0.1, 0.2, …; approval makes 1.0.',
  },
  'deliverables/version-step': {
    severity: 'error',
    title: 'Versions are counted on, one by one',
    why: 'A version that is skipped or used again makes comments and texts part company.',
    fix: 'Raise the minor number by one for a revision; approval makes the next whole number.',
  },
  'deliverables/changed-under-review': {
    severity: 'error',
    title: 'A text does not change beneath its reviewers',
    why: 'They would approve what they have not read.',
    fix: 'Raise the version with the text, or take up the review first.',
  },
  'deliverables/editor-elsewhere': {
    severity: 'warning',
    title: 'The editor is of the lead partner',
    why: 'The lead answers for the deliverable; an editor elsewhere answers to somebody else.',
    fix: 'Name an editor of the lead, or change the lead.',
  },
  'deliverables/unknown-code': {
    severity: 'error',
    title: 'Types and dissemination levels are those of the project',
    why: 'The portal takes only the codes of the programme.',
    fix: 'Use a code of project.yaml, or add it there with its meaning.',
  },
  'deliverables/not-public': {
    severity: 'warning',
    title: 'A public deliverable can be found in public',
    why: 'Public means that anybody can read it; the funder looks for it.',
    fix: 'Publish it and add its address under links.',
  },
  'deliverables/part-open': {
    severity: 'error',
    title: 'A composite deliverable is assembled from parts that are finalised',
    why: 'A draft that slips into the assembled text is read as final by everybody.',
    fix: 'Finalise the parts that the message names, or take them off the deliverable.',
  },
  'reviews/open-comment': {
    severity: 'error',
    title: 'A review is answered comment by comment',
    why: 'The decision to follow or not to follow a comment must be traceable.',
    fix: 'Answer the comment; one that must be met is also resolved before the review is closed.',
  },
} as const;
