import { parseDay } from '../../base/day.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Actor } from '../../rules/actor.ts';
import { type Identified, identify, type SignatureSays } from '../../rules/identity/identify.ts';
import { onBehalfOf } from '../event-facts.ts';
import type { Found } from './audit-finding.ts';
import type { TrailCommit } from './trail.ts';

/** What is said of who made a commit, and the actor whose roles count, where a signature vouches for one. */
export type Signed = { readonly findings: readonly Found[]; readonly actor: Actor | undefined };

/**
 * Returns what is wrong with a commit's signature, and who it vouches for, by the people of a trusted
 * book. A commit without one has nothing wrong: how many there are is counted, and no role is judged.
 */
export function signedBy(
  commit: TrailCommit,
  signature: SignatureSays | undefined,
  trusted: Workspace,
): Signed {
  if (signature === undefined || signature.kind === 'unsigned') return { findings: [], actor: undefined };
  const { code, message } = unproven(signature) ?? {};
  if (code !== undefined && message !== undefined) return { findings: [{ code, message }], actor: undefined };
  const { actor, by, findings } = identified(commit, signature, trusted);
  return {
    findings: findings.map(({ code: of, message: said, hint }) => ({
      code: of,
      message: said,
      ...(hint !== undefined && { hint }),
    })),
    actor: by === 'signature' ? actor : undefined,
  };
}

/** A signature that is right, by a key that counts for nobody, or not on that day. */
function unproven(signature: SignatureSays): Found | undefined {
  switch (signature.kind) {
    case 'unknown-key':
      return { code: 'audit/unknown-key', message: signature.why };
    case 'not-then':
    case 'unsupported':
      return { code: 'audit/unproven-signature', message: signature.why };
    default:
      return undefined;
  }
}

function identified(commit: TrailCommit, signature: SignatureSays, trusted: Workspace): Identified {
  const { author, committer } = commit;
  const on = parseDay(committer.date) ?? EARLIEST;
  const claims = onBehalfOf(commit).map(({ name, email }) => (email === '' ? name : email));
  return identify({ author, signature, account: undefined, claims }, { trusted, on });
}

const EARLIEST = '1970-01-01' as NonNullable<ReturnType<typeof parseDay>>;
