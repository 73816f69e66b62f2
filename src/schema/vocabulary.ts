import type { Mapping } from '../text/value.ts';

const name = { type: 'string', pattern: '^[a-z][a-z0-9_]*$' };
const names = { type: 'array', items: name };
const text = { type: 'string', minLength: 1 };
const folderOrFile = { type: 'string', pattern: '^[a-z][a-z0-9-]*$' };

const registry = {
  type: 'object',
  additionalProperties: false,
  required: ['noun', 'label', 'source'],
  properties: {
    noun: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    label: name,
    source: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
      properties: { file: folderOrFile, folder: folderOrFile },
    },
    columns: { ...names, minItems: 1 },
    sort: name,
    single: { type: 'boolean' },
  },
};

const id = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'pattern'],
  properties: {
    field: name,
    pattern: { type: 'string', pattern: '^\\^.*\\$$' },
    prefix: { type: 'string', pattern: '^[A-Za-z-]*[A-Za-z-]$' },
    next: text,
    closed: { type: 'boolean' },
  },
};

const state = {
  type: 'object',
  additionalProperties: false,
  properties: { title: text, requires: names, frozen: names, waits_for: name },
};

const transition = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: {
    title: text,
    from: { ...names, minItems: 1 },
    to: name,
    requires: names,
    sets: { type: 'object' },
    by: names,
  },
};

const lifecycle = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'initial', 'states', 'transitions'],
  properties: {
    field: name,
    initial: name,
    states: { type: 'object', minProperties: 1, propertyNames: name, additionalProperties: state },
    transitions: { type: 'object', propertyNames: name, additionalProperties: transition },
  },
};

const deadline = {
  type: 'object',
  additionalProperties: false,
  required: ['date', 'done'],
  properties: { date: name, month: name, done: names, who: name },
};

const reference = {
  type: 'object',
  additionalProperties: false,
  required: ['to'],
  properties: {
    to: { type: ['string', 'array'], items: folderOrFile, minLength: 1 },
    inverse: name,
  },
};

/** The keywords that stand at the root of a registry's schema, each with the schema of its value. */
export const rootKeywords: Readonly<Record<string, Mapping>> = {
  'x-registry': registry,
  'x-id': id,
  'x-lifecycle': lifecycle,
  'x-deadline': deadline,
};

/** The keywords that stand on a property, each with the schema of its value. */
export const fieldKeywords: Readonly<Record<string, Mapping>> = {
  'x-ref': reference,
  'x-month': name,
  'x-not-before': name,
  'x-review': { type: 'boolean' },
  'x-personal': { type: 'boolean' },
};
