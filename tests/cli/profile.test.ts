import { beforeAll, describe, test } from 'vitest';
import { copyOf, exampleBook, expectTranscript } from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

describe('profiles on the command line', () => {
  test('which there are, how far the project is from them, and where their numbers stand', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook profile
      kind        profile                 numbers         title
      governance  desca-large             2 differ        DESCA for Horizon 2020, lar…
      governance  desca-small             8 differ        DESCA for Horizon 2020, sma…
      governance  desca-he                1 differ        DESCA for Horizon Europe
      governance  erasmus-ssa     in use  as the project  Erasmus+ Sector Skills Alli…
      review      egi                     6 differ        EGI-InSPIRE: seven weeks, e…
      review      emi                     4 differ        EMI: a month, reviews on a …
      review      short                   7 differ        short deliverables: plans, …
      reporting   erasmus-plus    in use  as the project  Erasmus+: four chapters and…
      reporting   horizon-europe          1 differ        Horizon Europe: Part B in f…
      $ grantbook profile review emi --show
      EMI: a month, reviews on a form, one board
      setting                                      value  source
      review_schedule.toc.offset_days              30     EMI
      review_schedule.internal_review.offset_days  20     EMI
      review_schedule.reviews_due.offset_days      15     EMI
      review_schedule.in_revision.offset_days      10     EMI
      review_schedule.approval.offset_days         5      EMI
      review_schedule.submitted.offset_days        0      EMI
      $ grantbook profile rewiev
      ! error: "rewiev" is no kind of profile
      ! hint: kinds: governance, review, reporting
      [2]
      $ grantbook profile review eg
      ! error: "eg" is not a review profile
      ! hint: did you mean "egi"?
      [2]
      `,
    );
  });

  test('one is taken over in one commit', async () => {
    await expectTranscript(
      copyOf(clean),
      `
      $ grantbook profile review emi -m "agreed at the assembly"
      project review_profile: custom → emi
      project review_schedule[0].step: assign → toc
      project review_schedule[0].offset_days: 60 → 30
      project review_schedule[1].step: toc → internal_review
      project review_schedule[1].offset_days: 45 → 20
      project review_schedule[2]: removed step: draft; offset_days: 30
      project review_schedule[3]: removed step: internal_review; offset_days: 21
      project review_source: removed EGI-WF
      ! committed OID  project project: take over the review profile emi
      $ git log -1 --format=%B
      project project: take over the review profile emi

      agreed at the assembly

      Record: project
      Registry: project

      $ git show --stat --format= HEAD
       project-data/project.yaml | 12 +++---------
       1 file changed, 3 insertions(+), 9 deletions(-)
      $ grantbook profile review emi
      ! nothing to change: it says so already
      $ grantbook show D6.2 | grep "next step"
        next step: toc
        next step due: 2024-10-01
      next steps
      `,
    );
  });
});
