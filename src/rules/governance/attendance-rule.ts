import { type Item, itemsOf } from '../../registry/items.ts';
import { partnerOf } from '../../registry/people.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText } from '../../schema/keywords/parts.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** A member counts once, a proxy is held by a partner that is there, and people come for their own partner. */
export const attendanceRule: Rule = {
  name: 'attendance',
  *check({ workspace }) {
    for (const meeting of workspace.registries.get('meetings')?.entries ?? []) {
      const places = itemsOf(meeting.data, 'attendance');
      for (const place of places) {
        yield* proxy(meeting, place, places);
        yield* countedTwice(meeting, place, places);
        yield* otherPartner(meeting, { place, field: 'person' }, workspace);
      }
    }
    for (const body of workspace.registries.get('bodies')?.entries ?? []) {
      for (const place of itemsOf(body.data, 'members')) {
        yield* otherPartner(body, { place, field: 'person' }, workspace);
        yield* otherPartner(body, { place, field: 'deputy' }, workspace);
      }
    }
  },
};

const THERE = ['in_person', 'remote'];

function* proxy(meeting: Entry, { path, data }: Item, places: readonly Item[]): Generator<Diagnostic> {
  const [partner, holder] = [asText(data.partner), asText(data.represented_by)];
  const wrong = wrongProxy(data, places);
  if (wrong === undefined) return;
  yield entryFinding(meeting, {
    code: 'meetings/proxy',
    path: [...path, holder === undefined ? 'mode' : 'represented_by'],
    message: `"${holder ?? String(data.mode)}": ${partner} ${wrong}`,
    hint: 'a proxy is "mode: proxy" and "represented_by:" another partner that is there in person or remotely',
  });
}

function wrongProxy(
  { partner, mode, represented_by: holder }: Item['data'],
  places: readonly Item[],
): string | undefined {
  if (mode !== 'proxy') return holder === undefined ? undefined : 'is represented, and its mode is not proxy';
  if (holder === undefined) return 'has given a proxy to nobody';
  if (holder === partner) return 'cannot represent itself';
  const there = places.some(({ data }) => data.partner === holder && THERE.includes(asText(data.mode) ?? ''));
  return there ? undefined : 'has given its proxy to a partner that is not there';
}

function* countedTwice(meeting: Entry, { path, data }: Item, places: readonly Item[]): Generator<Diagnostic> {
  if (data.mode !== 'proxy') return;
  const others = places.filter((other) => other.path !== path && other.data.partner === data.partner);
  const twice = others.find(
    (other) => THERE.includes(asText(other.data.mode) ?? '') || isEarlierProxy(other, path),
  );
  if (!twice) return;
  yield entryFinding(meeting, {
    code: 'meetings/counted-twice',
    path: [...path, 'partner'],
    message: `"${String(data.partner)}" is counted twice: as represented, and as ${String(twice.data.mode).replaceAll('_', ' ')}`,
    hint: 'a member has one vote: keep one of the two entries',
  });
}

function isEarlierProxy({ path, data }: Item, than: Item['path']): boolean {
  return data.mode === 'proxy' && Number(path[1]) < Number(than[1]);
}

type Sitting = { readonly place: Item; readonly field: 'person' | 'deputy' };

function* otherPartner(entry: Entry, { place, field }: Sitting, workspace: Workspace): Generator<Diagnostic> {
  const [person, partner] = [asText(place.data[field]), asText(place.data.partner)];
  const own = person === undefined ? undefined : partnerOf(workspace, person);
  if (own === undefined || partner === undefined || own === partner) return;
  yield entryFinding(entry, {
    code: 'meetings/other-partner',
    path: [...place.path, field],
    message: `"${person}" is of ${own}, and stands for ${partner}`,
    hint: `name a person of ${partner}, or enter the place under ${own}`,
  });
}
