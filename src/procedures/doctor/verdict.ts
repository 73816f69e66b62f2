/** How something stands: in order, worth a look, wrong, or not to be told from here. */
export type State = 'ok' | 'warning' | 'problem' | 'unknown';

/** What can be put right without asking: nothing that anybody made is lost by it. */
export type Fix = 'left-behind' | 'commit-graph' | 'merge-driver' | 'long-paths';

/** What a check says: what is so, and where it is not in order, why that matters and the command that mends it. */
export type Verdict = {
  readonly state: State;
  readonly says: string;
  readonly why?: string;
  readonly mend?: string;
  readonly fix?: Fix;
};

/** Returns that something is in order. */
export function inOrder(says: string): readonly Verdict[] {
  return [{ state: 'ok', says }];
}
