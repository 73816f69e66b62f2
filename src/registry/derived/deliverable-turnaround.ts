import { daysBetween } from '../../base/day.ts';
import { dayOf } from '../day-of.ts';
import { recordsWith } from '../records-with.ts';
import type { DerivedValue } from './derived-value.ts';

/** The days that the slowest of a deliverable's reviews took to come back. */
export const deliverableTurnaround: DerivedValue = {
  registry: 'deliverables',
  name: 'review_days',
  title: 'Days of review',
  description: 'The days from the request to the return of the review that took longest.',
  type: 'integer',
  of: ({ id }, { workspace }) => {
    const days = recordsWith(workspace, 'reviews', { field: 'deliverable', value: id }).flatMap(
      ({ data }) => {
        const [from, to] = [dayOf(data.requested_on, workspace), dayOf(data.returned_on, workspace)];
        return from !== undefined && to !== undefined ? [daysBetween(from, to)] : [];
      },
    );
    return days.length > 0 ? Math.max(...days) : undefined;
  },
};
