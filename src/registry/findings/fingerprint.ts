import { sha256 } from '../../base/digest.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Files } from '../files.ts';
import { readText } from '../load-registry.ts';

/**
 * Returns what tells a finding from others from one day, and one version of this program, to the next: its
 * code, its record and field (or its file), what stands there, and the values that its message quotes.
 * Neither its line counts, nor its place in a list, nor the wording of the message.
 */
export function findingFingerprint(finding: Diagnostic, text: string): string {
  const { code, file, record, field = '', span, unseen } = finding;
  const whole = record !== undefined && field === '';
  const content = whole || unseen || !span ? '' : text.slice(span.start, span.end);
  const quoted = finding.message.match(/"[^"]*"/g) ?? [];
  const parts = [code, record ?? file, anyItem(field), content, ...quoted.map(anyItem)];
  return sha256(JSON.stringify(parts)).slice(0, 32);
}

/** Returns the fingerprints of findings of a snapshot; each file is read once. */
export function fingerprints(files: Files): (finding: Diagnostic) => string {
  const texts = textsOf(files);
  return (finding) => findingFingerprint(finding, texts(finding.file));
}

/** Returns the texts of a snapshot by path, each read once; empty for a file that is not there. */
export function textsOf(files: Files): (path: string) => string {
  const known = new Map<string, string>();
  let paths: ReadonlySet<string> | undefined;
  return (path) => {
    paths ??= new Set([...files.list(), ...(files.personal?.list() ?? [])].map((entry) => entry.path));
    const text = known.get(path) ?? (paths.has(path) ? readText(files, path).text : '');
    known.set(path, text);
    return text;
  };
}

/** An item keeps its identity where others are put before it. */
function anyItem(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}
