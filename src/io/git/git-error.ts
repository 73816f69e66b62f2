import { CannotError } from '../../base/cannot-error.ts';
import { showLine } from '../../base/show-text.ts';

/** git was asked for something and failed, or is not there, or is too old. */
export class GitError extends CannotError {
  /** git's exit code; undefined where it could not be started or was stopped by a signal. */
  readonly exitCode: number | undefined;
  /** The last thing git said that explains it, on one line, safe to print. */
  readonly stderr: string;

  constructor(message: string, { exitCode, stderr, hint }: GitErrorDetails = {}) {
    super(message, hint === undefined ? {} : { hint });
    this.exitCode = exitCode;
    this.stderr = stderr ?? '';
  }
}

type GitErrorDetails = { exitCode?: number | undefined; stderr?: string; hint?: string };

/** Returns git's own explanation on one line: its first `fatal:` or `error:`, else its last words. */
export function explainStderr(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('hint: '));
  const telling = lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? '';
  return showLine(telling.replace(/^(fatal|error): /, '')).slice(0, 400);
}
