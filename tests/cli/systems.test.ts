import { chmodSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  lastCommit,
  newFolder,
  read,
  replace,
  runLine,
  sh,
  write,
} from './sandbox.ts';

const RISKS = 'project-data/risks.yaml';

let book: string;
/** The same book without settings for git: of another tool, or of before. */
let bare: string;
beforeAll(() => {
  book = exampleBook();
  bare = copyOf(book);
  git(bare, 'rm', '-q', '.gitattributes');
  git(bare, 'commit', '-q', '-m', 'no settings for git');
});

/** Clones a book as git does on a system with such settings. */
function cloneOf(origin: string, ...settings: readonly string[]): string {
  const folder = join(newFolder(), 'clone');
  git(newFolder(), 'clone', '-q', ...settings.flatMap((each) => ['-c', each]), origin, folder);
  return folder;
}

const hasReturns = (folder: string, path: string) => readFileSync(join(folder, path)).includes(13);

describe('a clone on Windows, where git turns line ends', () => {
  test('it leaves those of a book alone: every byte is as committed', async () => {
    const clone = cloneOf(book, 'core.autocrlf=true', 'core.eol=crlf');
    for (const path of [RISKS, 'schemas/risks.schema.json', 'templates/minutes.md.hbs', '.grantbook.yaml'])
      expect([path, hasReturns(clone, path)]).toEqual([path, false]);
    await expectTranscript(
      clone,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook set R-002 likelihood=3 -m "two more reviewers have been found"
      R-002 likelihood: 4 → 3
      ! committed OID  risk R-002: set likelihood
      $ git status --short
      `,
    );
    expect(lastCommit(clone)).toEqual({ files: [RISKS], lines: ['-  likelihood: 4', '+  likelihood: 3'] });
  });

  test('a book without settings for git is checked out with CRLF, and is the same book', async () => {
    const clone = cloneOf(bare, 'core.autocrlf=true');
    for (const path of [RISKS, 'schemas/risks.schema.json', 'templates/minutes.md.hbs', '.grantbook.yaml'])
      expect([path, hasReturns(clone, path)]).toEqual([path, true]);
    await expectTranscript(
      clone,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook set R-002 likelihood=3 -m "two more reviewers have been found"
      R-002 likelihood: 4 → 3
      ! committed OID  risk R-002: set likelihood
      $ grantbook add risk "Rain" description=Wet origin=unforeseen category=external wps=WP1 likelihood=1 impact=1 owner=P-001
      R-020 added (risk)
      ! committed OID  risk R-020: add
      $ grantbook review D1.2
      D1.2 Report on trends and challenges for work integration social enterprises in
      Europe: current situation of skills gaps, especially in the digital area
      review: current

      SO-014  2022-09-23  P-001 Hanne Lindemaar (ENSIE)  current
        v1:sha256:7389242dacb1795235f12534f23c632cfe00ba8681da677cb9dbff1246f85be1

      SO-013  2022-09-22  P-009 Dario Frassinelli (IdeeInRete)  current
        “Read against the data files of the field work: the numbers agree.”
        v1:sha256:7389242dacb1795235f12534f23c632cfe00ba8681da677cb9dbff1246f85be1

      what counts: abstract, acceptance_criteria, dissemination, sections, tasks,
      title
      with what these say: T1.2, T1.3, T1.5
      written by: P-001 Hanne Lindemaar (ENSIE)
      fingerprint:
      v1:sha256:7389242dacb1795235f12534f23c632cfe00ba8681da677cb9dbff1246f85be1
      $ grantbook schema diff
      the book’s schemas and templates come from grantbook 0.1.0, as this is
      $ git status --short
      `,
    );
    expect(git(clone, 'show', '--format=', '--numstat', 'HEAD~1')).toBe(`1\t1\t${RISKS}\n`);
    expect(read(clone, RISKS).replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('a mistake has the same place, and what is rendered the same bytes', async () => {
    const clone = cloneOf(bare, 'core.autocrlf=true');
    for (const folder of [bare, clone])
      expect(await runLine(folder, 'grantbook render deliverable D1.1')).toMatchObject({ status: 0 });
    const outputs = (folder: string) => sh(folder, 'cd build && sha256sum *').stdout;
    expect(outputs(clone)).toMatch(/\.docx\n.*\.md\n/);
    expect(outputs(clone)).toBe(outputs(bare));
    const places = async (folder: string) => {
      const copy = copyOf(folder);
      const text = read(copy, RISKS);
      write(copy, { [RISKS]: text.replace(/likelihood: 4/, 'likelihood: 44').replace('origin:', 'orign:') });
      return (await runLine(copy, 'grantbook validate')).stdout;
    };
    expect(await places(clone)).toBe(await places(bare));
    expect(await places(clone)).not.toBe('');
  });

  test('evidence that git has turned is told as such, with the way back', async () => {
    const own = copyOf(bare);
    write(own, { 'evidence/letter.txt': 'one\ntwo\n' });
    const digest = sh(own, 'sha256sum evidence/letter.txt').stdout.slice(0, 64);
    replace(own, 'project-data/documents.yaml', [
      '  status: approved\n',
      `  path: evidence/letter.txt\n  sha256: ${digest}\n  status: approved\n`,
    ]);
    git(own, 'add', '.');
    git(own, 'commit', '-q', '-m', 'a letter');
    const clone = cloneOf(own, 'core.autocrlf=true');
    expect((await runLine(clone, 'grantbook validate')).stdout).toContain(
      'only its line ends are others: git converts them; write "evidence/** -text" into .gitattributes',
    );
    write(clone, { '.gitattributes': 'evidence/** -text\n' });
    sh(clone, 'rm evidence/letter.txt && git checkout -q -- evidence/letter.txt');
    expect((await runLine(clone, 'grantbook validate')).stdout).not.toContain('line ends');
  });

  test('a file that begins with a byte order mark is read, and has the same places', async () => {
    const marked = copyOf(book);
    write(marked, { [RISKS]: `\ufeff${read(marked, RISKS).replace('- id: R-001\n', '- id: R-001 x\n')}` });
    const plain = copyOf(book);
    replace(plain, RISKS, ['- id: R-001\n', '- id: R-001 x\n']);
    const found = (await runLine(marked, 'grantbook validate')).stdout;
    expect(found).toContain(`${RISKS}:7:7`);
    expect(found).toBe((await runLine(plain, 'grantbook validate')).stdout);
  });
});

describe('a system that takes capitals for small letters', () => {
  test('two files whose names differ in capitals alone are found, and so is a folder', async () => {
    const own = copyOf(book);
    write(own, {
      'evidence/Receipt.pdf': 'x',
      'evidence/receipt.pdf': 'y',
      'templates/Parts/imprint-2.md.hbs': 'x\n',
      'evidence/Évaluation.pdf': 'x',
      ['evidence/Évaluation.pdf'.normalize('NFD')]: 'y',
      'evidence/aux.pdf': 'x',
    });
    const { stdout, status } = await runLine(own, 'grantbook validate');
    const told = stdout.split('\n').filter((line) => /book\/(same|unportable)-name/.test(line));
    expect(status).toBe(1);
    expect(told.map((line) => line.normalize('NFC').replace(/; hint.*/, ''))).toEqual([
      'evidence/Évaluation.pdf:1:1 error book/unportable-name "evidence/Évaluation.pdf" cannot be checked out on every system: its accents are written apart from their letters',
      'evidence/aux.pdf:1:1 error book/unportable-name "evidence/aux.pdf" cannot be checked out on every system: "aux.pdf" is a device on Windows',
      'evidence/receipt.pdf:1:1 error book/same-name "evidence/receipt.pdf" and "evidence/Receipt.pdf" are one name on Windows and macOS, where only one of the two is left',
      'evidence/Évaluation.pdf:1:1 error book/same-name "evidence/Évaluation.pdf" and "evidence/Évaluation.pdf" are one name on Windows and macOS, where only one of the two is left',
      'templates/parts/effort-matrix.md.hbs:1:1 error book/same-name "templates/parts" and "templates/Parts" are one name on Windows and macOS, where only one of the two is left',
    ]);
  });

  test('a reference in the wrong capitals, or with its accents apart, is found with the right one', async () => {
    const own = copyOf(book);
    replace(own, 'project-data/deliverables/D4.1.yaml', ['editor: P-025\n', 'editor: p-025\n']);
    const { stdout } = await runLine(own, 'grantbook validate');
    expect(stdout).toContain('references/unknown-id "p-025" is not in people; hint: did you mean "P-025"?');
  });

  test('what is committed under one spelling is committed again under that one', async () => {
    const own = cloneOf(book, 'core.ignorecase=true', 'core.precomposeunicode=true');
    await expectTranscript(
      own,
      `
      $ grantbook set D4.1 notes="as agreed" -m "noted"
      D4.1 notes: set to as agreed
      ! committed OID  deliverable D4.1: set notes
      $ git status --short
      `,
    );
    renameSync(
      join(own, 'project-data/deliverables/D4.1.yaml'),
      join(own, 'project-data/deliverables/d4.1.yaml'),
    );
    const { stdout } = await runLine(own, 'grantbook validate');
    expect(stdout).toContain(
      'ids/file-name the record "D4.1" stands in the file "project-data/deliverables/d4.1.yaml"',
    );
  });

  test('a branch that comes with a twin of a folder of the book is stopped at the gate', async () => {
    const own = copyOf(book);
    git(own, 'switch', '-q', '-c', 'twin');
    write(own, { 'Schemas/risks.schema.json': '{}\n', 'Project-Data/risks.yaml': '[]\n' });
    git(own, 'add', '.');
    git(own, 'commit', '-q', '-m', 'a twin');
    const { stdout, status } = await runLine(own, 'grantbook validate --range main..twin --each');
    expect(status).toBe(1);
    for (const path of ['Schemas/risks.schema.json', 'Project-Data/risks.yaml'])
      expect(stdout).toContain(`${path}:1:1 error policy/protected-path`);
  });
});

describe('a system without links or executable files', () => {
  test('a link that was checked out as a text file is no record, and nothing is committed over it', async () => {
    const own = copyOf(book);
    symlinkSync('../people.yaml', join(own, 'project-data/deliverables/D9.9.yaml'));
    git(own, 'add', '.');
    git(own, 'commit', '-q', '-m', 'a link');
    const clone = cloneOf(own, 'core.symlinks=false');
    expect(read(clone, 'project-data/deliverables/D9.9.yaml')).toBe('../people.yaml');
    expect((await runLine(clone, 'grantbook validate')).stdout).toContain(
      'project-data/deliverables/D9.9.yaml:1:1 error',
    );
    expect((await runLine(clone, 'grantbook validate --at HEAD')).stdout).toContain('is a symbolic link');
    write(clone, {
      'project-data/deliverables/D9.9.yaml': read(clone, 'project-data/deliverables/D4.1.yaml'),
    });
    expect(await runLine(clone, 'grantbook save project-data/deliverables/D9.9.yaml')).toMatchObject({
      status: expect.not.stringMatching('0'),
    });
    expect(git(clone, 'rev-parse', 'HEAD')).toBe(git(own, 'rev-parse', 'HEAD'));
  });

  test('whether a file is executable is no change, and stays as it is committed', async () => {
    const own = copyOf(book);
    chmodSync(join(own, RISKS), 0o755);
    git(own, 'commit', '-q', '-a', '-m', 'executable');
    const clone = cloneOf(own, 'core.filemode=false');
    chmodSync(join(clone, RISKS), 0o644);
    await expectTranscript(
      clone,
      `
      $ grantbook set R-002 likelihood=3 -m "fewer"
      R-002 likelihood: 4 → 3
      ! committed OID  risk R-002: set likelihood
      $ git ls-tree HEAD project-data/risks.yaml
      100755 blob f103fe3378edafb74580ce8ec5648eb4982cc0ea	project-data/risks.yaml
      $ git status --short
      `,
    );
  });
});
