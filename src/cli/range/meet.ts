import { mergeTrees } from '../../io/git/merge-trees.ts';
import type { Files } from '../../registry/files.ts';
import { labelOf } from '../../registry/find-entry.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import { NOTHING_ASIDE } from '../report/aside.ts';
import type { Gate } from './gate.ts';
import { type Collision, collisionFindings, idCollisions } from './id-collisions.ts';
import { mergeRegistries } from './merge-registries.ts';
import type { Range } from './parse-range.ts';
import type { RangePart } from './range-report.ts';

/** What a range and its target make together: the files, what is to be said of that; or why nobody knows. */
export type Met =
  | { readonly files: Files; readonly tree: string; readonly notes: readonly Diagnostic[] }
  | { readonly part: RangePart };

/** Returns what a merge into the target would hold: as git makes it, and where it cannot, as the merge driver does. */
export async function meet(gate: Gate, range: Range): Promise<Met> {
  const { tree, conflicts } = mergeTrees(gate.repo, range.target, range.tip);
  if (conflicts.length === 0) return { files: gate.snapshots.files(tree), tree, notes: [] };
  const tip = await loadTip(gate, range);
  const collisions = idCollisions(sidesOf(gate, tip)).filter(
    ({ own, other }) =>
      conflicts.includes(gate.repo.bookPrefix + own.file) && labelOf(own) !== labelOf(other),
  );
  if (collisions.length > 0) {
    const told = new Set(collisions.map(({ own }) => gate.repo.bookPrefix + own.file));
    const findings = [
      ...collisionFindings(gate, range, { ...sidesOf(gate, tip), collisions }),
      ...conflicts.filter((path) => !told.has(path)).map((path) => conflictOf(gate, path)),
    ];
    return {
      part: { commit: undefined, identified: undefined, findings, aside: NOTHING_ASIDE, files: tip.files },
    };
  }
  const files = await mergeRegistries(gate, range, { tree, conflicts });
  if (files) return { files, tree, notes: conflicts.map((path) => byRecordOnly(gate, path)) };
  const findings = conflicts.map((path) => conflictOf(gate, path));
  const { files: stood } = gate.trusted;
  return { part: { commit: undefined, identified: undefined, findings, aside: NOTHING_ASIDE, files: stood } };
}

/** Returns the findings of a merge result, those of an id that both sides gave with the command that puts it right. */
export async function withCollisions(
  gate: Gate,
  range: Range,
  { after, findings }: { readonly after: Workspace; readonly findings: readonly Diagnostic[] },
): Promise<readonly Diagnostic[]> {
  const twice = new Set(
    findings.flatMap(({ code, record }) => (code === 'ids/duplicate' ? (record ?? []) : [])),
  );
  if (twice.size === 0) return findings;
  const sides = sidesOf(gate, await loadTip(gate, range));
  const collisions = idCollisions(sides).flatMap(({ own, other }): Collision[] => {
    const there = twice.has(own.id) ? standingIn(after, own) : undefined;
    return there ? [{ own: there, other }] : [];
  });
  const told = new Set(collisions.map(({ own }) => own.id));
  const rest = findings.filter(({ code, record = '' }) => code !== 'ids/duplicate' || !told.has(record));
  return [...rest, ...collisionFindings(gate, range, { ...sides, collisions })];
}

function standingIn({ registries }: Workspace, { id, data, registry }: Entry): Entry | undefined {
  const entries = registries.get(registry.name)?.entries ?? [];
  return entries.find((each) => each.id === id && sameValue(each.data, data));
}

function sidesOf({ trusted, bases }: Gate, tip: Workspace) {
  return { target: trusted, tip, bases };
}

function loadTip({ snapshots, trusted }: Gate, { tip }: Range): Promise<Workspace> {
  return snapshots.load(snapshots.files(tip), trusted.files);
}

function conflictOf({ repo: { bookPrefix } }: Gate, path: string): Diagnostic {
  const up = '../'.repeat(bookPrefix.split('/').length - 1);
  const file = path.startsWith(bookPrefix) ? path.slice(bookPrefix.length) : up + path;
  return {
    code: 'policy/merge-conflict',
    severity: 'error',
    file,
    message: `the branch and its target both change "${path}", and git cannot put the two together`,
    hint: 'merge the target into the branch and decide each line there: git merge, then git push',
  };
}

/** What it would hold is known and was checked; the merge itself has to be made where the merge driver is. */
function byRecordOnly(gate: Gate, path: string): Diagnostic {
  return {
    ...conflictOf(gate, path),
    code: 'policy/merge-by-record',
    severity: 'warning',
    message: `git alone cannot put the two sides of "${path}" together; record by record they go together`,
    hint: 'merge the target into the branch: grantbook merge-driver install, git merge, git push',
  };
}
