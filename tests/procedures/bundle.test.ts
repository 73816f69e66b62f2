import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Parts, partText, unzip } from '../../src/render/docx/zip.ts';
import { exampleBook, expectTranscript, git, newFolder, read, runLine, write } from '../cli/sandbox.ts';

const D41 = 'project-data/deliverables/D4.1.yaml';

function onlyBundle(book: string): { readonly bytes: Uint8Array; readonly parts: Parts } {
  const [name, ...others] = readdirSync(join(book, 'build')).filter((each) => each.endsWith('.zip'));
  if (name === undefined || others.length > 0) throw new Error('not one bundle');
  const bytes = readFileSync(join(book, 'build', name));
  const parts = unzip(bytes);
  if (typeof parts === 'string') throw new Error(parts);
  return { bytes, parts };
}

const textOf = (parts: Parts, name: string) => partText(parts, name) ?? `no ${name}`;

describe('a bundle for an audit', () => {
  test('holds a record, what belongs to it, its documents and the log of each, the same bytes every time', async () => {
    const book = exampleBook();
    write(book, {
      'evidence/D4.1_list of sites.txt': '13 sites\n',
      'evidence/unnamed.txt': 'of no record\n',
    });
    git(book, 'add', 'evidence');
    git(book, 'commit', '-qm', 'the list of sites');
    expect(
      (
        await runLine(
          book,
          'grantbook set D4.1 notes="evidence/D4.1_list of sites.txt" -m "the partners have agreed"',
        )
      ).status,
    ).toBe(0);
    write(book, { [D41]: `${read(book, D41)}# not saved\n` });
    expect((await runLine(book, 'grantbook audit bundle D4.1')).status).toBe(0);
    const first = onlyBundle(book);
    expect((await runLine(book, 'grantbook audit bundle D4.1')).stdout).toContain('unchanged');

    const names = Object.keys(first.parts);
    for (const name of [
      'README.md',
      'manifest.json',
      'records/deliverables/D4.1.yaml',
      'records/tasks/T4.1.yaml',
      'schemas/deliverables.schema.json',
      'documents/evidence/D4.1_list of sites.txt',
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.includes('people') || name.includes('unnamed'))).toEqual([]);
    expect(textOf(first.parts, 'records/deliverables/D4.1.yaml')).not.toContain('not saved');
    const log = textOf(first.parts, 'log/deliverables/D4.1.md');
    expect(log).toContain('the partners have agreed');
    expect(log).toContain(`commit ${git(book, 'rev-parse', 'HEAD').trim()}`);

    const clone = join(newFolder(), 'clone');
    git(book, 'clone', '-q', `file://${book}`, clone);
    expect((await runLine(clone, 'grantbook audit bundle D4.1')).status).toBe(0);
    expect(Buffer.compare(onlyBundle(clone).bytes, first.bytes)).toBe(0);
  }, 600_000);

  test('lists every file with its digest, and holds no personal data', async () => {
    const book = exampleBook();
    expect((await runLine(book, 'grantbook audit bundle RP2.1')).status).toBe(0);
    const { parts } = onlyBundle(book);
    const { files, commit, records } = JSON.parse(textOf(parts, 'manifest.json'));
    expect(commit).toBe(git(book, 'rev-parse', 'HEAD').trim());
    const listed = files.map(({ path }: { path: string }) => path);
    expect(listed).toEqual(
      Object.keys(parts)
        .filter((name) => !['manifest.json', 'README.md'].includes(name))
        .sort(),
    );
    for (const { path, sha256 } of files)
      expect(
        createHash('sha256')
          .update(parts[path] ?? '')
          .digest('hex'),
      ).toBe(sha256);
    const ids = records.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'RP2.1',
        'PR-2.1-SCF',
        'PR-2.1-ALL',
        'TS-2.1-010',
        'D3.1',
        'MS9',
        'MTG-2023-06-08-SC',
      ]),
    );
    expect(ids).not.toContain('PR-2.2-SCF');
    const all = Object.keys(parts).map((name) => textOf(parts, name));
    const people = [...read(book, 'project-data/people.yaml').matchAll(/^ {2}(?:email|phone): (.*)$/gm)];
    const personal = people.map(([, value = '']) => value.replaceAll('"', ''));
    expect(personal.length).toBeGreaterThan(30);
    expect(personal.filter((value) => all.some((text) => text.includes(value)))).toEqual([]);
  }, 600_000);

  test('of an official period has the records of its internal periods', async () => {
    const book = exampleBook();
    expect((await runLine(book, 'grantbook audit bundle RP2')).status).toBe(0);
    const names = Object.keys(onlyBundle(book).parts);
    for (const name of [
      'records/reporting-periods/RP2.1.yaml',
      'records/progress-reports/PR-2.1-SCF.yaml',
      'records/audit-checklist/AC-006.yaml',
    ])
      expect(names).toContain(name);
  }, 600_000);

  test('says what it cannot do', async () => {
    await expectTranscript(
      exampleBook(),
      `
      $ grantbook audit bundle D99.9
      ! error: no record has the id "D99.9"
      ! hint: see the ids with: grantbook list deliverables
      [2]
      $ grantbook audit bundle D4.1 --at nowhere
      ! error: "nowhere" is no commit, branch or tag of this repository
      ! hint: see the last ones: git log --oneline -10
      [2]
      $ grantbook audit bundle D4.1 --output project-data
      ! error: documents cannot be written to "project-data"
      ! hint: name a folder inside the book, for example build; not evidence, project-data, schemas, templates, nor a name that begins with a dot
      [2]
      `,
    );
  }, 600_000);
});
