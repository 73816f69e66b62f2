import type { Mapping } from '../text/value.ts';
import { active } from './keywords/active.ts';
import { agree } from './keywords/agree.ts';
import { calendar } from './keywords/calendar.ts';
import { confidential } from './keywords/confidential.ts';
import { file } from './keywords/file.ts';
import { form } from './keywords/form.ts';
import { fixed, frozenBy } from './keywords/frozen-by.ts';
import { guard } from './keywords/guard.ts';
import { independent } from './keywords/independent.ts';
import { creations, needs, takings } from './keywords/needs.ts';
import { NAME, REACHES, REGISTRY, SETTING } from './keywords/parts.ts';
import { reminders } from './keywords/reminders.ts';
import { schedule } from './keywords/schedule.ts';
import { signOff } from './keywords/sign-off.ts';
import { totals } from './keywords/totals.ts';
import { within } from './keywords/within.ts';

const names = { type: 'array', items: NAME };
const text = { type: 'string', minLength: 1 };

const registry = {
  type: 'object',
  additionalProperties: false,
  required: ['noun', 'label', 'source'],
  properties: {
    noun: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    label: NAME,
    source: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
      properties: { file: REGISTRY, folder: REGISTRY, lists: REGISTRY },
    },
    columns: { ...names, minItems: 1 },
    sort: NAME,
    single: { type: 'boolean' },
  },
};

const id = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'pattern'],
  properties: {
    field: NAME,
    pattern: { type: 'string', pattern: '^\\^.*\\$$' },
    prefix: { type: 'string', pattern: '^[A-Za-z-]*[A-Za-z-]$' },
    next: text,
    closed: { type: 'boolean' },
  },
};

const state = {
  type: 'object',
  additionalProperties: false,
  properties: {
    title: text,
    requires: names,
    frozen: names,
    waits_for: NAME,
    needs,
    reviewed: { type: 'boolean' },
  },
};

const transition = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: {
    title: text,
    from: { ...names, minItems: 1 },
    to: NAME,
    requires: names,
    sets: { type: 'object' },
    by: names,
    by_fields: REACHES,
    not_by: REACHES,
    creates: creations,
    takes: takings,
  },
};

const lifecycle = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'initial', 'states', 'transitions'],
  properties: {
    field: NAME,
    initial: NAME,
    states: { type: 'object', minProperties: 1, propertyNames: NAME, additionalProperties: state },
    transitions: { type: 'object', propertyNames: NAME, additionalProperties: transition },
  },
};

const deadline = {
  type: 'object',
  additionalProperties: false,
  required: ['date', 'done'],
  properties: { date: NAME, revised: NAME, month: NAME, done: names, who: NAME },
};

const reference = {
  type: 'object',
  additionalProperties: false,
  required: ['to'],
  properties: {
    to: { type: ['string', 'array'], items: REGISTRY, minLength: 1 },
    inverse: NAME,
    states: names,
    while: names,
    active: { type: 'boolean' },
  },
};

/** The keywords that stand at the root of a registry's schema, each with the schema of its value. */
export const rootKeywords: Readonly<Record<string, Mapping>> = {
  'x-registry': registry,
  'x-id': id,
  'x-lifecycle': lifecycle,
  'x-deadline': deadline,
  'x-schedule': schedule,
  'x-active': active,
  'x-totals': totals,
  'x-agree': agree,
  'x-unique': { type: 'array', minItems: 1, items: { ...names, minItems: 1 } },
  'x-frozen-by': frozenBy,
  'x-fixed': fixed,
  'x-reminders': reminders,
  'x-calendar': calendar,
  'x-form': form,
  'x-sign-off': signOff,
  'x-erased': NAME,
  'x-confidential': confidential,
};

/** The keywords that stand on a property, each with the schema of its value. */
export const fieldKeywords: Readonly<Record<string, Mapping>> = {
  'x-ref': reference,
  'x-month': NAME,
  'x-not-before': NAME,
  'x-within': within,
  'x-independent': independent,
  'x-guard': guard,
  'x-words': SETTING,
  'x-file': file,
  'x-former-ids': { const: true },
  'x-review': { type: 'boolean' },
  'x-personal': { enum: [true, false, 'shown'] },
  enumDescriptions: { type: 'array', items: text },
  'x-intellij-enum-metadata': { type: 'object', additionalProperties: text },
};
