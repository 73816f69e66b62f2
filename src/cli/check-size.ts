import { CannotError } from '../base/cannot-error.ts';
import type { FileEntry, Files } from '../registry/files.ts';
import { readText } from '../registry/load-registry.ts';
import { isMapping } from '../text/value.ts';
import { MAX_FILE_BYTES } from '../text/yaml/limits.ts';
import { readYamlFile } from '../text/yaml/read-yaml-file.ts';

const MIB = 1024 * 1024;

/** How much of a book is read, in MiB, where project.yaml does not say; the setting cannot say less. */
const DEFAULT_MIB = 64;

/** A file above this is never read: it is a finding where it stands, and the others are checked. */
const isTooLarge = ({ size = 0 }: FileEntry) => size > MAX_FILE_BYTES;

/** The file that says how large a book may be. */
export const PROJECT_FILE = 'project-data/project.yaml';

/**
 * Throws a CannotError where a book is larger than may be read. Only what is committed already can
 * raise the limit: what is under check must not be able to. It is asked for only where it matters.
 */
export async function checkSize(files: Files, base: () => Files | undefined): Promise<void> {
  const read = files.list().filter((file) => isRead(file.path) && !isTooLarge(file));
  const size = read.reduce((sum, file) => sum + (file.size ?? 0), 0);
  if (size <= DEFAULT_MIB * MIB) return;
  const limit = await limitOf(base());
  if (size <= limit * MIB) return;
  throw new CannotError(
    `the data, schemas and templates have ${mib(size)} MiB, more than the ${limit} MiB that are read; ${largestOf(read)}`,
    {
      hint: 'if they are to be so large, raise max_book_mib in project-data/project.yaml (to 1024 at most) and commit that first: grantbook set project max_book_mib=128; the limit counts as it is committed, not as it stands in what is checked',
    },
  );
}

function largestOf(files: readonly FileEntry[]): string {
  const [largest] = [...files].sort((a, b) => (b.size ?? 0) - (a.size ?? 0));
  return `the largest file is "${largest?.path}" with ${mib(largest?.size ?? 0)} MiB`;
}

function mib(bytes: number): number {
  return Math.ceil(bytes / MIB);
}

/** Evidence is kept, not read. */
function isRead(path: string): boolean {
  return /^(project-data|schemas|templates)\//.test(path);
}

async function limitOf(base: Files | undefined): Promise<number> {
  if (!base?.list().some(({ path }) => path === PROJECT_FILE)) return DEFAULT_MIB;
  const { text } = readText(base, PROJECT_FILE);
  const { records } = await readYamlFile({ file: PROJECT_FILE, text, shape: 'record', idField: '' });
  const data = records[0]?.value;
  const limit = isMapping(data) ? data.max_book_mib : undefined;
  return typeof limit === 'number' ? Math.max(limit, DEFAULT_MIB) : DEFAULT_MIB;
}
