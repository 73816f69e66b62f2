/** A mail as a reader of RFC 5322, 2045 and 2047 takes it: written for the tests alone, from the standards. */
export type ReadMail = {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

/** Reads a mail; throws where it is not one. */
export function readMail(text: string): ReadMail {
  if (/[^\x00-\x7f]/.test(text)) throw new Error('not 7 bit');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error('a line does not end in CRLF');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('no end of the headers');
  const lines = text.slice(0, end).split('\r\n');
  for (const line of lines) if (line.length > 78) throw new Error(`a header line of ${line.length}: ${line}`);
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line)) {
      if (!last) throw new Error('a continuation of nothing');
      last[1] += line;
      continue;
    }
    const match = /^([!-9;-~]+): (.*)$/.exec(line);
    if (!match) throw new Error(`no header: ${line}`);
    headers.push([match[1] ?? '', match[2] ?? '']);
  }
  return { headers, body: unquoted(text.slice(end + 4)) };
}

/** Returns a header's value with its encoded words decoded. */
export function headerOf({ headers }: ReadMail, name: string): string {
  const found = headers.filter(([each]) => each === name);
  if (found.length !== 1) throw new Error(`${found.length} headers ${name}`);
  return decodedWords(found[0]?.[1] ?? '');
}

function decodedWords(value: string): string {
  for (const word of value.match(/=\?[^\s]*\?=/g) ?? []) {
    if (word.length > 75) throw new Error(`an encoded word of ${word.length}`);
  }
  return value
    .replace(/(=\?[^?]+\?B\?[^?]*\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=/g, (_, text: string) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    });
}

function unquoted(text: string): string {
  for (const line of text.split('\r\n')) {
    if (line.length > 76) throw new Error(`a line of ${line.length}`);
    if (/[ \t]$/.test(line)) throw new Error('a line ends in a space');
    if (/^\.|^From /.test(line)) throw new Error(`a line that begins as another mail: ${line}`);
  }
  const bytes: number[] = [];
  const joined = text.replaceAll('=\r\n', '');
  for (let i = 0; i < joined.length; i++) {
    const hex = /^=([0-9A-F]{2})/.exec(joined.slice(i, i + 3));
    if (joined[i] === '=' && !hex) throw new Error('an = that is no byte');
    bytes.push(hex ? Number.parseInt(hex[1] ?? '', 16) : joined.charCodeAt(i));
    if (hex) i += 2;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)).replaceAll('\r\n', '\n');
}
