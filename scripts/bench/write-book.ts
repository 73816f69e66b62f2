/** Writes a generated book into a folder, committed. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { idOf, partnerId, personId, recordLines } from './records.ts';
import { kindNames, type Layout, schemaFiles } from './schemas.ts';

/** A book to generate: how many records, in how many registries beside the four small ones, laid out how. */
export type BookShape = { readonly records: number; readonly kinds: number; readonly layout: Layout };

/** How many records a file of layout B holds. */
const FIFTY = 50;

/** Writes the files of a generated book. */
export function writeBook(root: string, shape: BookShape): void {
  const kinds = kindNames(shape.kinds);
  for (const [path, text] of schemaFiles({ layout: shape.layout, kinds })) write(root, path, text);
  for (const [path, text] of smallRegistries(shape)) write(root, path, text);
  for (const [kind, name] of kinds.entries()) writeKind(root, { kind, name }, shape);
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function smallRegistries({ records }: BookShape): [string, string][] {
  const size = Math.max(64, Math.ceil((records * 700) / 1024 / 1024));
  const list = (count: number, lines: (n: number) => string[]): string =>
    Array.from({ length: count }, (_, n) => asItem(lines(n))).join('');
  const people = list(60, (n) => [
    `id: ${personId(n)}`,
    `name: Person Number ${n}`,
    `partner: ${partnerId(n % 30)}`,
    `email: person-${n}@example.org`,
  ]);
  const partners = list(30, (n) => [`id: ${partnerId(n)}`, `name: Partner Number ${n}`, 'country: AT']);
  const packages = list(9, (n) => [`id: WP${n + 1}`, `title: Package ${n + 1}`, `leader: ${personId(n)}`]);
  return [
    [
      'project-data/project.yaml',
      `acronym: BENCH\nstart_date: 2021-01-01\nduration_months: 48\nmax_book_mib: ${size}\n`,
    ],
    ['project-data/people.yaml', people],
    ['project-data/partners.yaml', partners],
    ['project-data/work-packages.yaml', packages],
  ];
}

type Kind = { readonly kind: number; readonly name: string };

function writeKind(root: string, { kind, name }: Kind, { records, kinds, layout }: BookShape): void {
  const count = Math.floor(records / kinds) + (kind < records % kinds ? 1 : 0);
  const least = Math.max(1, Math.floor(records / kinds));
  const lines = (at: number): string[] => recordLines({ kind, at, count: least, kinds });
  const folder = join(root, 'project-data', name);
  if (layout !== 'C') mkdirSync(folder, { recursive: true });
  if (layout === 'A')
    for (let at = 0; at < count; at++)
      writeFileSync(join(folder, `${idOf(kind, at)}.yaml`), `${lines(at).join('\n')}\n`);
  else {
    const size = layout === 'B' ? FIFTY : Math.max(count, 1);
    for (let from = 0; from < count; from += size) {
      const path =
        layout === 'B' ? join(folder, `${String(from / size + 1).padStart(5, '0')}.yaml`) : `${folder}.yaml`;
      writeItems(path, from, { to: Math.min(from + size, count), lines });
    }
  }
}

type Items = { readonly to: number; readonly lines: (at: number) => string[] };

function writeItems(path: string, from: number, { to, lines }: Items): void {
  const file = openSync(path, 'w');
  let text = '';
  for (let at = from; at < to; at++) {
    text += asItem(lines(at));
    if (text.length < 1_000_000 && at + 1 < to) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
}

function asItem(lines: readonly string[]): string {
  return `${lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)).join('\n')}\n`;
}
