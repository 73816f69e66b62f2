import { afterAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/day.ts';
import type { Assignment } from '../../src/change/assignment.ts';
import { Draft } from '../../src/change/draft.ts';
import { moveRecord } from '../../src/change/move-record.ts';
import { isFilled } from '../../src/registry/lifecycle.ts';
import { isNamed, rolesOf } from '../../src/registry/people.ts';
import { reachTexts } from '../../src/registry/reach.ts';
import type { Entry } from '../../src/registry/workspace.ts';
import type { Actor } from '../../src/rules/actor.ts';
import type { RegistrySchema, Transition } from '../../src/schema/registry-schema.ts';
import { bWise } from '../support/b-wise-book.ts';
import { codesByHand, judgeActor, judgeBothWays, type Made } from './both-ways.ts';
import { sampleValue } from './sample-value.ts';
import { inState, laidOver, planned, type Subject, set, subjectOf } from './step-subject.ts';

/**
 * A rule holds for every edit: what a command makes of a record is judged as the same bytes are that
 * somebody writes by hand. Shown for every step of every registry that the repository ships, read from
 * its schema, on the B-WISE book.
 */

/** Every day one refusal of each step is shown, the cheapest that it has; with TIER=all all of them. */
const ALL = process.env.TIER === 'all';

const book = await bWise();
const steps = [...book.registries.values()].flatMap(({ schema }) =>
  [...(schema.lifecycle?.transitions.values() ?? [])].map(
    (step) => [`${schema.name} ${step.name}`, schema, step] as const,
  ),
);

const shown = new Map<string, string[]>();
const say = (name: string, what: string) => shown.set(name, [...(shown.get(name) ?? []), what]);
afterAll(() => {
  for (const [name, what] of shown) console.log(`${name}: ${what.join('; ')}`);
  const passing = [...shown.values()].filter(([first]) => first?.endsWith('passes')).length;
  console.log(`${shown.size} of ${steps.length} steps covered; ${passing} pass as they are taken here`);
});

const today = parseDay('2023-11-20') ?? never();
function never(): never {
  throw new Error('no such day');
}

const nobody: Actor = { name: 'somebody unknown', email: 'nobody@example.org', person: undefined };
const actorOf = (person: Entry): Actor => ({ name: person.id, email: '', person });

/** Somebody who may take the step: with the role, or named by the record, and not named as the author. */
function mayTake({ book: { registries }, entry, step, book: workspace }: Subject): Actor | undefined {
  const named = (ways: readonly string[]) =>
    ways.flatMap((way) => reachTexts(workspace, { entry, path: [] }, way));
  const people = registries.get('people')?.entries ?? [];
  const fits = people.find((person) => {
    if (isNamed(person, named(step.notBy))) return false;
    if (step.by.length + step.byFields.length === 0) return true;
    return rolesOf(person).some((role) => step.by.includes(role)) || isNamed(person, named(step.byFields));
  });
  return fits && actorOf(fits);
}

/** The fields that a step asks for, itself or by the state it leads to, and does not fill. */
function needed({ registry, step }: Pick<Subject, 'registry' | 'step'>): string[] {
  const fields = [...step.requires, ...(registry.lifecycle?.states.get(step.to)?.requires ?? [])];
  return [...new Set(fields)].filter((name) => !Object.hasOwn(step.sets, name));
}

function given({ entry, registry, step, book: workspace }: Subject): Assignment[] {
  const missing = needed({ registry, step }).filter((name) => !isFilled(entry.data[name]));
  return missing.map((name) => set(name, sampleValue(registry, [name], workspace)));
}

/** The steps that lead to the same state from here: an edit by hand does not say which it means. */
function alternatives({ registry, step, entry }: Subject): Transition[] {
  const state = String(entry.data[registry.lifecycle?.field ?? '']);
  const steps = [...(registry.lifecycle?.transitions.values() ?? [])];
  return steps.filter(({ from, to }) => to === step.to && from.includes(state));
}

type Doing = { readonly assignments: readonly Assignment[]; readonly actor: Actor };

/** Takes a step: as the command plans it, and its bytes by hand. */
async function take(subject: Subject, { assignments, actor }: Doing) {
  const { book: workspace, entry, step } = subject;
  const request = { entry, step: step.name, assignments, today, actor: actor.person?.id };
  const plan = planned(await moveRecord(workspace, request));
  const { byCommand, byHand, made } = await judgeBothWays(workspace, plan, actor);
  expect(byHand).toEqual(byCommand);
  return { codes: byCommand, made };
}

/** A state from which the step does not lead, nor another to the same state. */
function wrongStart({ lifecycle }: RegistrySchema, step: Transition): string | undefined {
  const steps = [...(lifecycle?.transitions.values() ?? [])].filter(({ to }) => to === step.to);
  const states = [...(lifecycle?.states.keys() ?? [])];
  return states.find((state) => state !== step.to && !steps.some(({ from }) => from.includes(state)));
}

async function fromWrongState(subject: Subject, actor: Actor): Promise<boolean> {
  const { registry, step } = subject;
  const state = wrongStart(registry, step);
  if (state === undefined) return false;
  const there = await inState(subject.book, registry, state);
  const request = { ...there, step: step.name, assignments: [], today };
  const refused = await moveRecord(there.book, request);
  expect(refused.ok ? [] : refused.diagnostics.map(({ code }) => code)).toEqual(['lifecycle/not-allowed']);
  const draft = new Draft(there.book);
  const assignments = [set(registry.lifecycle?.field ?? '', step.to), ...given({ ...subject, ...there })];
  planned(await draft.edit(there.entry, assignments));
  const plan = draft.plan({ subject: 'by hand', trailers: [] });
  const workspace = await laidOver(there.book, plan);
  const codes = await codesByHand({ book: there.book, plan, workspace }, actor);
  expect(codes).toContain('lifecycle/not-allowed');
  return true;
}

async function withoutField(subject: Subject, doing: Doing): Promise<string | undefined> {
  const ways = alternatives(subject);
  const [field] = needed(subject).filter((name) =>
    ways.every((step) => needed({ ...subject, step }).includes(name)),
  );
  if (field === undefined) return undefined;
  const others = doing.assignments.filter(({ path }) => path[0] !== field);
  const { codes } = await take(subject, {
    ...doing,
    assignments: [...others, { path: [field], operation: 'clear', value: null }],
  });
  expect(codes.filter((code) => ['lifecycle/required-field', 'schema/required'].includes(code))).not.toEqual(
    [],
  );
  return field;
}

async function byTheWrongPeople({ step, entry, book: workspace, ...others }: Subject, made: Made) {
  const ways = alternatives({ step, entry, book: workspace, ...others });
  const refused: string[] = [];
  const judge = async (actor: Actor, code: string) => {
    const { byCommand, byHand } = await judgeActor(made, actor);
    expect(byHand).toEqual(byCommand);
    expect(byCommand).toContain(code);
    refused.push(`by ${actor.name}`);
  };
  if (ways.every(({ by, byFields }) => by.length + byFields.length > 0))
    await judge(nobody, 'lifecycle/not-your-role');
  const named = step.notBy.flatMap((way) => reachTexts(workspace, { entry, path: [] }, way));
  const author = named
    .map((id) => workspace.entries.get(id))
    .find((each) => each?.registry.name === 'people');
  if (author && ways.length === 1) await judge(actorOf(author), 'lifecycle/own-work');
  return refused;
}

/** Why a step cannot be refused at all: it leads from every other state, and asks nobody for anything. */
function neverRefused({ registry, step }: Subject): boolean {
  const open = step.by.length + step.byFields.length + step.notBy.length === 0;
  return open && wrongStart(registry, step) === undefined && needed({ registry, step }).length === 0;
}

describe('a step is judged alike by command and by hand', () => {
  test.each(steps)('%s', { timeout: 60_000 }, async (name, registry, step) => {
    const subject = await subjectOf(book, registry, step);
    const { entry } = subject;
    const assignments = given(subject);
    const actor = mayTake(subject);
    const doing = { assignments, actor: actor ?? nobody };
    const { codes, made } = await take(subject, doing);
    const start = String(entry.data[registry.lifecycle?.field ?? '']);
    say(name, `${entry.id} from "${start}" ${codes.length === 0 ? 'passes' : `finds ${codes.join(', ')}`}`);
    const refused = await byTheWrongPeople(subject, made);
    if ((ALL || refused.length === 0) && (await fromWrongState(subject, doing.actor)))
      refused.push('from another state');
    const field = ALL || refused.length === 0 ? await withoutField(subject, doing) : undefined;
    if (field !== undefined) refused.push(`without ${field}`);
    if (neverRefused(subject))
      refused.push('never: open to anyone, from every other state, with nothing asked for');
    say(name, `refused ${refused.join(', ')}`);
    expect(refused, 'no refusal could be shown').not.toEqual([]);
  });

  test('every step is shown', () => {
    expect(steps.length).toBeGreaterThan(50);
    expect(steps.map(([name]) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});
