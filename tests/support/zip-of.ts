import { type ZipOptions, type Zippable, zipSync } from 'fflate';

/** A ZIP file of parts whose bytes are the same at every hour: fflate writes the time of day into each entry. */
export function zipOf(parts: Zippable, options: ZipOptions = {}): Uint8Array {
  return zipSync(parts, { mtime: new Date(1980, 0, 1), ...options });
}
