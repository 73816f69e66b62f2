/** What has been noted since the innermost `noting` began. */
let noted: Set<string> | undefined;

/** Notes that what is being worked out rests on a part of something larger. */
export function noteUse(part: string): void {
  noted?.add(part);
}

/** Notes several parts. */
export function noteUses(parts: Iterable<string>): void {
  if (noted) for (const part of parts) noted.add(part);
}

/** Returns what some work gives, and the parts that it rests on; whoever asked for the work rests on them as well. */
export function noting<Result>(work: () => Result): {
  readonly result: Result;
  readonly uses: ReadonlySet<string>;
} {
  const around = noted;
  const uses = new Set<string>();
  noted = uses;
  try {
    return { result: work(), uses };
  } finally {
    noted = around;
    noteUses(uses);
  }
}
