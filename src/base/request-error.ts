/** A wrong request: an unknown id, contradictory flags. The command line prints it and exits with 2. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
