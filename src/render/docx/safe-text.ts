const OPEN = '\ue000';
const CLOSE = '\ue001';

/** Returns a text with its braces marked, so that nothing in it is taken for a placeholder of the shell. */
export function markBraces(text: string): string {
  return text.replaceAll('{', OPEN).replaceAll('}', CLOSE);
}

/** Returns a text with its braces put back. */
export function unmarkBraces(text: string): string {
  return text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');
}

/** Returns a text as it stands in XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Returns what a text that stands in XML says. */
export function unescapeXml(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = Number(`${/^#x/i.test(name) ? '0x' : ''}${name.replace(/^#x?/i, '')}`);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
