import { RequestError } from '../../base/request-error.ts';
import { showLine } from '../../base/show-text.ts';
import { formatRedactionMap, REDACTION_TAGS } from '../../history/redaction-map.ts';
import type { Repository } from '../../io/git/repository.ts';
import type { Rewriting } from '../../io/git/rewrite-history.ts';
import { makeRewritten } from '../../io/git/rewritten-repository.ts';
import { searchHistory } from '../../io/git/search-history.ts';
import { listTags, makeTag } from '../../io/git/tags.ts';
import type { PersonalText } from '../../procedures/privacy/identifiers.ts';
import { redactFile } from '../../procedures/privacy/redact-file.ts';
import { isOfficeFile, searchFor } from '../../procedures/privacy/search-texts.ts';
import { isErased } from '../../registry/join-store.ts';
import { belongsTo } from '../../registry/sort-files.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { textFinder } from '../../text/find-texts.ts';
import { decodeText } from '../../text/yaml/decode.ts';
import { loadBook, openBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { plural } from '../print-findings.ts';
import { commitRoles } from './commit-roles.ts';
import { everyIdentifier } from './past-values.ts';

/** What `privacy rewrite` is asked for. */
export type RewriteArguments = {
  readonly id: string;
  readonly into: string;
  readonly also: readonly string[];
  /** Whether authors and committers are made unrecognisable too. */
  readonly identities: boolean;
  /** Whether Office files that hold the values are left out. */
  readonly dropDocuments: boolean;
};

/** `privacy rewrite ID --into DIR`: a repository of its own with a history that does not hold the values. */
export async function rewritePerson(asked: RewriteArguments, context: Context): Promise<number> {
  const { globals, out } = context;
  const book = await openBook(globals);
  const repository = repositoryOf(book);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, asked.id, context);
  const redaction = redactionOf(workspace, entry);
  const values = [
    ...(await everyIdentifier(repository, entry)),
    ...asked.also.map((text) => ({ field: 'also', text })),
  ];
  if (repository.head === undefined || values.length === 0)
    throw new RequestError(
      `no value of ${entry.id} is known, in the store or in a commit`,
      'say what to look for: --also "First Last"',
    );
  const request = { asked, entry, redaction: redaction.id, values, repository };
  const made = await makeRewritten(repository, asked.into, rewritingOf(request));
  const message = formatRedactionMap({
    redaction: redaction.id,
    of: entry.id,
    on: globals.today,
    legalBasis: String(redaction.data.legal_basis ?? ''),
    ...(globals.reason !== undefined && { reason: globals.reason }),
    oldTip: repository.head,
    newTip: made.repository.head ?? '',
    commits: made.commits,
  });
  const tag = `${REDACTION_TAGS}${listTags(made.repository, REDACTION_TAGS).length + 1}`;
  makeTag(made.repository, tag, { oid: made.repository.head ?? '', message });
  out.talk(`made ${showLine(asked.into)}: ${made.refs.length} branches and tags, `);
  out.talk(
    `${plural(made.commits.size, 'commit')} with another id; the map of old to new is the tag ${tag}\n`,
  );
  return tellOfLeft(made.repository, request, context);
}

function redactionOf({ registries }: Workspace, entry: Entry): Entry {
  const found = registries.get('redactions')?.entries.findLast(({ data }) => data.of === entry.id);
  if (found && isErased(entry)) return found;
  throw new RequestError(
    `the personal values of ${entry.id} are not erased yet, so the next commit would bring them back`,
    `erase them first: grantbook privacy erase ${entry.id} -m "…"`,
  );
}

type Request = {
  readonly asked: RewriteArguments;
  readonly entry: Entry;
  readonly redaction: string;
  readonly values: readonly PersonalText[];
  readonly repository: Repository;
};

function rewritingOf({ asked, entry, redaction, values, repository }: Request): Rewriting {
  const finder = textFinder(values.map(({ text }) => text));
  const search = searchFor(values);
  const marker = `redacted ${redaction}`;
  const isOurs = (path: string) =>
    path.startsWith(repository.bookPrefix) &&
    belongsTo(path.slice(repository.bookPrefix.length), entry.registry);
  return {
    file: async (path, content) => {
      if (asked.dropDocuments && isOfficeFile(path) && search.file(path, content).fields.length > 0)
        return undefined;
      const clean = finder.replace(content, marker);
      const { text, problems } = isOurs(path) ? decodeText(path, clean) : { text: '', problems: [] };
      if (!isOurs(path) || problems.length > 0) return clean;
      const after = await redactFile({ file: path, text, registry: entry.registry, id: entry.id, marker });
      return after === text ? clean : new TextEncoder().encode(after);
    },
    message: (content) => finder.replace(content, marker),
    identity: (line) => {
      const [, time = ''] = /> (-?\d+ [+-]\d{4})$/.exec(line) ?? [];
      const named = asked.identities && search.text(line).length > 0;
      return named ? `${entry.id} <${entry.id.toLowerCase()}@redacted.invalid> ${time}` : line;
    },
  };
}

/** Nothing is taken for done: the new repository is searched like any other. */
function tellOfLeft(made: Repository, { values, entry }: Request, { out }: Context): number {
  const search = searchFor(values);
  const left = searchHistory(made, { file: search.file, commit: commitRoles(entry, search) });
  for (const { path, versions } of left.files)
    out.data(
      `${showLine(path)}: ${plural(versions, 'version')} hold a value still, in a packed file or in its name\n`,
    );
  for (const { oid, as } of left.commits)
    out.data(`commit ${oid.slice(0, 10)}: named still (${as.join(', ')})\n`);
  if (left.unread.length > 0)
    out.warn(
      `not searched, because the text is packed: ${left.unread.map(({ path }) => showLine(path)).join(', ')}\n`,
    );
  if (left.files.length + left.commits.length === 0) {
    out.talk('no object of it holds a value that is searched for; look at it, then let the host take it:\n');
    out.talk(
      'git clone DIR check && grantbook -C check validate; the next steps: grantbook privacy erase --help\n',
    );
    return EXIT.clean;
  }
  out.warn(
    'left: --drop-documents leaves out such files, --identities takes names out of authors and committers;\n',
  );
  out.warn('make it anew in another folder\n');
  return EXIT.findings;
}
