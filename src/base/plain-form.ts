/** Returns a text as it is compared: letters' case, kinds of quotes, dashes and spaces do not count. */
export function plainForm(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[“”„«»"‘’‚‹›'`]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\s\u00ad\u200b]+/g, ' ')
    .trim()
    .toLowerCase();
}
