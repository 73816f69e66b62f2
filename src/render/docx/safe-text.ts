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
