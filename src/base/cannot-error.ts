/**
 * Something outside the data stands in the way: no book, no git, a repository in the middle of a
 * merge, a lock. `conflict` where somebody else changed it meanwhile and trying again may help, `outdated`
 * where the book needs a newer grantbook.
 */
export class CannotError extends Error {
  override readonly name = 'CannotError';
  readonly kind: 'environment' | 'conflict' | 'outdated';
  readonly hint: string | undefined;

  constructor(
    message: string,
    options: { hint?: string; kind?: 'environment' | 'conflict' | 'outdated' } = {},
  ) {
    super(message);
    this.hint = options.hint;
    this.kind = options.kind ?? 'environment';
  }
}
