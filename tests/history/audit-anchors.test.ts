import { describe, expect, test } from 'vitest';
import {
  type Anchor,
  anchorDigest,
  anchorText,
  readAnchor,
  splitAnchors,
} from '../../src/history/audit/anchor.ts';
import {
  type AnchoredRepository,
  type KeptAnchor,
  verifyAnchors,
} from '../../src/history/audit/verify-anchors.ts';

const commit = (n: number) => String(n).repeat(40);

function anchor(number: number, changes: Partial<Anchor> = {}): Anchor {
  return {
    number,
    previous: number === 1 ? undefined : anchorDigest(anchorText(anchor(number - 1))),
    commit: commit(number),
    trees: [['project-data', commit(7)]],
    sha256: `digest of ${commit(number)}`,
    tags: [['v1 of "all"', commit(9)]],
    day: '2026-01-02',
    by: 'Mary Byrne <mary@example.org>',
    ...changes,
  };
}

function kept(number: number, text: string, where = `anchor/${number}`): KeptAnchor {
  return { number, text, where };
}

const sound = [1, 2, 3].map((n) => kept(n, anchorText(anchor(n))));

function found(changes: Partial<AnchoredRepository>): string[] {
  return verifyAnchors({
    redactions: [],
    own: sound,
    elsewhere: [],
    isInHistory: () => true,
    digestOf: (oid) => `digest of ${oid}`,
    tags: new Map([['v1 of "all"', commit(9)]]),
    ...changes,
  }).map(({ code, message }) => `${code}: ${message}`);
}

test('an anchor reads back as it was made, and not once a byte of it is another', () => {
  const text = anchorText(anchor(2), 'after the review');
  expect(readAnchor(text)).toEqual(anchor(2));
  for (let at = 0; at < text.length - 1; at += 7) {
    const other = text[at] === 'x' ? 'y' : 'x';
    expect(readAnchor(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
  }
});

test('anchors are found in a mail or a file that holds several', () => {
  const [first = '', second = ''] = [1, 2].map((n) => anchorText(anchor(n)));
  const mail = `Dear all,\r\n\r\n${first.replaceAll('\n', '\r\n')}\r\nBest\r\n\r\n${second}-- \nMary\n`;
  expect(splitAnchors(mail)).toEqual([first, second]);
});

describe('anchors that do not hold', () => {
  test('none of this is said of those that do', () => expect(found({})).toEqual([]));

  test('one is missing between others', () => {
    const own = sound.filter(({ number }) => number !== 2);
    expect(found({ own })[0]).toMatch(/^audit\/anchor-missing: there is no anchor 2/);
  });

  test('one that the second place has is gone', () => {
    expect(found({ own: sound.slice(0, 2), elsewhere: [kept(3, sound[2]?.text ?? '', 'mail.txt')] })).toEqual(
      ['audit/anchor-missing: anchor 3 is kept in mail.txt, and the repository has none'],
    );
  });

  test('one was made anew with other words, so that the next no longer follows it', () => {
    const own = sound.map((each) =>
      each.number === 2 ? kept(2, anchorText(anchor(2, { by: 'Mallory <m@example.org>' }))) : each,
    );
    expect(found({ own })).toEqual(['audit/anchor-chain: anchor 3 does not follow anchor 2']);
    expect(found({ own, elsewhere: [kept(2, sound[1]?.text ?? '', 'mail.txt')] })[0]).toBe(
      'audit/anchor-edited: anchor 2 says one thing in mail.txt and another in anchor/2',
    );
  });

  test('one stands under the number of another', () => {
    const own = [kept(1, sound[0]?.text ?? ''), kept(2, sound[0]?.text ?? '')];
    expect(found({ own })[0]).toBe('audit/anchor-edited: anchor 2 in anchor/2 is not as it was made');
  });

  test('a first one that follows another is not the first', () => {
    const text = anchorText(anchor(1, { previous: 'f'.repeat(64) }));
    expect(found({ own: [kept(1, text)] })).toEqual([
      'audit/anchor-chain: anchor 1 does not follow anchor 0',
    ]);
  });

  test('a commit is no longer in the history, the first of them first', () => {
    expect(found({ isInHistory: (oid) => oid === commit(1) })).toEqual([
      `audit/rewritten: anchor 2 was made at ${'2'.repeat(10)}, which is not in the history`,
      `audit/rewritten: anchor 3 was made at ${'3'.repeat(10)}, which is not in the history`,
    ]);
  });

  test('a commit holds something else under the same id', () => {
    const digestOf = (oid: string) => (oid === commit(2) ? 'other' : `digest of ${oid}`);
    expect(found({ digestOf })).toEqual([
      `audit/anchor-content: what ${'2'.repeat(10)} holds is not what anchor 2 recorded`,
    ]);
  });

  test('a tag moved or went', () => {
    expect(found({ tags: new Map([['v1 of "all"', commit(8)]]) })[0]).toMatch(/^audit\/tag-moved: the tag/);
    expect(found({ tags: new Map() })[0]).toMatch(/^audit\/tag-gone: the tag/);
  });
});
