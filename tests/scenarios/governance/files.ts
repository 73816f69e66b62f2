import type { Edit } from '../../support/b-wise-book.ts';

/** The records of the B-WISE book that the scenarios of meetings change. */
const meeting = (id: string) => `project-data/meetings/MTG-${id}.yaml`;

/** Convened three days too late, with its reason; one member is represented by another. */
export const FIRST_ASSEMBLY: string = meeting('2021-10-15-GA');
/** With an objection that was answered: the minutes were corrected and sent again. */
export const SECOND_ASSEMBLY: string = meeting('2022-11-17-GA');
/** With an item that was added in time, and three votes. */
export const THIRD_ASSEMBLY: string = meeting('2023-10-12-GA');
export const FIRST_COMMITTEE: string = meeting('2021-06-10-SC');
export const SECOND_COMMITTEE: string = meeting('2023-06-08-SC');
/** Planned. */
export const NEXT_COMMITTEE: string = meeting('2024-02-01-SC');
/** Its draft minutes are out. */
export const CURRICULA: string = meeting('2023-11-16-WP');
/** Two days, with group rooms. */
export const WORKSHOP: string = meeting('2022-09-29-WS');

export const DECISIONS = 'project-data/decisions.yaml';
export const ACTIONS = 'project-data/actions.yaml';
export const PROJECT = 'project-data/project.yaml';
export const PARTNERS = 'project-data/partners.yaml';
export const PROCEDURES = 'project-data/written-procedures.yaml';

/** A project with numbers of its own, and not those of a profile. */
export const OWN_NUMBERS: Edit = [PROJECT, 'governance_profile: erasmus-ssa', 'governance_profile: custom'];
