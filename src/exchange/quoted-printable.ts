/** The longest line, its `=` at the end included (RFC 2045). */
const LONGEST = 76;

/**
 * Returns a text in quoted-printable: ASCII lines of at most 76 characters that end in CRLF. A line
 * that a mail store would take for the start of a mail, or a server for the end of one, is encoded.
 */
export function quotedPrintable(text: string): string {
  const lines = text.split(/\r\n|[\r\n]/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${softBroken(encodedSigns(line))}\r\n`).join('');
}

/** The line as signs that are each written whole: a letter, or a byte as `=C3`. */
function encodedSigns(line: string): string[] {
  const bytes = [...new TextEncoder().encode(line)];
  return bytes.map((byte, i) => {
    const last = i === bytes.length - 1;
    const blank = byte === 0x20 || byte === 0x09;
    const plain = byte >= 0x21 && byte <= 0x7e && byte !== 0x3d;
    return plain || (blank && !last)
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function softBroken(signs: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const [i, sign] of signs.entries()) {
    const room = i === signs.length - 1 ? LONGEST : LONGEST - 1;
    if (line.length + sign.length > room) {
      lines.push(line);
      line = '';
    }
    line += line === '' && beginsAsMail(signs, i) ? encodedSign(sign) : sign;
  }
  return [...lines, line].join('=\r\n');
}

function beginsAsMail(signs: readonly string[], at: number): boolean {
  return signs[at] === '.' || signs.slice(at, at + 5).join('') === 'From ';
}

function encodedSign(sign: string): string {
  return `=${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
