import { closest } from '../../base/suggest.ts';
import { knownFindings } from '../../registry/findings/known.ts';
import { familyOf, POLICY, policyLines } from '../../registry/findings/policy.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import { codes } from '../../text/codes/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** The policy names codes that there are, each once, and nothing that is always on; nor do the known findings. */
export const policyRule: Rule = {
  name: 'policy of findings',
  *check({ workspace }) {
    const [project] = workspace.registries.get('project')?.entries ?? [];
    if (project) yield* checkLines(project, workspace);
    for (const { entry, code } of knownFindings(workspace))
      if (isAlwaysOn(code)) yield alwaysOn(entry, ['code'], code);
  },
};

function* checkLines(project: Entry, workspace: Workspace): Generator<Diagnostic> {
  const seen = new Set<string>();
  for (const [index, { code }] of policyLines(workspace)) {
    const path = [POLICY, index, 'code'];
    if (!NAMES.has(code)) yield unknown(project, path, code);
    else if (codesOf(code).every(isAlwaysOn)) yield alwaysOn(project, path, code);
    else if (seen.has(code)) yield saidTwice(project, path, code);
    seen.add(code);
  }
}

const ALL = Object.keys(codes);
const NAMES: ReadonlySet<string> = new Set([...ALL, ...ALL.map(familyOf)]);

function codesOf(name: string): string[] {
  return ALL.filter((code) => code === name || familyOf(code) === name);
}

type Path = readonly (string | number)[];

function unknown(entry: Entry, path: Path, code: string): Diagnostic {
  const near = closest(code, NAMES);
  return entryFinding(entry, {
    code: 'policy/unknown-code',
    path,
    message: `"${code}" is no code, nor a family of codes`,
    hint: near.length > 0 ? `did you mean "${near.join('", "')}"?` : 'list them with: grantbook explain',
    suggestions: near,
  });
}

function alwaysOn(entry: Entry, path: Path, code: string): Diagnostic {
  return entryFinding(entry, {
    code: 'policy/always-on',
    path,
    message: `"${code}" guards the trail, the approvals or the people of the book: it always counts, whatever stands here`,
    hint: `take the ${path.length > 1 ? 'line' : 'record'} out, and put what is found right: grantbook explain${code.endsWith('*') ? '' : ` ${code}`}`,
  });
}

function saidTwice(entry: Entry, path: Path, code: string): Diagnostic {
  return entryFinding(entry, {
    code: 'policy/said-twice',
    path,
    message: `the policy says of "${code}" before what it makes of it: that counts`,
    hint: 'leave one of the two lines',
  });
}
