import { showJson, showLine } from '../../base/show-text.ts';
import { type HistoryHits, searchHistory } from '../../io/git/search-history.ts';
import { readOutputs } from '../../io/read-outputs.ts';
import { type Occurrences, occurrences } from '../../procedures/privacy/report.ts';
import { searchFor } from '../../procedures/privacy/search-texts.ts';
import { loadBook, openBook } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { entryAskedFor } from '../entry-asked-for.ts';
import { plural } from '../print-findings.ts';
import { commitRoles } from './commit-roles.ts';
import { everyIdentifier } from './past-values.ts';
import { type Section, sectionsMarkdown, sectionsText } from './report-sections.ts';

/** What `privacy report` is asked for. */
export type ReportRequest = {
  readonly id: string;
  readonly format: 'text' | 'md' | 'json';
  readonly also: readonly string[];
};

/** Everything that is known of where a person occurs. */
export type PersonReport = Occurrences & {
  readonly id: string;
  readonly registry: string;
  readonly documents: readonly { readonly file: string; readonly holds: readonly string[] }[];
  readonly history: HistoryHits | undefined;
};

/** `privacy report ID`: where a person occurs: records, texts, documents, commits, and versions of files that are past. */
export async function reportPerson({ id, format, also }: ReportRequest, context: Context): Promise<number> {
  const { out, globals } = context;
  const book = await openBook(globals);
  const workspace = await loadBook(book);
  const entry = entryAskedFor(workspace, id, context);
  const known = await everyIdentifier(book.repository, entry);
  const values = [...known, ...also.map((text) => ({ field: 'also', text }))];
  const search = searchFor(values);
  const outputs = readOutputs(book.root, 'build').map(({ path, bytes }) => ({
    path,
    ...search.file(path, bytes),
  }));
  const now = occurrences(workspace, entry, search);
  const built = outputs.flatMap(({ path, unread }) =>
    unread === undefined ? [] : [{ file: path, why: unread }],
  );
  const report: PersonReport = {
    id: entry.id,
    registry: entry.registry.name,
    ...now,
    unread: [...now.unread, ...built],
    documents: outputs
      .filter(({ fields }) => fields.length > 0)
      .map(({ path, fields }) => ({ file: path, holds: fields })),
    history:
      book.repository &&
      searchHistory(book.repository, { file: search.file, commit: commitRoles(entry, search) }),
  };
  if (format === 'json') out.data(`${showJson(report, 2)}\n`);
  else if (format === 'md')
    out.data(sectionsMarkdown(`${entry.registry.noun} ${entry.id}`, sections(report)));
  else out.data(sectionsText(sections(report), out));
  if (values.length === 0)
    out.warn(
      'no value is known to search for, so only the id was followed: --also "First Last" searches for more\n',
    );
  return EXIT.clean;
}

function sections(report: PersonReport): Section[] {
  const { values, references, mentions, documents, unread, history } = report;
  return [
    {
      title: 'personal values',
      lines: values.map(({ field, value, file, line }) => [field, value, `${file}:${line}`]),
    },
    {
      title: 'records that refer to it',
      lines: references.map((each) => [each.id, each.field, `${each.file}:${each.line}`]),
    },
    {
      title: 'texts that hold its values',
      lines: mentions.map(({ holds, record, file, line }) => [
        holds.join(', '),
        record ?? '',
        `${file}:${line}`,
      ]),
    },
    { title: 'generated documents', lines: documents.map(({ file, holds }) => [holds.join(', '), '', file]) },
    ...(history ? historySections(history) : []),
    { title: 'not searched', lines: unread.map(({ file, why }) => [why, '', file]) },
  ];
}

function historySections({ files, commits, unread, searched }: HistoryHits): Section[] {
  return [
    {
      title: `commits, of ${searched}`,
      lines: commits.map(({ oid, as, author }) => [oid.slice(0, 10), author.date, as.join(', ')]),
    },
    {
      title: 'versions of files in the history',
      lines: files.map(({ path, versions, fields }) => [
        fields.join(', '),
        plural(versions, 'version'),
        path,
      ]),
    },
    {
      title: 'versions that were not searched',
      lines: unread.map(({ path, versions, why }) => [why, plural(versions, 'version'), showLine(path)]),
    },
  ];
}
