/** A calendar as a reader of RFC 5545 takes it: written for the tests alone, from the standard. */
export type ReadEvent = Readonly<Record<string, string>>;

/** Reads a calendar's events, texts unescaped; throws where a line breaks the standard. */
export function readCalendar(text: string): ReadEvent[] {
  if (!text.endsWith('\r\n') || /\r(?!\n)|(?<!\r)\n/.test(text))
    throw new Error('a line does not end in CRLF');
  for (const line of text.split('\r\n')) {
    const octets = new TextEncoder().encode(line).length;
    if (octets > 75) throw new Error(`a line of ${octets} octets`);
    if (!line.isWellFormed()) throw new Error('a character was cut');
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar');
  const events: ReadEvent[] = [];
  let event: Record<string, string> | undefined;
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)$/u.exec(line) ?? [];
    if (name === '') throw new Error(`no property: ${line}`);
    if (name === 'BEGIN') event = {};
    else if (name === 'END') {
      if (!event?.UID || !event.DTSTAMP) throw new Error('an event without UID or DTSTAMP');
      events.push(event);
      event = undefined;
    } else if (event) {
      if (Object.hasOwn(event, name)) throw new Error(`${name} twice`);
      event[name] = unescaped(value);
    }
  }
  return events;
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\(.)/g, (_, sign: string) => {
    if (!'\\;,nN'.includes(sign)) throw new Error(`\\${sign} means nothing`);
    return sign === 'n' || sign === 'N' ? '\n' : sign;
  });
}
