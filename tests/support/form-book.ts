import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { formDocument } from '../../src/procedures/forms/form-text.ts';
import { makeForm } from '../../src/registry/forms/make-form.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { writeForm } from '../../src/render/forms/write-form.ts';
import { bWise } from './b-wise-book.ts';
import { zipOf } from './zip-of.ts';

/** Records that forms of tests are about, by their id: a report that is being written, a review, a meeting that was held. */
export const formRecords: Readonly<Record<string, string>> = {
  'PR-2.2-SCF': 'project-data/progress-reports/PR-2.2-SCF.yaml',
  'RV-090': 'project-data/reviews/RV-090.yaml',
  'MTG-2023-11-17-WP': 'project-data/meetings/MTG-2023-11-17-WP.yaml',
};

/** What stands for the commit in the forms that are kept. */
export const KEPT_BASE = '0123456789abcdef0123456789abcdef01234567';

const FOLDER = join(import.meta.dirname, '../fixtures/forms');

/** Returns the text of a record of `formRecords`. */
export function formRecord(id: string): string {
  return readFileSync(join(FOLDER, 'book', `${id}.yaml`), 'utf8');
}

/** Returns a form as it was filled in and saved by a program. */
export function keptForm(name: string): Uint8Array {
  return readFileSync(join(FOLDER, `${name}.docx`));
}

/** Returns the B-WISE book with the records of forms. */
export function formBook(): Promise<Workspace> {
  return bWise(Object.entries(formRecords).map(([id, path]) => [path, '', formRecord(id)]));
}

/** Returns the form of a record, as it is sent. */
export function formOf(workspace: Workspace, id: string): Uint8Array {
  const entry = workspace.entries.get(id);
  if (!entry) throw new Error(`there is no ${id}`);
  const to = workspace.entries.get('P-010');
  return writeForm(formDocument(makeForm(entry, workspace), { base: KEPT_BASE, to, only: false }, workspace));
}

/** Returns a form as if it had been made from a commit. */
export function fromCommit(docx: Uint8Array, oid: string): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]): [string, Uint8Array] => {
    if (!name.endsWith('.xml')) return [name, bytes];
    const text = strFromU8(bytes);
    const said = text.replaceAll(KEPT_BASE, oid).replaceAll(KEPT_BASE.slice(0, 12), oid.slice(0, 12));
    return [name, strToU8(said)];
  });
  return zipOf(Object.fromEntries(parts));
}
