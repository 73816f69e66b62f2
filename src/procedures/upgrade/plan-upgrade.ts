import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { MIGRATION_FOLDER, type Migration } from '../../registry/upgrade/migration.ts';
import { contentDigest, keptFile } from '../../registry/upgrade/origin.ts';
import type { Workspace } from '../../registry/workspace.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import { emptyRegistry } from '../new-book.ts';
import { registrySources } from '../registry-sources.ts';
import type { FileUpgrade, UpgradeRequest } from './file-upgrade.ts';
import { type AnswerFor, migrateRecords } from './migrate-records.ts';
import { versionFiles } from './version-files.ts';

/** What takes a book to another version. */
export type Upgrade = Pick<UpgradeRequest, 'shipped'> & {
  readonly version: string;
  /** From which version, where that is known. */
  readonly from: string | undefined;
  readonly files: readonly FileUpgrade[];
  /** What the records go through, each with its text as it is kept. */
  readonly migrations: readonly (Migration & { readonly text: string })[];
  readonly answerFor: AnswerFor;
  readonly reason: string | undefined;
};

/** Plans the commit that takes a book to another version; refused where something is not decided. */
export async function planUpgrade(workspace: Workspace, upgrade: Upgrade): Promise<Outcome<Plan>> {
  const open = upgrade.files.flatMap(undecided);
  const draft = new Draft(workspace);
  const steps = upgrade.migrations.flatMap((migration) => migration.steps);
  const migrated = await migrateRecords(draft, steps, upgrade.answerFor);
  if (!migrated.ok) open.push(...migrated.diagnostics);
  if (open.length > 0) return { ok: false, diagnostics: open };
  const { version, from, reason } = upgrade;
  const records = draft.plan({
    subject: `schemas and templates: take over those of grantbook ${version}`,
    ...(reason !== undefined && { reason }),
    trailers: [['Upgrade', `${from ?? 'unknown'} -> ${version}`]],
  });
  const writes = [...filesOf(workspace, upgrade), ...records.writes];
  return done({
    ...records,
    writes: new Map(writes),
    deletes: [...records.deletes, ...outdated(workspace, upgrade)],
  });
}

function undecided({ path, name, standing, conflicts }: FileUpgrade): Diagnostic[] {
  const choose = `decide: --ours ${name} keeps the book’s, --theirs ${name} takes grantbook’s`;
  const common = { severity: 'error', file: path } as const;
  if (standing === 'unknown-base')
    return [
      {
        ...common,
        code: 'upgrade/unknown-base',
        message: `"${path}" differs from grantbook’s, and what it was when the book took it is not known`,
        hint: `${choose}; or name a commit in which it stood as it came: --base COMMIT`,
      },
    ];
  return conflicts.map(({ place, before, ours, theirs }) => ({
    ...common,
    code: 'upgrade/conflict' as const,
    message: `${place}: the book has ${oneLine(ours)}, grantbook ${oneLine(theirs)}; it was ${oneLine(before)}`,
    hint: choose,
  }));
}

function oneLine(text: string): string {
  const line = text.trim().replaceAll(/\s*\n\s*/g, ' / ');
  return line === '' ? 'nothing' : line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

function filesOf({ files }: Workspace, upgrade: Upgrade): [string, Uint8Array][] {
  const { shipped, version, migrations } = upgrade;
  const encode = (text: string) => new TextEncoder().encode(text);
  const there = new Set(files.list().map(({ path }) => path));
  const fresh = new Map(
    upgrade.files.flatMap(({ path, standing, write }) =>
      standing === 'new' && write ? [[path, write]] : [],
    ),
  );
  const empty = registrySources(fresh).filter(
    ({ path, shape }) => shape !== 'single' && ![...there].some((each) => each.startsWith(path)),
  );
  return [
    ...upgrade.files.flatMap(({ path, write }): [string, Uint8Array][] => (write ? [[path, write]] : [])),
    ...empty.map(emptyRegistry).map(([path, text]): [string, Uint8Array] => [path, encode(text)]),
    ...kept(upgrade, files),
    ...migrations.map((each): [string, Uint8Array] => [
      `${MIGRATION_FOLDER}${each.version}.json`,
      encode(each.text),
    ]),
    ...versionFiles({ shipped, version }),
  ];
}

/** What the book has otherwise than the new version is kept as it came, so that the next upgrade can tell. */
function kept({ files, shipped }: Upgrade, { read }: Workspace['files']): [string, Uint8Array][] {
  return files.flatMap(({ path, standing, write }): [string, Uint8Array][] => {
    const came = shipped.get(path);
    if (!came || standing === 'taken-out' || standing === 'new') return [];
    const same = contentDigest(path, write ?? read(path)) === contentDigest(path, came);
    return same ? [] : [[keptFile(path), came]];
  });
}

function outdated({ files }: Workspace, upgrade: Upgrade): string[] {
  const stays = new Set(kept(upgrade, files).map(([path]) => path));
  const isKept = (path: string) => upgrade.files.some((file) => keptFile(file.path) === path);
  return files
    .list()
    .map(({ path }) => path)
    .filter((path) => isKept(path) && !stays.has(path));
}
