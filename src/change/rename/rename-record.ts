import { RequestError } from '../../base/request-error.ts';
import { restrictedReference } from '../../registry/confidential.ts';
import { formerIdsOf } from '../../registry/former-ids.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { aNoun } from '../../schema/words.ts';
import { type Diagnostic, done, type Outcome, refused } from '../../text/diagnostic.ts';
import { freeId } from '../new-record.ts';
import type { Plan } from '../plan.ts';
import { recordMessage } from '../record-message.ts';
import { cannotTell } from '../remove-record.ts';
import { StoreDraft } from '../store-draft.ts';
import { editedFiles } from './edited-files.ts';
import { type Left, leftAsItIs } from './left-as-it-is.ts';
import { type MovedFile, movedFiles } from './moved-files.ts';
import { type Spot, spotsOf } from './rename-spots.ts';
import { type TemplateText, templateTexts } from './template-texts.ts';

/** Another id for a record. */
export type RenameRequest = {
  readonly entry: Entry;
  readonly to: string;
  readonly reason?: string | undefined;
  /** Whether the old id is another record's elsewhere: it is not kept as a former one. */
  readonly giveUp: boolean;
  /** Texts that stay as they are, by `ID FIELD`, and why. */
  readonly kept: ReadonlyMap<string, string>;
};

/** What renaming a record changes, what it leaves, and the plan of it. */
export type Renaming = {
  readonly spots: readonly Spot[];
  readonly templates: readonly TemplateText[];
  readonly files: readonly MovedFile[];
  readonly left: readonly Left[];
  readonly plan: Plan;
};

/** Plans another id for a record: in the record, its file's name, every reference, and the texts that name it. */
export async function renameRecord(workspace: Workspace, request: RenameRequest): Promise<Outcome<Renaming>> {
  const { entry, to, giveUp } = request;
  await refuseUnfit(workspace, request);
  const doubts = workspace.problems.filter(({ severity }) => severity === 'error');
  if (doubts.length > 0) return refused(...doubts.map((problem: Diagnostic) => cannotTell(problem, entry)));
  const ids = { from: entry.id, to };
  const files = movedFiles(entry, to, workspace);
  const all = spotsOf(entry, workspace);
  const left = leftAsItIs({ entry, spots: all, files, kept: request.kept }, workspace);
  const spots = all.filter((spot) => !left.some((each) => each.spot === spot && each.whole));
  const templates = templateTexts(ids, workspace);
  const moved = files.filter(({ kept }) => kept === undefined);
  const edited = await editedFiles({ workspace, request, spots, moved });
  if (!edited.ok) return edited;
  const store = new StoreDraft(workspace);
  const stored = await renameStored(store, request);
  if (!stored.ok) return stored;
  const encode = (text: string) => new TextEncoder().encode(text);
  const writes = new Map<string, Uint8Array>();
  for (const { file, text } of edited.value) writes.set(fileAfter(file, request), encode(text));
  for (const { file, after } of templates) writes.set(file, encode(after));
  for (const { from, to: path } of moved) writes.set(path, workspace.files.read(from));
  const own = fileAfter(entry.file, request) === entry.file ? [] : [entry.file];
  const personal = store.writes();
  const { registry } = entry;
  const plan: Plan = {
    writes,
    deletes: [...own, ...moved.map(({ from }) => from)],
    ...(personal.size > 0 && { personal }),
    ...(giveUp && { givesUp: entry.id }),
    message: {
      ...recordMessage({ id: to, registry }, { does: 'rename', reason: request.reason }),
      subject: `${registry.noun} ${entry.id}: rename to ${to}`,
      trailers: [
        ['Record', to],
        ['Registry', registry.name],
        ['Renamed', `${entry.id} -> ${to}`],
      ],
    },
  };
  return done({ spots, templates, files, left, plan });
}

async function refuseUnfit(workspace: Workspace, { entry, to, giveUp }: RenameRequest): Promise<void> {
  const { id, registry } = entry;
  const { noun, former } = registry;
  if (registry.single)
    throw new RequestError(`"${id}" is no record of many: its name is that of its registry`);
  if (registry.id.closed)
    throw new RequestError(
      `the ids of ${registry.title.toLowerCase()} are a closed set: "${id}" stays what it is`,
      `where ${aNoun(noun)} is called something else now, change its name: grantbook set ${id} ${registry.label}=…`,
    );
  if (to === id)
    throw new RequestError(`"${id}" is its id already`, `give another: grantbook rename ${id} NEW`);
  if (restrictedReference(entry))
    throw new RequestError(
      `a part of ${id} stands in a restricted book, which names it by its id`,
      'give a record its id before its confidential fields move there',
    );
  if (former === undefined && !giveUp)
    throw new RequestError(
      `${registry.file} has no place for the ids that ${aNoun(noun)} had before`,
      'add to its properties: "former_ids": { "$ref": "common.schema.json#/$defs/former_ids" }',
    );
  const other = [...workspace.registries.values()].find(
    ({ schema }) => schema !== registry && isIdOf(to, schema.id),
  );
  if (other)
    throw new RequestError(
      `"${to}" is an id of ${other.schema.name}, not of ${registry.name}`,
      `ids of ${registry.name} have the form ${registry.id.pattern}`,
    );
  await freeId(to, { registry, own: formerIdsOf(entry) }, workspace);
  const branch = workspace.taken?.elsewhere(registry).get(to);
  if (branch !== undefined && !formerIdsOf(entry).includes(to))
    throw new RequestError(
      `"${to}" is taken on branch ${branch}`,
      `take another: grantbook rename ${id} NEW`,
    );
}

function isIdOf(id: string, { prefix }: Entry['registry']['id']): boolean {
  return prefix !== undefined && id.startsWith(prefix) && /^\d/.test(id.slice(prefix.length));
}

/** Of a file per record, the record’s own is named after it. */
function fileAfter(file: string, { entry, to }: RenameRequest): string {
  const { source } = entry.registry;
  return file === entry.file && source.kind === 'folder' ? `${source.path}${to}.yaml` : file;
}

function renameStored(
  store: StoreDraft,
  { entry, to }: RenameRequest,
): Promise<Outcome<void>> | Outcome<void> {
  const { registry, id } = entry;
  if (!store.workspace.store || registry.personal.length + registry.shownPersonal.length === 0)
    return done(undefined);
  return store.rename({ registry, id }, to);
}
