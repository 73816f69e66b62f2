import { chapter } from './chapter.ts';
import type { Profile } from './profile.ts';

/** The chapters of the progress and the final report of an Erasmus+ alliance. What each asks for is said in words of our own. */
export const erasmusPlus: Profile = {
  kind: 'reporting',
  name: 'erasmus-plus',
  title: 'Erasmus+: four chapters and the costs',
  settings: {
    'reporting.chapters': [
      [
        chapter('1', 'Relevance', {
          asks: 'How the work answers the objectives, and whether the needs have changed since the application.',
          tables: ['objectives'],
        }),
        chapter('2', 'Quality of design and implementation', {
          asks: 'What was done in each work package against the plan, what differs from it and why, and how quality was watched.',
          tables: ['work_packages', 'deviations'],
        }),
        chapter('3', 'Quality of the team and of the cooperation', {
          asks: 'Who did what, how the partners worked together and decided, and what changed in the partnership.',
          tables: ['meetings'],
        }),
        chapter('4', 'Impact, dissemination and exploitation', {
          asks: 'Whom the results reached, what they changed, and how they will be used after the end of the project.',
          tables: ['indicators', 'dissemination', 'publications', 'results'],
        }),
        chapter('5', 'Financial report', {
          asks: 'How the means were used against the plan, partner by partner, and why where they differ.',
          tables: ['effort'],
        }),
      ],
      'SSA-FR',
    ],
  },
};
