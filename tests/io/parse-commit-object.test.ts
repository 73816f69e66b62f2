import { describe, expect, it } from 'vitest';
import { parseCommitObject, parseSignature } from '../../src/io/git/parse-commit-object.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('parseCommitObject', () => {
  it('reads a signed merge and finds no header in its signature or message', () => {
    const lines = [
      'tree 1111',
      'parent 2222',
      'parent 3333',
      'author A U <a@example.org> 1764000000 +0100',
      'committer C <c@example.org> 1764000001 -0930',
      'gpgsig -----BEGIN',
      ' author forged <x> 1 +0000',
      ' -----END',
      '',
      'subject',
      '',
      'parent 4444',
      'author forged <x> 1 +0000',
      '',
    ];
    expect(parseCommitObject(bytes(lines.join('\n')))).toEqual({
      tree: '1111',
      parents: ['2222', '3333'],
      author: { name: 'A U', email: 'a@example.org', date: '2025-11-24', time: 1_764_000_000 },
      committer: { name: 'C', email: 'c@example.org', date: '2025-11-24', time: 1_764_000_001 },
      message: 'subject\n\nparent 4444\nauthor forged <x> 1 +0000\n',
    });
  });

  it.each([
    ['ISO-8859-1', 'é'],
    ['no-such-encoding', '\ufffd'],
    ['UTF-16', '\ufffd'],
  ])('reads a commit that says it is in %s', (encoding, name) => {
    const rest = bytes(` <a@example.org> 0 +0000\nencoding ${encoding}\n\nm`);
    const commit = parseCommitObject(new Uint8Array([...bytes('tree 1\nauthor '), 0xe9, ...rest]));
    expect(commit.author.name).toBe(name);
    expect(commit.message).toBe('m');
  });
});

describe('parseSignature', () => {
  it.each([
    ['A <a@example.org> 0 +0000', { name: 'A', email: 'a@example.org', date: '1970-01-01', time: 0 }],
    [' <> 5 +0000', { name: '', email: '', date: '1970-01-01', time: 5 }],
    ['A <a> 1764028800 -0100', { name: 'A', email: 'a', date: '2025-11-24', time: 1_764_028_800 }],
    ['A <a> 99999999999999999 +0000', { name: 'A', email: 'a', date: '', time: 0 }],
    ['A <a> -5 +0000', { name: 'A', email: 'a', date: '', time: 0 }],
    ['A <a>', { name: 'A', email: 'a', date: '', time: 0 }],
    ['nonsense', { name: '', email: '', date: '', time: 0 }],
    ['A <a> 3600 -9999', { name: 'A', email: 'a', date: '1969-12-27', time: 3600 }],
  ])('reads %j', (line, signature) => {
    expect(parseSignature(line)).toEqual(signature);
  });
});
