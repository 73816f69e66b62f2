import { WRITE_FLAGS } from './git-environment.ts';
import { type ReachableObject, reachableObjects, readObjects } from './reachable-objects.ts';
import type { Repository } from './repository.ts';
import { NewObjects, type ObjectTarget } from './rewrite-objects.ts';
import { runGit } from './run-git.ts';
import { formatTree, parseTree } from './tree-object.ts';

/** How the history is to read afterwards. */
export type Rewriting = {
  /** Returns a version of a file as it is to be; the same bytes to keep it, nothing to leave it out. */
  readonly file: (path: string, content: Uint8Array) => Promise<Uint8Array | undefined>;
  /** Returns the text of a message as it is to be. */
  readonly message: (content: Uint8Array) => Uint8Array;
  /** Returns a line that says who and when, `Name <address> 1764000000 +0100`, as it is to be. */
  readonly identity: (line: string) => string;
};

/** What became of each object that is not as it was: its new id; of a file that was left out, nothing. */
export type Rewritten = ReadonlyMap<string, string | undefined>;

/**
 * Writes the history of a repository into another, with what has to be changed changed. What is as it
 * was keeps its id and its signature; what is not is never written there. References are not made.
 */
export async function rewriteHistory(
  repo: Repository,
  target: ObjectTarget,
  rewriting: Rewriting,
): Promise<Rewritten> {
  const objects = reachableObjects(repo);
  const fresh = new NewObjects(target);
  try {
    const mapped = new Map<string, string | undefined>();
    await rewriteFiles({ repo, objects, mapped, fresh }, rewriting);
    rewriteTrees({ repo, objects, mapped, fresh });
    rewriteCommits({ repo, objects, mapped, fresh }, rewriting);
    copyUnchanged(
      repo,
      target,
      objects.filter(({ oid }) => !mapped.has(oid)),
    );
    fresh.write();
    return mapped;
  } finally {
    fresh.close();
  }
}

type Work = {
  readonly repo: Repository;
  readonly objects: readonly ReachableObject[];
  readonly mapped: Map<string, string | undefined>;
  readonly fresh: NewObjects;
};

async function rewriteFiles({ repo, objects, mapped, fresh }: Work, { file }: Rewriting): Promise<void> {
  const blobs = objects.filter(({ type }) => type === 'blob');
  for (const { object, content } of readObjects(repo, blobs)) {
    const after = await file(object.path, content);
    if (after === undefined) mapped.set(object.oid, undefined);
    else if (after !== content) mapped.set(object.oid, fresh.add({ type: 'blob', content: after }));
  }
}

/** A tree changes where anything below it does; those of the leaves come first. */
function rewriteTrees({ repo, objects, mapped, fresh }: Work): void {
  const trees = new Map<string, Uint8Array>();
  for (const { object, content } of readObjects(
    repo,
    objects.filter(({ type }) => type === 'tree'),
  ))
    trees.set(object.oid, content);
  const done = new Set<string>();
  const rewrite = (oid: string): void => {
    const content = trees.get(oid);
    if (content === undefined || done.has(oid)) return;
    done.add(oid);
    const entries = parseTree(content, oid.length / 2);
    for (const entry of entries) if (entry.mode === '40000') rewrite(entry.oid);
    if (!entries.some((entry) => mapped.has(entry.oid))) return;
    const kept = entries.flatMap((entry) => {
      const now = mapped.has(entry.oid) ? mapped.get(entry.oid) : entry.oid;
      return now === undefined ? [] : [{ ...entry, oid: now }];
    });
    mapped.set(oid, fresh.add({ type: 'tree', content: formatTree(kept) }));
  };
  for (const oid of trees.keys()) rewrite(oid);
}

/** Parents before children, and tags after all: what a header names has its new id by then. */
function rewriteCommits({ repo, objects, mapped, fresh }: Work, rewriting: Rewriting): void {
  const ofType = (wanted: string) => objects.filter(({ type }) => type === wanted).reverse();
  for (const { object, content } of readObjects(repo, [...ofType('commit'), ...ofType('tag')])) {
    const after = rewriteHead(content, { mapped, rewriting });
    if (after) mapped.set(object.oid, fresh.add({ type: object.type, content: after }));
  }
}

type HeadRewriting = { readonly mapped: Work['mapped']; readonly rewriting: Rewriting };

/** Returns a commit or a tag as it is to be; undefined where nothing in it changes. */
function rewriteHead(content: Buffer, { mapped, rewriting }: HeadRewriting): Buffer | undefined {
  const end = content.indexOf('\n\n');
  const head = (end === -1 ? content : content.subarray(0, end)).toString('latin1');
  const message = end === -1 ? content.subarray(content.length) : content.subarray(end + 2);
  const lines = head.split('\n').map((line) => rewriteLine(line, { mapped, rewriting }));
  const said = rewriting.message(message);
  if (lines.join('\n') === head && said === message) return undefined;
  // A signature vouches for what it was made for, which this is no longer.
  const kept = withoutSignatures(lines).join('\n');
  return Buffer.concat([Buffer.from(`${kept}\n\n`, 'latin1'), withoutTagSignature(said)]);
}

function rewriteLine(line: string, { mapped, rewriting }: HeadRewriting): string {
  const [name = '', value = ''] = [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)];
  if (name === 'tree' || name === 'parent' || name === 'object')
    return `${name} ${mapped.get(value) ?? value}`;
  if (name === 'author' || name === 'committer' || name === 'tagger') {
    const utf8 = Buffer.from(value, 'latin1').toString('utf8');
    const after = rewriting.identity(utf8);
    return after === utf8 ? line : `${name} ${Buffer.from(after, 'utf8').toString('latin1')}`;
  }
  return line;
}

function withoutSignatures(lines: readonly string[]): string[] {
  let inside = false;
  return lines.filter((line) => {
    inside = line.startsWith(' ') ? inside : /^(?:gpgsig|gpgsig-sha256|mergetag) /.test(line);
    return !inside;
  });
}

function withoutTagSignature(message: Uint8Array): Uint8Array {
  const at = Buffer.from(message).indexOf('-----BEGIN ');
  return at > 0 && message[at - 1] === 0x0a ? message.subarray(0, at) : message;
}

/** A pack of exactly these objects: nothing else of the repository goes along. */
function copyUnchanged(
  repo: Repository,
  { gitDir }: ObjectTarget,
  objects: readonly ReachableObject[],
): void {
  if (objects.length === 0) return;
  const input = objects.map(({ oid }) => `${oid}\n`).join('');
  const { stdout } = runGit({ cwd: repo.topLevel, args: ['pack-objects', '--stdout', '-q'], input });
  const args = ['index-pack', '--stdin', '--fix-thin'];
  runGit({ cwd: gitDir, args, input: stdout, flags: WRITE_FLAGS, env: { GIT_DIR: gitDir } });
}
