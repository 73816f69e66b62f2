import { fingerprints } from '../../registry/findings/fingerprint.ts';
import { type Known, knownFindings } from '../../registry/findings/known.ts';
import { type Bearing, bearings } from '../../registry/findings/policy.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { isAlwaysOn } from '../../text/codes/always-on.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** A finding that a book knows of, and the id of the record that says so. */
export type KnownFinding = { readonly finding: Diagnostic; readonly known: string };

/** What is made of findings: those that count, each as heavy as the policy has it, and those that are set aside. */
export type Settled = {
  readonly findings: readonly Diagnostic[];
  /** Of the findings, those that the policy made advice. */
  readonly advised: readonly Diagnostic[];
  readonly off: readonly Diagnostic[];
  readonly known: readonly KnownFinding[];
};

/** Returns what a book makes of findings, by its policy and the findings it knows of. */
export function settle(workspace: Workspace, found: readonly Diagnostic[]): Settled {
  const bearing = bearings(workspace);
  const knownBy = knower(workspace);
  const settled = {
    findings: [] as Diagnostic[],
    advised: [] as Diagnostic[],
    off: [] as Diagnostic[],
    known: [] as KnownFinding[],
  };
  for (const finding of found) {
    const by = knownBy(finding);
    const as = bearing(finding.code);
    if (by) settled.known.push({ finding, known: by.entry.id });
    else if (as === 'off') settled.off.push(finding);
    else {
      const weighed = weigh(finding, as);
      settled.findings.push(weighed);
      if (finding.severity === 'error' && weighed.severity !== 'error') settled.advised.push(weighed);
    }
  }
  return settled;
}

/** Returns the findings that count, as the book has them. */
export function counting(workspace: Workspace, found: readonly Diagnostic[]): readonly Diagnostic[] {
  return settle(workspace, found).findings;
}

/** Returns what stands in a book that it does not know of: also what its policy does not show, as that was there all the same. */
export function standing(workspace: Workspace, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const { findings, off } = settle(workspace, found);
  return [...findings, ...off];
}

function weigh(finding: Diagnostic, as: Bearing | undefined): Diagnostic {
  if (as === 'block') return { ...finding, severity: 'error' };
  return as === 'advise' && finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

/** Each known finding stands for one: of two alike, the second is new. */
function knower(workspace: Workspace): (finding: Diagnostic) => Known | undefined {
  const left = new Map<string, Known[]>();
  const codes = new Set<string>();
  for (const known of knownFindings(workspace).filter(({ code }) => !isAlwaysOn(code))) {
    left.set(known.fingerprint, [...(left.get(known.fingerprint) ?? []), known]);
    codes.add(known.code);
  }
  const fingerprintOf = fingerprints(workspace.files);
  return (finding) => (codes.has(finding.code) ? left.get(fingerprintOf(finding))?.shift() : undefined);
}
