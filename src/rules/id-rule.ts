import { sameLetters } from '../base/portable-name.ts';
import { idParts } from '../registry/id-template.ts';
import { entryFinding } from '../registry/registry-finding.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { eachRegistry } from './each-registry.ts';
import type { EachRule } from './rule.ts';

/** Ids are unique in the whole book, agree with their fields and name their file. */
export const idRule: EachRule = eachRegistry('ids', function* ({ entries }, { workspace }) {
  for (const entry of entries) {
    if (entry.id === '' || entry.registry.single) continue;
    yield* duplicate(entry, workspace);
    yield* fileName(entry);
    yield* disagreement(entry, workspace);
  }
});

function* duplicate(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const first = workspace.entries.get(entry.id);
  if (!first || first === entry) return;
  yield entryFinding(entry, {
    code: 'ids/duplicate',
    path: [entry.registry.id.field],
    message: `"${entry.id}" is taken already`,
    hint: 'give this record the next free id',
    related: [
      { file: first.file, span: idSpan(first), message: `the first record with the id "${entry.id}"` },
    ],
  });
}

function idSpan(entry: Entry) {
  return entry.record.locate([entry.registry.id.field])?.value ?? entry.record.slice;
}

function* fileName(entry: Entry): Generator<Diagnostic> {
  const { source, id } = entry.registry;
  if (source.kind !== 'folder') return;
  const name = entry.file.slice(source.path.length, -'.yaml'.length);
  if (name === entry.id || sameLetters(name, entry.id)) return;
  yield entryFinding(entry, {
    code: 'ids/file-name',
    path: [id.field],
    message: `the record "${entry.id}" stands in the file "${entry.file}"`,
    hint: `rename the file to ${source.path}${entry.id}.yaml, or correct the id`,
  });
}

function* disagreement(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  for (const { field, wanted, found } of idParts(entry, workspace)) {
    yield entryFinding(entry, {
      code: 'ids/disagrees',
      path: [field],
      message: `the id "${entry.id}" says "${found}", the field "${field}" says "${wanted}"`,
      hint: `correct "${field}", or give the record an id that fits it`,
    });
  }
}
