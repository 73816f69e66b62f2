import { onceFor } from '../../base/once-for.ts';
import { closest } from '../../base/suggest.ts';
import { differsInLineEnds, fileDigest } from '../../registry/file-digest.ts';
import { membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { FileRule } from '../../schema/keywords/file.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Path, valueAt } from '../../text/value.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** A file that a record names is in the folder for such files, with the bytes that the record says. */
export const fileRule: EachRule = eachRegistry('files', function* (registry, { workspace }) {
  if (registry.schema.evidence.length === 0) return;
  const paths = pathsOf(workspace);
  for (const entry of registry.entries) yield* checkFiles(entry, workspace, paths);
});

const pathsOf = onceFor(({ files }: Workspace) => new Set(files.list().map(({ path }) => path)));

function* checkFiles(entry: Entry, workspace: Workspace, paths: ReadonlySet<string>): Generator<Diagnostic> {
  for (const rule of entry.registry.evidence) {
    for (const { path, value } of membersAt(entry.data, rule.field)) {
      if (typeof value !== 'string') continue;
      const named = { entry, path, rule };
      if (paths.has(value) && value.startsWith(`${rule.folder}/`))
        yield* checkDigest(named, value, workspace);
      else yield missing(named, value, paths);
    }
  }
}

function missing({ entry, path, rule }: Named, value: string, paths: ReadonlySet<string>): Diagnostic {
  const folder = `${rule.folder}/`;
  const near = closest(
    value,
    [...paths].filter((each) => each.startsWith(folder)),
  );
  return entryFinding(entry, {
    code: 'files/missing',
    path,
    message: `"${value}" is no file of the folder ${folder}`,
    hint:
      near.length > 0 ? `did you mean "${near[0]}"?` : `put the file into ${folder}, then: grantbook save`,
    suggestions: near,
  });
}

type Named = { readonly entry: Entry; readonly path: Path; readonly rule: FileRule };

function* checkDigest(
  { entry, path, rule }: Named,
  file: string,
  { files }: Workspace,
): Generator<Diagnostic> {
  if (rule.digest === undefined) return;
  const at = [...path.slice(0, -1), rule.digest];
  const wanted = valueAt(entry.data, at);
  const found = fileDigest(files, file);
  if (typeof wanted !== 'string' || found === wanted) return;
  const converted = differsInLineEnds(files, file, wanted);
  yield entryFinding(entry, {
    code: 'files/changed',
    path: at,
    message: `"${file}" is not the file it was: its SHA-256 is ${found ?? 'not to be had'}`,
    hint: converted
      ? `only its line ends are others: git converts them; write "${rule.folder}/** -text" into .gitattributes, take the file away, then: git checkout -- ${file}`
      : `bring the file back: git log -- ${file}; where it changed on purpose, it is a new version: a new record`,
  });
}
