import { historyAttacks } from './history-attacks.ts';
import { messageAttacks } from './message-attacks.ts';
import { repositoryAttacks } from './repository-attacks.ts';
import { ruleAttacks } from './rule-attacks.ts';
import type { Scene } from './scene.ts';
import { signatureAttacks } from './signature-attacks.ts';

/** Something done to a book behind the back of its rules, and what the audit says of it. */
export type Attack = {
  readonly name: string;
  /** Does it; may return another folder to be audited. */
  readonly act: (scene: Scene) => string | undefined | Promise<string | undefined>;
  /** The codes that are found, at least. */
  readonly finds: readonly string[];
  /** 1 where nothing is said; 3 for what could not be checked. */
  readonly exit?: 0 | 1 | 3;
  /** Whether the anchors of the second place are compared. */
  readonly elsewhere?: boolean;
  /** What shows of it, where something does: what a reader of git log would have to see. */
  readonly trace: RegExp;
  /** Whether it takes ssh-keygen. */
  readonly signs?: boolean;
};

/** Every attack that is tried, by what it goes for. */
export const attacks: readonly Attack[] = [
  ...repositoryAttacks,
  ...historyAttacks,
  ...messageAttacks,
  ...ruleAttacks,
  ...signatureAttacks,
];
