import { CannotError } from '../base/cannot-error.ts';
import { compareVersions } from '../base/version-order.ts';
import type { Files } from '../registry/files.ts';
import { readPin } from '../registry/upgrade/pin.ts';
import { placeFindings } from './format/place-findings.ts';

/**
 * Throws a CannotError where a book needs a newer grantbook than this one, or does not say it in a way that can
 * be read: before anything else of it is read, that this one might misunderstand.
 */
export async function refuseNewer(files: Files, version: string): Promise<void> {
  const { needs, problems } = await readPin(files);
  if (needs !== undefined && compareVersions(needs, version) > 0)
    throw new CannotError(
      `this book needs grantbook ${needs} or later, and this is ${version}: it would not understand all of it`,
      { kind: 'outdated', hint: `install that one: npm install --global grantbook@${needs}` },
    );
  for (const { finding, place } of placeFindings(problems, files))
    throw new CannotError(
      `${finding.file}:${place.start.line}:${place.start.column}: ${finding.message}`,
      finding.hint === undefined ? {} : { hint: finding.hint },
    );
}
