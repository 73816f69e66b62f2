import type { Diagnostic } from '../../text/diagnostic.ts';
import { EXIT } from '../command.ts';

/** Returns the exit code: a broken schema, or nothing to check, is never "clean", and what depends on the reader is a bug. */
export function validateExit(findings: readonly Diagnostic[], records: number): number {
  if (findings.some((finding) => finding.code === 'yaml/readers-disagree')) return EXIT.bug;
  if (findings.some((finding) => finding.code.startsWith('declaration/'))) return EXIT.couldNotCheck;
  if (findings.some((finding) => finding.severity === 'error')) return EXIT.findings;
  return records === 0 ? EXIT.couldNotCheck : EXIT.clean;
}
