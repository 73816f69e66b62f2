import { formerIdsOf, formerRecords } from '../registry/former-ids.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { eachRegistry } from './each-registry.ts';
import { comparedRecords } from './past.ts';
import type { Rule, Situation } from './rule.ts';

/**
 * An id that a record had stays its own: no other record has it or had it. The list of former ids says what
 * was, so that nothing is taken off it, and only the id that a record gives up is put on it.
 */
export const formerIdRules: readonly Rule[] = [
  eachRegistry('former ids', function* (registry, { workspace }) {
    if (registry.schema.former === undefined) return;
    for (const entry of registry.entries) yield* ofOthers(entry, workspace);
  }),
  {
    name: 'former ids as they were',
    *check(situation) {
      for (const { entry, old } of comparedRecords(situation)) {
        if (entry.registry.former !== undefined) yield* asItWas(entry, old, situation);
      }
    },
  },
];

function* ofOthers(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const [i, id] of formerIdsOf(entry).entries()) {
    const other = workspace.entries.get(id) ?? formerRecords(workspace).get(id) ?? entry;
    if (other === entry || workspace.entries.get(entry.id) !== entry) continue;
    const has = other.id === id ? 'is' : 'was';
    yield entryFinding(entry, {
      code: 'ids/former-taken',
      path: [entry.registry.former ?? '', i],
      message: `"${id}" ${has} the id of another record, ${other.registry.noun} ${other.id}`,
      hint: `one id leads to one record: take it out here, or give the other record another: grantbook rename ${other.id} NEW`,
      related: [
        {
          file: other.file,
          span: other.record.locate([other.registry.id.field])?.value ?? other.record.slice,
          message: `the record "${other.id}"`,
        },
      ],
    });
  }
}

function* asItWas(entry: Entry, old: Entry | undefined, situation: Situation): Generator<Diagnostic> {
  const [was, is] = [old ? formerIdsOf(old) : [], formerIdsOf(entry)];
  const path = [entry.registry.former ?? ''];
  const lost = was.filter((id, i) => is[i] !== id);
  if (lost.length > 0) {
    yield entryFinding(entry, {
      code: 'ids/former-lost',
      path,
      message: `${entry.id} does not say any more, in this order, that it was ${lost.join(', ')}`,
      hint: `write ${path[0]}: [${[...new Set([...was, ...is])].join(', ')}]`,
    });
    return;
  }
  const added = is.slice(was.length);
  const wrong = added.filter((id) => !isFounded(id, { entry, old, situation }));
  if (wrong.length === 0) return;
  yield entryFinding(entry, {
    code: 'ids/never-had',
    path,
    message: `${entry.id} was never ${wrong.join(', ')}: nothing in the book before says so`,
    hint: `former ids are put in by the command that changes an id: grantbook rename ${entry.id} NEW`,
  });
}

type Founding = { readonly entry: Entry; readonly old: Entry | undefined; readonly situation: Situation };

/** A record that comes whole may have had ids that no other had; of one that was there it is known. */
function isFounded(id: string, { entry, old, situation }: Founding): boolean {
  const { renamed, before, usedIds } = situation;
  const had = renamed?.get(entry.id);
  if (had === id) return true;
  if (old && had === undefined) return false;
  return before?.entries.has(id) === false && !(usedIds?.().has(id) ?? false);
}
