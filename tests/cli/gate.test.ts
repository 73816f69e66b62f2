import { beforeAll, describe, test } from 'vitest';
import {
  APPROVAL,
  branchOf,
  commit,
  D41,
  D42,
  type Keys,
  makeGateBook,
  PEOPLE_FILE,
} from '../support/gate-book.ts';
import { hasProgram } from '../support/has-program.ts';
import { expectTranscript, git, replace, write } from './sandbox.ts';

const gpg = hasProgram('gpg');
const EACH = 'grantbook validate --range main..work --each';
let main: string;
let keys: Keys;
beforeAll(() => {
  ({ book: main, keys } = makeGateBook(gpg));
});

describe.skipIf(!hasProgram('ssh-keygen'))('the gate', () => {
  test('a partner’s hand edit that approves their own deliverable is refused, as by the command', async () => {
    const book = branchOf(main);
    replace(book, D41, APPROVAL);
    commit(book, { who: 'partner', key: keys.partner });
    await expectTranscript(
      book,
      `
      $ ${EACH}
    `,
    );
  });

  test('nor does it pass for want of a signature, under the coordinator’s name', async () => {
    const book = branchOf(main);
    replace(book, D41, APPROVAL);
    commit(book, { who: 'coordinator' });
    await expectTranscript(
      book,
      `
      $ ${EACH}
      $ ${EACH} --actor ioana-c
      $ ${EACH} --actor github:hanne-l
    `,
    );
  });
});
