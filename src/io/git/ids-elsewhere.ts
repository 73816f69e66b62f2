import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { readObjects } from './read-blobs.ts';
import type { Repository } from './repository.ts';
import { askGit } from './run-git.ts';
import { parseTree, type TreeItem } from './tree-object.ts';

/** The branches that are looked at, those with the newest commits first: a repository may have gathered any number. */
const MOST_BRANCHES = 200;
/** So many versions are held at a time. */
const AT_ONCE = 20;

/**
 * Returns the ids that a registry's records have, or had, on other branches: local ones, and those of remotes
 * as they were fetched last. Of each id one branch is named, that with the newest commit. Nothing is fetched.
 */
export function idsElsewhere(repo: Repository, registry: RegistrySchema): Map<string, string> {
  const tips = otherTips(repo);
  const { path, kind } = registry.source;
  const place = `${repo.bookPrefix}${path.replace(/\/$/, '')}`;
  const type = kind === 'file' ? 'blob' : 'tree';
  const versions = branchesOf(objectsAt(repo, [...tips.keys()], { place, type }), tips);
  const ids = new Map<string, string>();
  const take = (found: readonly string[], branch: string) => {
    for (const id of found) ids.set(id, ids.get(id) ?? branch);
  };
  if (kind === 'folder')
    for (const [bytes, branch] of contentsOf(repo, versions, 'tree')) take(idsInTree(bytes, repo), branch);
  else {
    const texts = kind === 'file' ? versions : listsIn(repo, versions);
    for (const [bytes, branch] of contentsOf(repo, texts, 'blob')) take(idsInText(bytes, registry), branch);
  }
  return ids;
}

/** Yields what objects hold, each with its branch. */
function* contentsOf(
  repo: Repository,
  branches: ReadonlyMap<string, string>,
  type: 'blob' | 'tree',
): Generator<[content: Uint8Array, branch: string]> {
  const all = [...branches];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE);
    const read = readObjects(
      repo,
      some.map(([object]) => object),
      type,
    );
    for (const [object, branch] of some) yield [read.get(object) ?? new Uint8Array(), branch];
  }
}

/** Returns the list files in the versions of their folder, each with the branch of the first that has it. */
function listsIn(repo: Repository, folders: ReadonlyMap<string, string>): Map<string, string> {
  const lists = new Map<string, string>();
  for (const [bytes, branch] of contentsOf(repo, folders, 'tree'))
    for (const { mode, name, oid } of itemsOf(bytes, repo))
      if (/^100/.test(mode) && name.endsWith('.yaml')) lists.set(oid, lists.get(oid) ?? branch);
  return lists;
}

/** Returns the versions of a file or folder, each with the name of the branch that has it and the newest commit. */
function branchesOf(
  objects: ReadonlyMap<string, string>,
  tips: ReadonlyMap<string, string>,
): Map<string, string> {
  const branches = new Map<string, string>();
  for (const [tip, object] of objects) branches.set(object, branches.get(object) ?? tips.get(tip) ?? tip);
  return branches;
}

/** The tips of branches that are not checked out, with the name of one branch each. */
function otherTips({ topLevel, head }: Repository): Map<string, string> {
  const format = '--format=%(objecttype) %(objectname) %(refname:lstrip=2)';
  const sorting = ['--sort=-committerdate', `--count=${MOST_BRANCHES}`];
  const args = ['for-each-ref', ...sorting, format, 'refs/heads', 'refs/remotes'];
  const tips = new Map<string, string>();
  for (const line of askGit({ cwd: topLevel, args }).split('\n')) {
    const [type, oid = '', ...name] = line.split(' ');
    const isBranch = type === 'commit' && !name.join(' ').endsWith('/HEAD');
    if (isBranch && oid !== head && !tips.has(oid)) tips.set(oid, name.join(' '));
  }
  return tips;
}

/** What each commit has at a place, in one call of git; what the commit that is checked out has as well is left out. */
function objectsAt(
  { topLevel, head }: Repository,
  tips: readonly string[],
  { place, type }: { readonly place: string; readonly type: 'blob' | 'tree' },
): Map<string, string> {
  if (tips.length === 0) return new Map();
  const asked = head === undefined ? tips : [...tips, head];
  const input = asked.map((oid) => `${oid}:${place}\n`).join('');
  const args = ['cat-file', '--batch-check=%(objecttype) %(objectname)'];
  const answers = askGit({ cwd: topLevel, args, input }).split('\n');
  const objectIn = (answer = '') =>
    answer.startsWith(`${type} `) ? answer.slice(type.length + 1) : undefined;
  const objects = asked.map((_, i) => objectIn(answers[i]));
  const own = head === undefined ? undefined : objects.at(-1);
  return new Map(
    tips.flatMap((tip, i) => {
      const object = objects[i];
      return object === undefined || object === own ? [] : [[tip, object] as const];
    }),
  );
}

/** A record's file is named after it. */
function idsInTree(bytes: Uint8Array, repo: Repository): string[] {
  return itemsOf(bytes, repo).flatMap(({ name }) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
}

function itemsOf(bytes: Uint8Array, { objectFormat }: Repository): TreeItem[] {
  return parseTree(bytes, objectFormat === 'sha256' ? 32 : 20);
}

/** The lines that say ids, read or unreadable: to pass over one too many does no harm. */
function idsInText(bytes: Uint8Array, { id, former }: RegistrySchema): string[] {
  const own = new RegExp(`(?:^|[\\s{,-])["']?${id.field}["']?[ \\t]*:[ \\t]*["']?([^\\s"',}#]+)`);
  const list = former === undefined ? undefined : new RegExp(`^[ -]*${former}:(.*)$`);
  const ids: string[] = [];
  let inList = false;
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const found = own.exec(line)?.[1];
    const head = list?.exec(line)?.[1];
    inList = head !== undefined || (inList && found === undefined && /^ *- /.test(line));
    if (found !== undefined) ids.push(found);
    if (inList) ids.push(...((head ?? line).match(/[^\s,[\]"']{2,}/g) ?? []));
  }
  return ids;
}
