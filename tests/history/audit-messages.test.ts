import { describe, expect, test } from 'vitest';
import { claimsOf, hasClaims, mistakableLines } from '../../src/history/audit/claims.ts';
import { completeMessage } from '../../src/history/complete-message.ts';
import { loadSmall, smallBook } from '../support/small-book.ts';

const D11 = 'project-data/deliverables/D1.1.yaml';

describe('what a message claims', () => {
  test('records, steps of the first and of others, files, fields', () => {
    const message =
      'risk R-003: set likelihood, history[2].date\n\nwhy\n\nRecord: R-003\nRegistry: risks\nTransition: a -> b\nTransition: R-4 c -> d\nFile: x y.txt\n';
    expect(claimsOf({ message })).toMatchObject({
      records: ['R-003'],
      registries: ['risks'],
      steps: [
        { id: 'R-003', from: 'a', to: 'b' },
        { id: 'R-4', from: 'c', to: 'd' },
      ],
      files: ['x y.txt'],
      fields: ['likelihood', 'history'],
    });
  });

  test('a step that cannot be read is none, and a subject that was cut names no fields', () => {
    const message = 'risk R-003: set likelihood, impact, own…\n\nTransition: somewhere\n';
    expect(claimsOf({ message })).toMatchObject({ steps: [], unreadable: ['somewhere'], fields: undefined });
  });

  test('which record got another id', () => {
    const message = 'risk R-003: rename to R-103\n\nRenamed: R-003 -> R-103\nRenamed: whatever\n';
    expect(claimsOf({ message }).renamings).toEqual([
      { from: 'R-003', to: 'R-103' },
      { from: 'whatever', to: '' },
    ]);
    expect(hasClaims({ message })).toBe(true);
  });

  test('a commit by hand claims nothing', () => {
    expect(hasClaims({ message: 'a typo\n\nSigned-off-by: Mary\n' })).toBe(false);
    expect(hasClaims({ message: 'a typo\n\nRecord: D1.1\n' })).toBe(true);
  });

  test('a line that only reads like a trailer is told', () => {
    expect(mistakableLines({ message: 'x\n\nRecord: D1\n\nbecause\n' })).toEqual(['Record: D1']);
    expect(mistakableLines({ message: 'x\n\n Record: D1\n\nRecord: D1\nRegistry: y\n' })).toEqual([]);
  });
});

describe('a message before it is committed', () => {
  test('names what it left out, and not what stays as it is', async () => {
    const before = await loadSmall();
    const after = await loadSmall({
      [D11]: (smallBook[D11] ?? '').replace('status: draft', 'status: planned'),
      'templates/x.md.hbs': '',
    });
    const message = {
      subject: 'something',
      trailers: [
        ['Record', 'P-001'],
        ['Registry', 'people'],
      ],
    } as const;
    const paths = [D11, 'templates/x.md.hbs'];
    expect(completeMessage(message, { before, after, paths }).trailers).toEqual([
      ['Record', 'D1.1'],
      ['Transition', 'draft -> planned'],
      ['File', 'templates/x.md.hbs'],
    ]);
  });

  test('that says all of it stays as it is', async () => {
    const before = await loadSmall();
    const after = await loadSmall({
      [D11]: (smallBook[D11] ?? '').replace('State of the art', 'The state of the art'),
    });
    const message = { subject: 'set title', trailers: [['Record', 'D1.1']] } as const;
    expect(completeMessage(message, { before, after, paths: [D11] })).toEqual(message);
  });
});
