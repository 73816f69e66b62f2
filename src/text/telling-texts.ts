/** An e-mail address somewhere in a text. */
const MAIL_ADDRESS = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

/** A telephone number with its country code somewhere in a text: a plus and 8 to 15 digits (ITU-T E.164). */
const PHONE_NUMBER = /(?<![\w+])\+(?:[0-9][ ()./-]{0,2}){8,15}(?!\d)/;

type Secret = { readonly begins: string; readonly pattern: RegExp; readonly kind: string };

/** The forms that issuers give to what they issue, so that it can be found where it should not be. */
const SECRETS: readonly Secret[] = [
  { begins: '-----BEGIN ', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY/, kind: 'a private key' },
  { begins: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/, kind: 'an access key of Amazon' },
  { begins: 'ghp_', pattern: /\bghp_[A-Za-z0-9]{36}/, kind: 'a token of GitHub' },
  { begins: 'gho_', pattern: /\bgho_[A-Za-z0-9]{36}/, kind: 'a token of GitHub' },
  { begins: 'github_pat_', pattern: /\bgithub_pat_\w{22,}/, kind: 'a token of GitHub' },
  { begins: 'glpat-', pattern: /\bglpat-[\w-]{20}/, kind: 'a token of GitLab' },
  { begins: 'xoxb-', pattern: /\bxoxb-[\w-]{10,}/, kind: 'a token of Slack' },
  { begins: 'xoxp-', pattern: /\bxoxp-[\w-]{10,}/, kind: 'a token of Slack' },
  { begins: 'AIza', pattern: /\bAIza[\w-]{35}/, kind: 'a key of Google' },
  { begins: 'eyJ', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, kind: 'a signed token' },
];

/**
 * Returns where an address, a number or a secret may begin or go on: quick, for whole files. Where nothing
 * is returned, none of them is in the text.
 */
export function tellingPlaces(text: string): number[] {
  const signs = ['@', '+'].flatMap((sign) => placesOf(text, sign));
  const likely = signs.filter((at) => (text[at] === '@' ? /\w/ : /\d/).test(text[at + 1] ?? ''));
  return [...likely, ...SECRETS.flatMap(({ begins }) => placesOf(text, begins))];
}

function placesOf(text: string, sign: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) places.push(at);
  return places;
}

/** Returns what kind of secret a text seems to hold; undefined where it holds none. Never the secret itself. */
export function findSecret(text: string): string | undefined {
  return SECRETS.find(({ begins, pattern }) => text.includes(begins) && pattern.test(text))?.kind;
}

/** Returns what of a person a text seems to hold, in words; undefined where it holds nothing, or is an address and no more. */
export function findPersonal(text: string): string | undefined {
  // The pattern is only asked where its sign is there: most texts have none.
  const address = text.includes('@') ? MAIL_ADDRESS.exec(text)?.[0] : undefined;
  if (address !== undefined) return address === text ? undefined : 'an e-mail address';
  return text.includes('+') && PHONE_NUMBER.test(text) ? 'a telephone number' : undefined;
}
