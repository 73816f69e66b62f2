import { RequestError } from '../../base/request-error.ts';
import { closest } from '../../base/suggest.ts';
import { itemsOf } from '../../registry/items.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { asText } from '../../schema/keywords/parts.ts';
import type { Mapping } from '../../text/value.ts';

/** The members that were not there in the usual way; a proxy names its holder, `ACT=RISE`. */
export type Exceptions = Readonly<
  Record<'absent' | 'excused' | 'remote' | 'in_person' | 'proxy', readonly string[]>
>;

/** A meeting, its members, and who of them was not there in the usual way. */
export type Attending = {
  readonly meeting: Entry;
  readonly members: readonly string[];
  readonly exceptions: Exceptions;
};

/** Returns the attendance of a meeting: each member with the person who sits for it, as the format says or as an exception. */
export function attendanceList(attending: Attending, workspace: Workspace): Mapping[] {
  const { meeting, members, exceptions } = attending;
  const proxies = new Map(exceptions.proxy.map((pair) => pairOf(pair)));
  const named = [
    ...Object.values({ ...exceptions, proxy: [] }).flat(),
    ...proxies.keys(),
    ...proxies.values(),
  ];
  for (const id of named) refuseStranger(id, attending);
  return members.map((partner) => {
    const holder = proxies.get(partner);
    if (holder !== undefined) return { partner, mode: 'proxy', represented_by: holder };
    const mode = modeOf(partner, attending);
    const person = ['absent', 'excused'].includes(mode) ? undefined : sitterOf(meeting, partner, workspace);
    return { partner, ...(person !== undefined && { person }), mode };
  });
}

function pairOf(text: string): [string, string] {
  const [partner = '', holder = ''] = text.split('=');
  if (partner !== '' && holder !== '') return [partner, holder];
  throw new RequestError(`"${text}" is not a proxy`, 'write PARTNER=HOLDER, for example: --proxy ACT=RISE');
}

function refuseStranger(id: string, { meeting, members }: Attending): void {
  if (members.includes(id)) return;
  const [near] = closest(id, members);
  throw new RequestError(
    `"${id}" is no member of ${String(meeting.data.body)}`,
    near === undefined ? `members: ${members.join(', ')}` : `did you mean "${near}"?`,
  );
}

function modeOf(partner: string, { meeting, exceptions }: Attending): string {
  const modes = ['absent', 'excused', 'remote', 'in_person'] as const;
  const exception = modes.find((mode) => exceptions[mode].includes(partner));
  return exception ?? (meeting.data.format === 'online' ? 'remote' : 'in_person');
}

/** The person listed for the member, or the partner's technical contact. */
function sitterOf({ data }: Entry, partner: string, { entries }: Workspace): string | undefined {
  const body = entries.get(asText(data.body) ?? '');
  const listed = body && itemsOf(body.data, 'members').find((member) => member.data.partner === partner);
  return asText(listed?.data.person) ?? asText(entries.get(partner)?.data.technical_contact);
}
