import { chapter } from './chapter.ts';
import type { Profile } from './profile.ts';

/** The narrative part (Part B) of a periodic report in Horizon 2020 and Horizon Europe. What each chapter asks for is said in words of our own. */
export const horizonEurope: Profile = {
  kind: 'reporting',
  name: 'horizon-europe',
  title: 'Horizon Europe: Part B in five chapters',
  settings: {
    'reporting.chapters': [
      [
        chapter('1', 'Explanation of the work carried out and overview of the progress'),
        chapter('1.1', 'Objectives', {
          asks: 'Each objective of the grant agreement, and how far the work towards it has come.',
          tables: ['objectives'],
        }),
        chapter('1.2', 'Work carried out per work package', {
          asks: 'What was done in each work package, and what each beneficiary did in it.',
          tables: ['work_packages'],
        }),
        chapter('1.3', 'Impact', {
          asks: 'Whether the expected impact still holds, and what has been seen of it.',
          tables: ['indicators'],
        }),
        chapter('2', 'Update of the plan for exploitation and dissemination of results', {
          asks: 'What is new against the plan, or that nothing is.',
          tables: ['dissemination', 'publications', 'results'],
        }),
        chapter('3', 'Update of the data management plan', {
          asks: 'What is new against the plan, or that nothing is.',
        }),
        chapter('4', 'Follow-up of recommendations and comments from previous reviews', {
          asks: 'Each recommendation, and what was done about it.',
        }),
        chapter('5', 'Deviations from the description of the action'),
        chapter('5.1', 'Tasks', {
          asks: 'Tasks that were not done or came late: why, with what effect, and what is done about it.',
          tables: ['deviations'],
        }),
        chapter('5.2', 'Use of resources'),
        chapter('5.2.1', 'Person-months', {
          asks: 'Where the person-months used differ from those planned, and why.',
          tables: ['effort'],
        }),
        chapter('5.2.2', 'Unforeseen subcontracting', {
          asks: 'What was subcontracted that was not planned, and why; or that there was none.',
        }),
        chapter('5.2.3', 'Unforeseen use of in-kind contributions', {
          asks: 'What was used of third parties that was not planned; or that there was none.',
        }),
      ],
      'ODK',
    ],
  },
};
