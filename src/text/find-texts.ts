/** Texts to be found in bytes of any kind: as they are written, with letters of ASCII in either case. */
export type TextFinder = {
  /** Returns which of the texts are in there, by their position in the list given. */
  find(content: Uint8Array): number[];
  /** Returns the bytes with every one of the texts replaced; the same bytes where none is in there. */
  replace(content: Uint8Array, replacement: string): Uint8Array;
};

/**
 * Returns a finder of texts. A text counts where no letter or digit goes on before or after it, also
 * where a line is broken at one of its spaces, and in both forms that Unicode has for accents.
 */
export function textFinder(texts: readonly string[]): TextFinder {
  const patterns = texts.map((text) => new RegExp(patternOf(text), 'gi'));
  return {
    find: (content) => {
      const bytes = latin1(content);
      return patterns.flatMap((pattern, i) => (bytes.search(pattern) >= 0 ? [i] : []));
    },
    replace: (content, replacement) => {
      const before = latin1(content);
      const by = latin1(new TextEncoder().encode(replacement));
      // The longest first: an address holds a name, or a name another.
      const order = [...patterns].sort((a, b) => b.source.length - a.source.length);
      const after = order.reduce((bytes, pattern) => bytes.replace(pattern, () => by), before);
      return after === before ? content : fromLatin1(after);
    },
  };
}

/** Bytes of UTF-8 beyond ASCII are parts of letters. */
const LETTER = '[0-9A-Za-z\\x80-\\xff]';

function patternOf(text: string): string {
  const forms = [...new Set([text.normalize('NFC'), text.normalize('NFD')])];
  const sources = forms.map((form) =>
    form
      .trim()
      .split(/\s+/)
      .map((word) => latin1(new TextEncoder().encode(word)).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      .join('\\s+'),
  );
  return `(?<!${LETTER})(?:${sources.join('|')})(?!${LETTER})`;
}

/** Every byte as one character, so that text and what is no text are searched alike. */
function latin1(content: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < content.length; at += CHUNK)
    parts.push(String.fromCharCode(...content.subarray(at, at + CHUNK)));
  return parts.join('');
}

const CHUNK = 8192;

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
