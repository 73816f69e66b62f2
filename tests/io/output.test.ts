import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CannotError } from '../../src/base/cannot-error.ts';
import { today } from '../../src/io/clock.ts';
import { withTempFile } from '../../src/io/temp.ts';
import { runEditor, terminalFacts } from '../../src/io/terminal.ts';
import { holdsOutput, removeOutput, writeOutput } from '../../src/io/write-output.ts';
import { bytes, newFolder, read, script, write } from './sandbox.ts';

const OUTPUT = { path: 'build/D1.2/report.md', bytes: bytes('text\n') };

describe('a generated file', () => {
  it('is written with its folders, and says whether it changed', () => {
    const root = newFolder();
    expect(writeOutput(root, OUTPUT)).toBe(true);
    expect(writeOutput(root, OUTPUT)).toBe(false);
    expect(writeOutput(root, { ...OUTPUT, bytes: bytes('TEXT\n') })).toBe(true);
    expect(read(root, OUTPUT.path)).toBe('TEXT\n');
    expect(readdirSync(join(root, 'build/D1.2'))).toEqual(['report.md']);
  });

  it('is known to stand there or not, without being written', () => {
    const root = newFolder();
    expect(holdsOutput(root, OUTPUT)).toBe(false);
    writeOutput(root, OUTPUT);
    expect(holdsOutput(root, OUTPUT)).toBe(true);
    expect(holdsOutput(root, { ...OUTPUT, bytes: bytes('TEXT\n') })).toBe(false);
  });

  it.each(['build', 'build/D1.2'])('is not written through a link at %s', (link) => {
    const root = newFolder();
    const outside = newFolder();
    if (link !== 'build') mkdirSync(join(root, 'build'));
    symlinkSync(outside, join(root, link));
    expect(() => writeOutput(root, OUTPUT)).toThrow(`"${link}" is a symbolic link`);
    expect(readdirSync(outside)).toEqual([]);
  });

  it('does not replace a link, a folder, or a file where a folder should be', () => {
    const root = newFolder();
    write(root, { victim: 'safe', 'build/D1.2/keep': '' });
    symlinkSync(join(root, 'victim'), join(root, OUTPUT.path));
    expect(() => writeOutput(root, OUTPUT)).toThrow('is a symbolic link');
    expect(() => writeOutput(root, { ...OUTPUT, path: 'build/D1.2' })).toThrow('is a folder');
    expect(() => writeOutput(root, { ...OUTPUT, path: 'victim/x' })).toThrow('is no folder');
    expect(read(root, 'victim')).toBe('safe');
  });

  it.each(['../x', '/tmp/x', 'build/../../x', 'build//x', '', 'a\\b', 'a\0b', './x'])(
    'is not written to %j',
    (path) => {
      expect(() => writeOutput(newFolder(), { ...OUTPUT, path })).toThrow(CannotError);
      expect(() => removeOutput(newFolder(), path)).toThrow(CannotError);
      expect(holdsOutput(newFolder(), { ...OUTPUT, path })).toBe(false);
    },
  );

  it('that cannot be written leaves nothing behind', () => {
    const root = newFolder();
    const path = `build/${'a'.repeat(300)}`;
    expect(() => writeOutput(root, { ...OUTPUT, path })).toThrow('the name is too long');
    expect(existsSync(join(root, 'build')) ? readdirSync(join(root, 'build')) : []).toEqual([]);
  });
});

describe('a temporary file', () => {
  it('is private, and gone afterwards even where its use fails', async () => {
    let seen = '';
    const use = async (path: string): Promise<never> => {
      seen = path;
      expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
      throw new Error('no');
    };
    await expect(withTempFile({ name: 'a.yaml', content: 'x' }, use)).rejects.toThrow('no');
    expect(existsSync(join(seen, '..'))).toBe(false);
  });
});

describe('the editor', () => {
  const withEditor = async (variables: Record<string, string>, path: string): Promise<void> => {
    const { VISUAL, EDITOR } = process.env;
    delete process.env.VISUAL;
    delete process.env.EDITOR;
    Object.assign(process.env, variables);
    try {
      await runEditor(path);
    } finally {
      delete process.env.VISUAL;
      delete process.env.EDITOR;
      Object.assign(
        process.env,
        VISUAL === undefined ? {} : { VISUAL },
        EDITOR === undefined ? {} : { EDITOR },
      );
    }
  };

  it('may have arguments; the file’s name is never shell text', async () => {
    const dir = newFolder();
    const editor = script(dir, 'my editor', 'printf "%s\\n" "$@" > "$2"');
    const file = join(dir, 'a $(touch pwn) "b".yaml');
    await withEditor({ VISUAL: `'${editor}' --wait`, EDITOR: 'false' }, file);
    expect(read(dir, 'a $(touch pwn) "b".yaml')).toBe(`--wait\n${file}\n`);
    expect(readdirSync(dir)).not.toContain('pwn');
  });

  it('that fails is told of', async () => {
    await expect(withEditor({ EDITOR: 'false' }, 'x')).rejects.toThrow('the editor "false" did not end well');
    await expect(withEditor({ EDITOR: 'no-such-editor-here 2>&-' }, 'x')).rejects.toBeInstanceOf(CannotError);
  });
});

describe('the surroundings', () => {
  it.each([
    [new Date(2026, 10, 24, 0, 0), '2026-11-24'],
    [new Date(2026, 10, 24, 23, 59, 59), '2026-11-24'],
    [new Date(2024, 1, 29, 12), '2024-02-29'],
    [new Date(2038, 0, 20), '2038-01-20'],
  ])('have the day of the user’s own zone', (now, day) => {
    expect(today(now)).toBe(day);
  });

  it.each([
    [{ NO_COLOR: '1' }, { noColor: true }],
    [{ NO_COLOR: '' }, { noColor: false }],
    [{ TERM: 'dumb' }, { noColor: true }],
    [{ CI: 'true' }, { ci: true }],
    [{ CI: 'false' }, { ci: false }],
    [{ CI: '' }, { ci: false }],
  ])('are told by %j', (variables, facts) => {
    const before = { ...process.env };
    for (const name of ['NO_COLOR', 'TERM', 'CI']) delete process.env[name];
    Object.assign(process.env, variables);
    try {
      expect(terminalFacts()).toMatchObject(facts);
    } finally {
      for (const name of ['NO_COLOR', 'TERM', 'CI']) delete process.env[name];
      Object.assign(process.env, before);
    }
  });
});
