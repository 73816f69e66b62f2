import { type Code, codeEntry } from '../../text/codes/index.ts';
import type { Severity } from '../../text/diagnostic.ts';

/** What an audit found: in a commit, or in the repository as a whole. */
export type AuditFinding = {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, with the value in double quotes. */
  readonly message: string;
  readonly hint?: string;
  /** The full id of the commit it is about; absent where it is about the repository. */
  readonly commit?: string;
  /** A file of the book in that commit, and the line in it, from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly record?: string;
  readonly field?: string;
};

/** What was found before it is said where: its severity is that of its code. */
export type Found = Omit<AuditFinding, 'severity' | 'commit'>;

/** Returns a finding of a commit, or of the repository where none is given. */
export function asFinding(found: Found, commit?: string): AuditFinding {
  const severity = codeEntry(found.code)?.severity ?? 'error';
  return { ...found, severity, ...(commit !== undefined && { commit }) };
}
