import { showLine } from '../base/show-text.ts';
import { holdsOutput, writeOutput } from '../io/write-output.ts';
import { fileDigest } from '../registry/file-digest.ts';
import { type KeptFile, keptFiles } from '../registry/kept-files.ts';
import type { Workspace } from '../registry/workspace.ts';
import { EXIT } from './command.ts';
import type { Context } from './context.ts';

/** Documents that were made, by the name of their file. */
export type Documents = ReadonlyMap<string, Uint8Array>;

/** Where documents are written to, or only looked at. */
export type Output = { readonly root: string; readonly folder: string; readonly check: boolean };

/** What became of a document, in a word, and whether it is not as it should be. */
type Result = { readonly says: string; readonly wrong: boolean };

/** Writes documents that differ from what is there, or says of each whether it is up to date; returns the exit code. */
export function writeDocuments(
  documents: Documents,
  output: Output & { readonly workspace: Workspace },
  { out }: Context,
): number {
  const kept = new Map(keptFiles(output.workspace).map((file) => [file.file, file]));
  let wrong = 0;
  for (const [name, bytes] of documents) {
    const path = `${output.folder}/${name}`;
    const file = kept.get(path);
    const result = file ? frozen(file, output.workspace) : written({ path, bytes }, output);
    if (result.wrong) wrong++;
    out.data(`${showLine(path)}  ${result.says}\n`);
  }
  return output.check && wrong > 0 ? EXIT.findings : EXIT.clean;
}

function written(document: { path: string; bytes: Uint8Array }, { root, check }: Output): Result {
  const changed = check ? !holdsOutput(root, document) : writeOutput(root, document);
  const [old, fresh] = check ? ['stale', 'up to date'] : ['written', 'unchanged'];
  return { says: changed ? old : fresh, wrong: changed };
}

/** What was submitted is right as long as it is what it was, whatever would be made now. */
function frozen({ file, digest, entry }: KeptFile, { files }: Workspace): Result {
  const same = fileDigest(files, file) === digest;
  return {
    says: same ? `frozen with ${entry.id}` : `no longer what ${entry.id} says: grantbook validate`,
    wrong: !same,
  };
}
