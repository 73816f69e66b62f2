import { isList } from '../../text/value.ts';
import type { DerivedValue } from './derived-value.ts';

/** The countries of the project in which no pilot is planned. */
export const projectWithoutPilot: DerivedValue = {
  registry: 'project',
  name: 'countries_without_pilot',
  title: 'Countries without a pilot',
  description: 'The countries of the project in which no pilot is planned, running or done.',
  type: 'string',
  of: ({ data: { countries } }, { workspace: { registries } }) => {
    const pilots = registries.get('pilots')?.entries ?? [];
    const held = new Set(pilots.flatMap(({ data }) => (data.status === 'cancelled' ? [] : [data.country])));
    const missing = (isList(countries) ? countries : []).filter((country) => !held.has(country));
    return pilots.length === 0 || missing.length === 0 ? undefined : missing.join(', ');
  },
};
