import type { CodeEntry } from './code-entry.ts';
import { yamlCodes } from './yaml.ts';

export type Code = keyof typeof yamlCodes;

/** Every code a finding can have. A code is stable for ever; `grantbook explain CODE` prints its entry. */
export const codes: Readonly<Record<Code, CodeEntry>> = {
  ...yamlCodes,
};

/** Returns the catalogue's entry of a code, or undefined where there is no such code. */
export function codeEntry(code: string): CodeEntry | undefined {
  return Object.hasOwn(codes, code) ? codes[code as Code] : undefined;
}
