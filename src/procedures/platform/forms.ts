import type { Day } from '../../base/day.ts';
import { isClosed } from '../../registry/is-closed.ts';
import type { Entry, Registry, Workspace } from '../../registry/workspace.ts';
import type { FieldInfo } from '../../schema/registry-schema.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { Form, Question } from './form.ts';
import { optionText } from './option-text.ts';

/** Registries whose records anybody may ask for, by a form that their schema gives. */
const RAISED = ['risks', 'issues'];
const CHANGED = 'deliverables';

/** More than this is written, not chosen from a list. */
const MOST_OPTIONS = 100;
/** From which records is chosen, and on which day. */
type Choosing = { readonly workspace: Workspace; readonly today: Day };

const PLAIN_ID = /^[\w.-]+$/;

/** Returns the forms by which somebody who never edits a file reports what is wrong, or asks for a change. */
export function formsOf(workspace: Workspace, today: Day): Form[] {
  const registries = [...workspace.registries.values()];
  const changed = workspace.registries.get(CHANGED);
  const choosing = { workspace, today };
  const change = changed && changeForm(changed, choosing);
  const raised = RAISED.flatMap((name) => {
    const registry = workspace.registries.get(name);
    return registry ? [raiseForm(registry, choosing)] : [];
  });
  return [mistakeForm(registries), ...(change ? [change] : []), ...raised];
}

function mistakeForm(registries: readonly Registry[]): Form {
  return {
    file: 'mistake',
    name: 'A mistake in the book',
    about: 'Something in a registry or a document is wrong, or out of date.',
    questions: [
      {
        id: 'registry',
        label: 'Where is it?',
        required: true,
        kind: 'one',
        options: distinct(registries.map(({ schema }) => schema.title)),
      },
      {
        id: 'record',
        label: 'Which record?',
        description: 'Its id, such as D3.2; more than one is fine.',
        required: false,
        kind: 'line',
      },
      { id: 'wrong', label: 'What is wrong?', required: true, kind: 'text' },
      { id: 'right', label: 'What would be right, and how do you know?', required: true, kind: 'text' },
    ],
  };
}

/** Undefined where no record is open: there is nothing to change. */
function changeForm({ schema, entries }: Registry, choosing: Choosing): Form | undefined {
  const options = optionsOf(entries, choosing);
  if (options.length === 0) return undefined;
  const weighty = new Set(
    [...schema.guards.map(({ field }) => field), ...schema.review].map(([name]) => name),
  );
  const fields = schema.fields.filter(({ name }) => name !== schema.id.field && weighty.has(name));
  return {
    file: `change-${schema.noun}`,
    name: `A change to a ${schema.noun}`,
    about: `Ask for another date, responsibility or content of a ${schema.noun}.`,
    questions: [
      { id: 'record', label: `Which ${schema.noun}?`, required: true, ...chosenOf(options, 'one') },
      {
        id: 'what',
        label: 'What of it?',
        required: true,
        kind: 'several',
        options: distinct([...fields.map(({ title }) => title), 'Something else']),
      },
      { id: 'change', label: 'What should it say instead?', required: true, kind: 'text' },
      {
        id: 'reason',
        label: 'Why?',
        description: 'And what else it moves: other dates, costs, partners.',
        required: true,
        kind: 'text',
      },
    ],
  };
}

/** What the schema asks for, but what is filled in by whoever keeps the registry. */
function raiseForm({ schema }: Registry, choosing: Choosing): Form {
  const { noun, id, lifecycle } = schema;
  const asked = schema.fields.filter(
    ({ name, required, schema: json }) =>
      required && name !== id.field && name !== lifecycle?.field && json.format !== 'date',
  );
  return {
    file: `raise-${noun}`,
    name: `Raise a${/^[aeiou]/.test(noun) ? 'n' : ''} ${noun}`,
    about: schema.description === '' ? `What is asked for a ${noun}.` : schema.description,
    questions: asked.map((field) => questionOf(field, choosing)),
  };
}

function questionOf({ name, title, description, schema }: FieldInfo, choosing: Choosing): Question {
  const about = { id: name, label: title, description, required: true };
  const items = isMapping(schema.items) ? schema.items : undefined;
  const options = choices(items ?? schema, choosing);
  if (options.length > 0) return { ...about, ...chosenOf(options, items ? 'several' : 'one') };
  return { ...about, kind: schema.format === 'line' || schema.type !== 'string' ? 'line' : 'text' };
}

/** What a value can be: words, the records it may refer to, numbers of a short range. */
function choices(schema: Mapping, choosing: Choosing): string[] {
  if (isList(schema.enum)) return schema.enum.filter((each) => typeof each === 'string');
  const ref = isMapping(schema['x-ref']) ? schema['x-ref'].to : undefined;
  if (typeof ref === 'string')
    return optionsOf(choosing.workspace.registries.get(ref)?.entries ?? [], choosing);
  const { type, minimum, maximum } = schema;
  if (type !== 'integer' || typeof minimum !== 'number' || typeof maximum !== 'number') return [];
  if (maximum - minimum > 10) return [];
  return Array.from({ length: maximum - minimum + 1 }, (_, i) => String(minimum + i));
}

/** Records that are open still: neither done nor of the past. */
function optionsOf(entries: Registry['entries'], { workspace, today }: Choosing): string[] {
  const open = entries.filter(
    (entry) => PLAIN_ID.test(entry.id) && !isClosed(entry) && !hasEnded(entry, today),
  );
  return distinct(open.map((entry) => optionText(entry, workspace)));
}

function hasEnded({ registry, data }: Entry, today: Day): boolean {
  const end = registry.active && data[registry.active.to];
  return typeof end === 'string' && end < today;
}

function chosenOf(options: readonly string[], kind: 'one' | 'several') {
  return options.length <= MOST_OPTIONS ? { kind, options } : { kind: 'line' as const };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
