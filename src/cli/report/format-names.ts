const REPORTS = ['github', 'gitlab', 'sarif', 'junit', 'checkstyle'] as const;

/** A format of findings that other programs read. */
export type ReportFormat = (typeof REPORTS)[number];

/** A format of findings. */
export type Format = 'text' | 'json' | ReportFormat;

/** Every format of findings. */
export const FORMATS: readonly string[] = ['text', 'json', ...REPORTS];

/** Returns whether a word names a format of findings. */
export function isFormat(word: string): word is Format {
  return FORMATS.includes(word);
}
