const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals held back while a change is under way. */
export type Interruptions = {
  /** Aborts as soon as the user wants out: slow steps stop, half-done ones finish or roll back. */
  readonly signal: AbortSignal;
  /** Lets signals through again, and delivers the one held back. */
  readonly release: () => void;
};

/** Holds back the signals that end a process, so that none leaves a change half-made. */
export function holdInterruptions(): Interruptions {
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    received ??= signal;
    controller.abort();
  };
  const others = SIGNALS.map((name) => ({ name, listeners: process.rawListeners(name) }));
  for (const { name } of others) process.removeAllListeners(name).on(name, note);
  return {
    signal: controller.signal,
    release: () => {
      for (const { name, listeners } of others) {
        process.removeListener(name, note);
        for (const listener of listeners) process.on(name, listener as NodeJS.SignalsListener);
      }
      if (received !== undefined) process.kill(process.pid, received);
    },
  };
}

/** Returns after signals that have arrived during synchronous work were noted. */
export async function noteSignals(): Promise<void> {
  // The event loop looks for signals once a turn: the second turn has certainly looked.
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}
