import type { DerivedValue } from './derived-value.ts';

/** The priority of an issue: urgency times impact. */
export const issuePriority: DerivedValue = {
  registry: 'issues',
  name: 'priority',
  title: 'Priority',
  description: 'Urgency times impact.',
  type: 'integer',
  of: ({ data: { urgency, impact } }) =>
    typeof urgency === 'number' && typeof impact === 'number' ? urgency * impact : undefined,
};
