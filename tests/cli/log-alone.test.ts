import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Answer, exampleBook, git, replace, runLine, write } from './sandbox.ts';

const DELIVERABLE = 'project-data/deliverables/D1.2.yaml';

/** What the whole book says: with a day to begin with, all of it is read. */
const whole = (book: string, what: string): Promise<Answer> =>
  runLine(book, `grantbook log ${what} --since 1970-01-01`);

/** Both ways of asking, which have to say the same. */
async function both(book: string, what: string): Promise<Answer> {
  const alone = await runLine(book, `grantbook log ${what}`);
  expect(alone).toEqual(await whole(book, what));
  return alone;
}

describe('the log of one record, of which nothing else is read', () => {
  test.each([
    'D1.2',
    'R-003',
    'ENSIE',
    'P-001',
    'WP1',
    'T1.2',
    'MTG-2021-01-26-KO',
    'project',
    'd1.2',
    'A',
    'ensie',
    'r-003.title',
  ])('%s: says what it says where the whole book is read', async (what) => {
    const book = exampleBook();
    commitTitle(book);
    await both(book, what);
  });

  test.each(['R-9999', 'risks', 'D1.2.title', 'R-003.nothing', 'NOBODY', 'R-003.likelihood', "''", '.', '['])(
    'what is none, or a part of one, is read as before: %s',
    async (what) => {
      const book = exampleBook();
      commitTitle(book);
      await both(book, what);
    },
  );

  test('an id that is written in escapes is found, and one that stands twice is the first', async () => {
    const book = exampleBook();
    commitTitle(book);
    replace(book, DELIVERABLE, ['id: D1.2', 'id: "D1\\x2e2"']);
    expect((await both(book, 'D1.2')).stdout).toContain('title');
    expect((await both(book, 'd1.2.short_title')).stdout).toContain('The state of the art');
    replace(book, DELIVERABLE, ['id: "D1\\x2e2"', 'id: D1.2']);
    replace(book, 'project-data/risks.yaml', ['id: R-001', 'id: D1.2']);
    await both(book, 'D1.2');
  });

  test('a record that has another id now is told by it, and a file that cannot be read is no other answer', async () => {
    const book = exampleBook();
    expect(
      (await runLine(book, 'as hanne.lindemaar@example.org grantbook rename R-003 R-903 --yes')).status,
    ).toBe(0);
    expect((await both(book, 'R-003')).stderr).toContain('R-903');
    expect((await both(book, 'R-003.likelihood')).stderr).toContain('R-903');
    await both(book, 'R-903');
    writeFileSync(join(book, 'project-data/actions.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    await both(book, 'R-903');
    write(book, { 'project-data/risks.yaml': '- id: R-903\n  title: [\n' });
    await both(book, 'R-903');
  });
});

function commitTitle(book: string): void {
  replace(book, DELIVERABLE, ['short_title: State of the art', 'short_title: The state of the art']);
  git(book, 'commit', '-qam', 'another title');
}
