import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Parts, partText, unzip, zip } from '../../src/render/docx/zip.ts';
import {
  checkout,
  exampleBook,
  expectTranscript,
  git,
  installed,
  newFolder,
  read,
  runLine,
  write,
} from '../cli/sandbox.ts';

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
        .filter((name) => !['manifest.json', 'SHA256SUMS'].includes(name))
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
      $ grantbook audit bundle
      ! error: what is the bundle about?
      ! hint: a record or a period: grantbook audit bundle RP1
      [2]
      $ grantbook audit bundle D4.1 -o .gitignore
      ! error: ".gitignore" is there already
      ! hint: give it another name, or take it away first
      [2]
      $ grantbook audit bundle D4.1 -o nowhere/D4.1.zip
      ! error: there is no folder for "nowhere/D4.1.zip"
      ! hint: make the folder first
      [2]
      `,
    );
  }, 600_000);

  test.skipIf(!installed('python3'))(
    'is verified by a program that shares no code with this one',
    async () => {
      const book = exampleBook();
      expect((await runLine(book, 'grantbook set R-005 impact=4 -m "seen again"')).status).toBe(0);
      expect((await runLine(book, 'grantbook audit bundle R-005 --personal')).status).toBe(0);
      const head = git(book, 'rev-parse', 'HEAD').trim();
      const { bytes, parts } = onlyBundle(book);
      const verify = (content: Uint8Array, ...more: readonly string[]) => {
        const file = join(newFolder(), 'bundle.zip');
        write(dirname(file), { 'bundle.zip': content });
        const args = [join(checkout, 'docs/verify-bundle.py'), file, ...more];
        const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
        return { status, said: stdout + stderr };
      };
      expect(verify(bytes, '--commit', head)).toMatchObject({ status: 0 });
      expect(verify(bytes).said).toContain('objects of git');
      expect(verify(bytes, '--commit', '0'.repeat(40))).toMatchObject({ status: 1 });
      expect(verify(new TextEncoder().encode('no zip'))).toMatchObject({ status: 2 });

      const textIn = (name: string) => textOf(parts, name);
      const changed: [string, Record<string, string | undefined>, string][] = [
        [
          'a record',
          {
            'records/risks/R-005.json': textIn('records/risks/R-005.json').replace(
              '"impact":4',
              '"impact":1',
            ),
          },
          'records/risks/R-005.json is not the file',
        ],
        ['a file too many', { 'records/risks/R-999.yaml': 'id: R-999' }, 'R-999.yaml is not listed'],
        ['a file too few', { 'log/risks/R-005.md': undefined }, 'log/risks/R-005.md is missing'],
        [
          'a registry file',
          { 'book/project-data/risks.yaml': '[]' },
          'risks.yaml is not the file that the commit holds',
        ],
      ];
      for (const [name, change, said] of changed) {
        const answer = verify(zip(withParts(parts, change)));
        expect([name, answer.status, answer.said]).toEqual([name, 1, expect.stringContaining(said)]);
      }
      // Whoever changes a record and every digest with it still does not have the history and git's ids.
      const forged = resealed(withParts(parts, changed[0]?.[1] ?? {}));
      expect(verify(forged)).toMatchObject({
        status: 1,
        said: expect.stringContaining('impact is not what its history says last'),
      });
      const registry = textIn('book/project-data/risks.yaml').replace('impact: 4', 'impact: 1');
      const other = resealed(withParts(parts, { 'book/project-data/risks.yaml': registry }));
      expect(verify(other)).toMatchObject({
        status: 1,
        said: expect.stringContaining('is not the file that the commit holds'),
      });
    },
    600_000,
  );
});

function withParts(
  parts: Parts,
  change: Readonly<Record<string, string | undefined>>,
): Record<string, Uint8Array> {
  const all = new Map(Object.entries(parts));
  for (const [name, text] of Object.entries(change)) {
    if (text === undefined) all.delete(name);
    else all.set(name, new TextEncoder().encode(text));
  }
  return Object.fromEntries(all);
}

/** Writes every digest of a bundle anew, as somebody who forges one would. */
function resealed(parts: Parts): Uint8Array {
  const digest = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
  const manifest = JSON.parse(textOf(parts, 'manifest.json'));
  for (const file of manifest.files) {
    const content = parts[file.path] ?? new Uint8Array();
    file.size = content.length;
    file.sha256 = digest(content);
  }
  const line = (f: { sha256: string; size: number; path: string }) => `${f.sha256} ${f.size} ${f.path}\n`;
  manifest.content_sha256 = digest(manifest.files.map(line).join(''));
  const fresh = withParts(parts, { 'manifest.json': JSON.stringify(manifest) });
  const sums = Object.entries(fresh).filter(([name]) => name !== 'SHA256SUMS');
  return zip(
    withParts(fresh, { SHA256SUMS: sums.map(([name, each]) => `${digest(each)}  ${name}\n`).join('') }),
  );
}
