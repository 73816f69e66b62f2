import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourcesOf } from './sources.ts';

/** Bottom first: a file imports its own folder and anything below. */
const LAYERS = [
  'base',
  'text',
  'schema',
  'registry',
  'render',
  'rules',
  'change',
  'history',
  'exchange',
  'procedures',
  'io',
  'cli',
];

/** One library, one door. */
const DOORS: Readonly<Record<string, readonly RegExp[]>> = {
  text: [/^yaml$/],
  schema: [/^ajv(\/|$)/, /^re2js$/],
  render: [
    /^handlebars$/,
    /^docx(\/|$)/,
    /^fflate$/,
    /^@resvg\/resvg-wasm$/,
    /^unified$/,
    /^(remark|mdast|micromark|unist)-/,
    /^mdast$/,
    /^@xmldom\/xmldom$/,
  ],
  io: [/^node:/, /^simple-git$/],
  cli: [/^commander$/, /^chalk$/],
};

const sources = sourcesOf('src');
const layerOf = (path: string) => path.split('/')[1] ?? '';

describe('the folders show the architecture', () => {
  test('every source file lies in a layer', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter(({ path }) => !LAYERS.includes(layerOf(path))).map(({ path }) => path)).toEqual([]);
  });

  test('a file imports its own layer and layers below, nothing above', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith('.') && !name.endsWith('package.json'))
        .map((name) => posix.join(posix.dirname(path), name))
        .filter((target) => LAYERS.indexOf(layerOf(target)) > LAYERS.indexOf(layerOf(path)))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a library is imported through its one door', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !allowed(path, name))
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('below io there is no process, no clock and no console', () => {
    const below = sources.filter(({ path }) => LAYERS.indexOf(layerOf(path)) < LAYERS.indexOf('io'));
    const wrong = below.filter(({ text }) =>
      /\bprocess\.|Date\.now|new Date\(\)|\bconsole\.|Math\.random/.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 251);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('nothing above a check can write: rules and everything below import no writer', () => {
    const judging = sources.filter(({ path }) => LAYERS.indexOf(layerOf(path)) <= LAYERS.indexOf('rules'));
    const writers = judging.filter(({ imports }) =>
      imports.some((name) => /node:fs|simple-git|child_process/.test(name)),
    );
    expect(writers.map(({ path }) => path)).toEqual([]);
  });
});

describe('paths are those of every system', () => {
  const atFiles = sources.filter(({ path }) => ['io', 'cli'].includes(layerOf(path)));

  test('what is to be opened is put together by node:path, never with a slash', () => {
    const wrong = atFiles.filter(({ text }) =>
      /\$\{(?:root|topLevel|directory|dir|home|gitDir|commonDir|bookRoot)\}\/|(?:root|topLevel|gitDir|tmpdir\(\)) ?\+ ?['"`]\//.test(
        withoutComments(text),
      ),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('only one file knows what stands between the names of a path', () => {
    const wrong = atFiles.filter(({ text }) =>
      /\bsep\b|\bdelimiter\b|path\.(?:win32|posix)/.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual(['src/io/resolve-path.ts']);
  });
});

function allowed(path: string, name: string): boolean {
  if (path === 'src/base/digest.ts') return name === 'node:crypto';
  return (DOORS[layerOf(path)] ?? []).some((door) => door.test(name));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
