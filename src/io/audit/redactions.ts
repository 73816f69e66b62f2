import { type Day, parseDay } from '../../base/day.ts';
import type { KeptRedaction } from '../../history/audit/redactions.ts';
import { parseRedactionMap, REDACTION_TAGS } from '../../history/redaction-map.ts';
import type { SigningKey } from '../../registry/signing-keys.ts';
import type { Repository } from '../git/repository.ts';
import { listTags, readTag, readTagObject } from '../git/tags.ts';
import { withVerifier } from '../git/verify-signature.ts';
import { tagObjects } from './anchors.ts';

/** Returns the redaction maps that a repository's tags hold, in the order they were made, with what the keys given say of who signed them. */
export async function keptRedactions(
  repo: Repository,
  keys: readonly SigningKey[],
): Promise<KeptRedaction[]> {
  const number = (name: string) => Number(name.slice(REDACTION_TAGS.length));
  const names = listTags(repo, REDACTION_TAGS).sort((a, b) => number(a) - number(b));
  if (names.length === 0) return [];
  const objects = tagObjects(repo);
  return withVerifier({ keys, objectFormat: repo.objectFormat }, async (_, verifyTag) =>
    names.map((tag) => {
      const text = textOf(repo, tag);
      const bytes = readTagObject(repo, tag) ?? new Uint8Array();
      const checked = verifyTag(bytes, dayOf(text));
      const signature = checked.kind === 'valid' ? { kind: checked.kind, person: checked.person } : checked;
      return { tag, object: objects.get(tag) ?? '', text, signature };
    }),
  );
}

function textOf(repo: Repository, name: string): string {
  const tag = readTag(repo, name);
  return tag?.annotated && tag.name === name ? tag.message : '';
}

/** The day that a map says; one that says none is no map, and nobody's. */
function dayOf(text: string): Day {
  const map = parseRedactionMap(text);
  return (typeof map === 'string' ? undefined : parseDay(map.on)) ?? EARLIEST;
}

const EARLIEST = '1970-01-01' as Day;
