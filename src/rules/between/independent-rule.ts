import { isInState } from '../../registry/lifecycle.ts';
import { fieldName, membersAt } from '../../registry/members.ts';
import { partnerOf } from '../../registry/people.ts';
import { reachTexts } from '../../registry/reach.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { IndependentRule } from '../../schema/keywords/independent.ts';
import type { Ruled } from '../../schema/registry-schema.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Path } from '../../text/value.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** Who judges is none of those who did the work, nor of their organisations, as `x-independent` says. */
export const independentRule: EachRule = eachRegistry('independence', function* (registry, { workspace }) {
  for (const rule of registry.schema.independent) {
    for (const entry of registry.entries) yield* checkField(entry, rule, workspace);
  }
});

function* checkField(
  entry: Entry,
  rule: Ruled<IndependentRule>,
  workspace: Workspace,
): Generator<Diagnostic> {
  if (!isInState(entry, rule.while)) return;
  for (const { path, value } of membersAt(entry.data, rule.field)) {
    if (typeof value === 'string') yield* checkOne({ entry, path, id: value }, rule, workspace);
  }
}

type Judge = { readonly entry: Entry; readonly path: Path; readonly id: string };

/** One finding for each who is not independent, by the first tie that is found. */
function* checkOne(judge: Judge, rule: IndependentRule, workspace: Workspace): Generator<Diagnostic> {
  for (const way of rule.of) {
    const tie = tieOf(judge, { way, partners: rule.partners }, workspace);
    if (tie === undefined) continue;
    yield entryFinding(judge.entry, {
      code: 'roles/not-independent',
      path: judge.path,
      message: tie,
      hint: `name somebody else: ${replacement(judge)}`,
    });
    return;
  }
}

type Others = { readonly way: string; readonly partners: boolean };

function tieOf(
  { entry, path, id }: Judge,
  { way, partners }: Others,
  workspace: Workspace,
): string | undefined {
  const others = reachTexts(workspace, { entry, path }, way);
  if (others.includes(id)) return `"${id}" stands in "${way}" as well`;
  const partner = partners ? partnerOf(workspace, id) : undefined;
  const other = others.find((each) => partner !== undefined && partnerOf(workspace, each) === partner);
  if (other === undefined) return undefined;
  const tie = other === partner ? `which stands in "${way}"` : `as is ${other} in "${way}"`;
  return `"${id}" is of ${partner}, ${tie}`;
}

function replacement({ entry, path, id }: Judge): string {
  const list = path.slice(0, -1);
  return typeof path.at(-1) === 'number'
    ? `grantbook set ${entry.id} ${fieldName(list)}-=${id} ${fieldName(list)}+=…`
    : `grantbook set ${entry.id} ${fieldName(path)}=…`;
}
