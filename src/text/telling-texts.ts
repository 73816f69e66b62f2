/** An e-mail address somewhere in a text. */
const MAIL_ADDRESS = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

/** A telephone number with its country code somewhere in a text: a plus and 8 to 15 digits (ITU-T E.164). */
const PHONE_NUMBER = /(?<![\w+])\+(?:[0-9][ ()./-]{0,2}){8,15}(?!\d)/;

type Secret = { readonly begins: string; readonly pattern: RegExp; readonly kind: string };

/** What stands behind the name of a password: no word of a sentence, but letters with figures among them. */
const GIVEN = String.raw`\s{0,2}[:=]\s{0,2}["']?(?=[^\s"']{0,60}\d)(?=[^\s"']{0,60}[A-Za-z])[^\s"']{6,100}`;

const assignment = (begins: string, word: string, kind: string): Secret => ({
  begins,
  pattern: new RegExp(`\\b${word}${GIVEN}`, 'i'),
  kind,
});

/** The forms that issuers give to what they issue, so that it can be found where it should not be. */
const SECRETS: readonly Secret[] = [
  {
    begins: '-----BEGIN ',
    pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?:[^-]{0,20000}-----END)?/,
    kind: 'a private key',
  },
  { begins: 'AKIA', pattern: /\bAKIA[0-9A-Z]{16}\b/, kind: 'an access key of Amazon' },
  { begins: 'ASIA', pattern: /\bASIA[0-9A-Z]{16}\b/, kind: 'an access key of Amazon' },
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((begins) => ({
    begins,
    pattern: new RegExp(`\\b${begins}[A-Za-z0-9]{36,255}`),
    kind: 'a token of GitHub',
  })),
  { begins: 'github_pat_', pattern: /\bgithub_pat_\w{22,255}/, kind: 'a token of GitHub' },
  { begins: 'glpat-', pattern: /\bglpat-[\w.-]{20,255}/, kind: 'a token of GitLab' },
  { begins: 'glptt-', pattern: /\bglptt-[\w.-]{20,255}/, kind: 'a token of GitLab' },
  { begins: 'xox', pattern: /\bxox[abeoprs]-[\w-]{10,255}/, kind: 'a token of Slack' },
  { begins: 'xapp-', pattern: /\bxapp-[\w-]{10,255}/, kind: 'a token of Slack' },
  { begins: 'AIza', pattern: /\bAIza[\w-]{35}/, kind: 'a key of Google' },
  { begins: 'sk-', pattern: /\bsk-(?=[\w-]{0,60}\d)[\w-]{20,255}/, kind: 'a key of a service' },
  { begins: 'sk_live_', pattern: /\bsk_live_\w{10,255}/, kind: 'a key of a service' },
  { begins: 'npm_', pattern: /\bnpm_[A-Za-z0-9]{36}/, kind: 'a token of npm' },
  // Its second part begins so as well: of all that begins like the first, few have one.
  { begins: '.eyJ', pattern: /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,2000}\.[\w-]{8,2000}/, kind: 'a signed token' },
  {
    begins: '@',
    pattern: /\b[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:[^\s/@]{1,100}@/,
    kind: 'an address with a password',
  },
  assignment('assw', 'passw(?:ord|d|ort)', 'a password'),
  assignment('ASSW', 'passw(?:ord|d|ort)', 'a password'),
  assignment('pwd', 'pwd', 'a password'),
  assignment('assphrase', 'passphrase', 'a password'),
  assignment('ecret', 'secret(?:[ _-]?key)?', 'a password'),
  assignment('pi_key', 'api_key', 'a key of a service'),
  assignment('PI key', 'api key', 'a key of a service'),
];

/** An address, a number or a secret may begin or go on where one of these stands. */
const SIGNS = new RegExp(
  [
    '@(?=\\w)',
    '\\+(?=\\d)',
    // In quotes any of the others may be written by its number, or go on in the next line.
    '\\\\(?=[xuU\\n\\r])',
    ...new Set(SECRETS.map(({ begins }) => begins).filter((sign) => sign !== '@')),
  ].join('|'),
  'g',
);

/**
 * Returns where an address, a number or a secret may begin or go on, in order: quick, for whole files. In a
 * line in which nothing is found, none of them stands.
 */
export function tellingPlaces(text: string): number[] {
  return Array.from(text.matchAll(SIGNS), ({ index }) => index);
}

/** What every secret has in it: asked once for all of them. */
const BEGINNINGS = new RegExp([...new Set(SECRETS.map(({ begins }) => begins))].join('|'));

/** Returns what kind of secret a text seems to hold; undefined where it holds none. Never the secret itself. */
export function findSecret(text: string): string | undefined {
  if (!BEGINNINGS.test(text)) return undefined;
  return SECRETS.find(({ begins, pattern }) => text.includes(begins) && pattern.test(text))?.kind;
}

/** Returns the text with what looks like a secret taken out of it; the same text where there is none. */
export function withoutSecrets(text: string): string {
  if (!BEGINNINGS.test(text)) return text;
  const likely = SECRETS.filter(({ begins }) => text.includes(begins));
  return likely.reduce(
    (rest, { pattern, kind }) =>
      rest.replaceAll(new RegExp(pattern, `${pattern.flags}g`), `(${kind}, not shown)`),
    text,
  );
}

/** Returns what of a person a text seems to hold, in words; undefined where it holds nothing, or is an address and no more. */
export function findPersonal(text: string): string | undefined {
  // The pattern is only asked where its sign is there: most texts have none.
  const address = text.includes('@') ? MAIL_ADDRESS.exec(text)?.[0] : undefined;
  if (address !== undefined) return address === text ? undefined : 'an e-mail address';
  return text.includes('+') && PHONE_NUMBER.test(text) ? 'a telephone number' : undefined;
}
