import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldedPath, unportablePath } from '../../src/base/portable-name.ts';
import { outputFolder } from '../../src/cli/output-folder.ts';
import { unsafePath } from '../../src/io/git/target-path.ts';
import { liesWithin, pathWithin } from '../../src/io/resolve-path.ts';
import { nameAsCommitted } from '../../src/io/walk-folder.ts';
import { writeOutput } from '../../src/io/write-output.ts';
import { newFolder } from './sandbox.ts';

const COMPOSED = 'Évaluation.yaml'.normalize('NFC');
const APART = COMPOSED.normalize('NFD');

describe('paths as Windows writes them', () => {
  test('what is told of a path has forward slashes', () => {
    expect(pathWithin('C:\\book', 'C:\\book\\project-data\\risks.yaml', win32)).toBe(
      'project-data/risks.yaml',
    );
    expect(pathWithin('\\\\server\\share\\book', '\\\\server\\share\\book\\a b\\c.yaml', win32)).toBe(
      'a b/c.yaml',
    );
    expect(pathWithin('/book', '/book/project-data/risks.yaml', posix)).toBe('project-data/risks.yaml');
  });

  test('whether a path leads into a folder does not hang on slashes, capitals or drives', () => {
    expect(liesWithin('C:/book', 'C:\\book\\keys', win32)).toBe(true);
    expect(liesWithin('C:/book', 'c:\\BOOK\\keys', win32)).toBe(true);
    expect(liesWithin('C:/book', 'D:\\book\\keys', win32)).toBe(false);
    expect(liesWithin('C:/book', 'C:\\book-2\\keys', win32)).toBe(false);
    expect(liesWithin('\\\\server\\share\\book', '\\\\server\\other\\book\\keys', win32)).toBe(false);
    expect(liesWithin('/book', '/book', posix)).toBe(false);
    expect(liesWithin('/book', '/book/..keys', posix)).toBe(true);
    expect(liesWithin('/book', '/keys', posix)).toBe(false);
  });

  test.each([
    'C:\\x.yaml',
    'C:x.yaml',
    'c:/x.yaml',
    '\\\\server\\share\\x.yaml',
    '\\x.yaml',
    'project-data\\..\\..\\x.yaml',
    'project-data/..\\x.yaml',
  ])('%s is never written', (path) => {
    expect(unsafePath(path)).toBeDefined();
    expect(() => writeOutput(newFolder(), { path, bytes: new Uint8Array() })).toThrow(
      'lies outside the book',
    );
  });

  test.each([
    'C:\\build',
    'C:build',
    '\\\\server\\share',
    'build\\..\\..',
    'build/con',
    'NUL',
    'build/aux.d',
    'build.',
    'Project-Data',
  ])('documents are not written to %s', (folder) => {
    expect(() => outputFolder(folder)).toThrow('documents cannot be written to');
  });

  test('a folder of any language is fine, however its accents are typed', () => {
    expect(outputFolder('build/Évaluation')).toBe('build/Évaluation');
    expect(outputFolder('build/Évaluation'.normalize('NFD'))).toContain('build/');
  });
});

describe('names that not every system can hold', () => {
  test.each([
    ['project-data/reviews/RV:1.yaml', 'a character'],
    ['evidence/why?.pdf', 'a character'],
    ['evidence/a\\b.pdf', 'a character'],
    ['evidence/CON', 'a device'],
    ['evidence/nul.txt', 'a device'],
    ['evidence/Com1.tar.gz', 'a device'],
    ['evidence/aux .txt', 'a device'],
    ['evidence/com².txt', 'a device'],
    ['evidence/minutes.', 'ends with a dot'],
    ['evidence/minutes /x.pdf', 'ends with a dot or a space'],
    [`evidence/${'a'.repeat(180)}.pdf`, 'longer than 180'],
    [`evidence/${APART}`, 'written apart'],
  ])('%s: %s', (path, why) => {
    expect(unportablePath(path)).toContain(why);
  });

  test.each([
    'evidence/console.pdf',
    'evidence/com10.txt',
    'evidence/.gitkeep',
    `evidence/${COMPOSED}`,
    'evidence/a b.pdf',
  ])('%s is fine', (path) => {
    expect(unportablePath(path)).toBeUndefined();
  });

  test('two names are one where capitals or accents alone differ', () => {
    expect(foldedPath('evidence/D1.PDF')).toBe(foldedPath('Evidence/d1.pdf'));
    expect(foldedPath(COMPOSED)).toBe(foldedPath(APART));
    expect(foldedPath('evidence/d1.pdf')).not.toBe(foldedPath('evidence/d2.pdf'));
  });
});

describe('a system that lists accents apart from their letters', () => {
  test('has the file under the name that git knows, where both lead to it', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'mac'));
    writeFileSync(join(folder, 'mac', APART), '');
    linkSync(join(folder, 'mac', APART), join(folder, 'mac', COMPOSED));
    expect(nameAsCommitted(join(folder, 'mac'), APART)).toBe(COMPOSED);
  });

  test('two files of both spellings stay two', () => {
    const folder = newFolder();
    writeFileSync(join(folder, APART), '1');
    expect(nameAsCommitted(folder, APART)).toBe(APART);
    writeFileSync(join(folder, COMPOSED), '2');
    expect(nameAsCommitted(folder, APART)).toBe(APART);
  });
});
