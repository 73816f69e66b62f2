/** Returns a link's address where it is safe to follow from a document: https, http or mailto; otherwise undefined. */
export function safeLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return ['https:', 'http:', 'mailto:'].includes(parsed.protocol) ? parsed.href : undefined;
}
