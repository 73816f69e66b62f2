/** Pairs of quotes that Word and telephones type by themselves; YAML takes them for text. */
const QUOTED = /^([“”„«‘’‚‹])(.*)([“”»‘’›])$/s;

/** Returns what to do with a value that stands in such quotes; undefined where it does not. */
export function wordQuotesHint(value: unknown): string | undefined {
  const [, open, text, close] = (typeof value === 'string' && QUOTED.exec(value)) || [];
  if (text === undefined) return undefined;
  return `the quotes ${open}…${close} belong to the text for YAML: leave them out, or type straight ones: "${text.slice(0, 40)}"`;
}
