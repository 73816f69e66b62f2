import { fitsWhere } from '../../registry/fits-where.ts';
import { holds } from '../../registry/holds.ts';
import { currentState, isInState } from '../../registry/lifecycle.ts';
import { reachTexts } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting, settingName } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Need } from '../../schema/keywords/needs.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, type Path } from '../../text/value.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';
import { referringRecords } from './referring-records.ts';
import { quoted, wayHint } from './way-hint.ts';

/** A state has the other records that it asks for, and none of them open that it closes: `needs`. */
export const needsRule: EachRule = eachRegistry('needs of states', function* (registry, { workspace }) {
  const states = [...(registry.schema.lifecycle?.states.values() ?? [])];
  if (!states.some(({ needs }) => needs.length > 0)) return;
  for (const entry of registry.entries) yield* checkRecord(entry, workspace);
});

function* checkRecord(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const need of currentState(entry)?.needs ?? []) {
    const found = referringRecords(workspace, need)?.(entry.id);
    if (found)
      yield* checkNeed(
        { entry, need, found: found.filter(({ data }) => fitsWhere(data, need.where)) },
        workspace,
      );
  }
}

/** A record, one need of its state, and the records of that kind that refer to it. */
type Asked = { readonly entry: Entry; readonly need: Need; readonly found: readonly Entry[] };

function* checkNeed(asked: Asked, workspace: Workspace): Generator<Diagnostic> {
  const { need } = asked;
  if (need.all) yield* openRecords(asked);
  if (need.forEach !== undefined) yield* forEach(asked, need.forEach, workspace);
  else if (!need.all || need.atLeast !== undefined) yield* atLeast(asked, workspace);
}

function* openRecords({ entry, need, found }: Asked): Generator<Diagnostic> {
  const open = found.filter((each) => !isInState(each, need.states));
  const [first] = open;
  if (!first) return;
  const named = open.slice(0, 3).map(({ id }) => id);
  const ids = open.length > 3 ? `${named.join(', ')} and ${open.length - 3} more` : named.join(', ');
  yield entryFinding(entry, {
    code: 'lifecycle/open-record',
    path: statePath(entry),
    message: `${describe(entry)} while not every ${first.registry.noun} of it is ${quoted(need.states)}: ${ids}`,
    hint: wayHint(first, need.states),
    related: open.map((each) => ({
      file: each.file,
      span: each.record.locate(statePath(each))?.value ?? each.record.slice,
      message: `${each.registry.noun} ${each.id} is "${currentState(each)?.name}"`,
    })),
  });
}

function* forEach(asked: Asked, way: string, workspace: Workspace): Generator<Diagnostic> {
  const { entry, need, found } = asked;
  const wanted = leastOf(asked, workspace);
  for (const value of new Set(reachTexts(workspace, { entry, path: [] }, way))) {
    const own = found.filter((each) => need.match === undefined || holds(each.data[need.match], value));
    const there = own.filter((each) => isInState(each, need.states));
    if (there.length >= wanted) continue;
    yield entryFinding(entry, {
      code: 'lifecycle/needs-record',
      path: placeOf(entry, way, value),
      message: `${describe(entry)} and has no ${nounOf(need, workspace)} of "${value}"${inStates(need)}`,
      hint: nextStep({ ...asked, found: own }, workspace, value),
    });
  }
}

function* atLeast(asked: Asked, workspace: Workspace): Generator<Diagnostic> {
  const { entry, need, found } = asked;
  const there = found.filter((each) => isInState(each, need.states));
  const wanted = leastOf(asked, workspace);
  if (there.length >= wanted) return;
  const setting = typeof need.atLeast === 'string' ? ` (${settingOf(asked, need.atLeast, workspace)})` : '';
  const count = wanted === 1 ? 'has no' : `has ${there.length} of ${wanted}${setting}:`;
  yield entryFinding(entry, {
    code: 'lifecycle/needs-record',
    path: statePath(entry),
    message: `${describe(entry)} and ${count} ${nounOf(need, workspace)}${inStates(need)}`,
    hint: nextStep(asked, workspace),
  });
}

/** A number that the project does not set is one: asked for, it is never none. */
function leastOf({ entry, need: { atLeast: least } }: Asked, workspace: Workspace): number {
  if (typeof least !== 'string') return least ?? 1;
  return numberSetting(workspace, least, { entry, path: [] }) ?? 1;
}

function settingOf({ entry }: Asked, way: string, workspace: Workspace): string {
  return settingName(workspace, way, { entry, path: [] });
}

/** Returns the command that takes on a record which is there, or adds one. */
function nextStep({ entry, need, found }: Asked, workspace: Workspace, value?: string): string {
  const signing = workspace.registries.get(need.registry)?.schema.signOff;
  if (signing?.of === need.via)
    return `somebody who did not write it runs: grantbook review ${entry.id} --accept`;
  const [open] = found.filter((each) => !isInState(each, need.states));
  if (open) return wayHint(open, need.states);
  const match = value === undefined || need.match === undefined ? [] : [`${need.match}=${value}`];
  const where = [...need.where].map(([field, [first]]) => `${field}=${String(first)}`);
  const fields = [`${need.via}=${entry.id}`, ...match, ...where].join(' ');
  return `grantbook add ${nounOf(need, workspace)} ${fields} …`;
}

function placeOf(entry: Entry, way: string, value: string): Path {
  const field = entry.data[way];
  if (isList(field) && field.includes(value)) return [way, field.indexOf(value)];
  return field === value ? [way] : statePath(entry);
}

function statePath({ registry }: Entry): Path {
  return registry.lifecycle ? [registry.lifecycle.field] : [];
}

function describe(entry: Entry): string {
  return `${entry.registry.noun} ${entry.id} is "${currentState(entry)?.name}"`;
}

function nounOf(need: Need, { registries }: Workspace): string {
  return registries.get(need.registry)?.schema.noun ?? need.registry;
}

function inStates({ states }: Need): string {
  return states.length === 0 ? '' : ` that is ${quoted(states)}`;
}
