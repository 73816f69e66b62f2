import { git, read, write } from '../cli/sandbox.ts';
import type { Attack } from './attacks.ts';
import { ACTIONS, commit, D41, edit, editIn, RISKS, rawCommit, SCHEMA } from './scene.ts';

/** Attacks on what messages say, and on how they can be read. */
export const messageAttacks: readonly Attack[] = [
  {
    name: 'a message claims an approval that was not made',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      commit(book, 'risk R-005: close\n\nRecord: R-005\nTransition: approved -> closed');
    },
    finds: ['audit/untrue-step'],
    trace: /Transition: approved -> closed/,
  },
  {
    name: 'an empty commit claims a submission',
    act: ({ book }) => {
      commit(book, 'deliverable D4.1: submit\n\nRecord: D4.1\nTransition: approved -> submitted');
    },
    finds: ['audit/untouched-record', 'audit/untrue-step'],
    trace: /approved -> submitted/,
  },
  {
    name: 'a message names another record than the one that changes',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      commit(book, 'risk R-007: set impact\n\nRecord: R-007\nRegistry: risks');
    },
    finds: ['audit/untouched-record', 'audit/unnamed-record'],
    trace: /impact: 4/,
  },
  {
    name: 'a message names the wrong registry',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      commit(book, 'risk R-005: set impact\n\nRecord: R-005\nRegistry: issues');
    },
    finds: ['audit/untrue-registry'],
    trace: /Registry: issues/,
  },
  {
    name: 'a step is taken, and the message speaks of a note',
    act: ({ book }) => {
      editIn(book, [ACTIONS, 'A-030'], ['status: open', 'status: done\n  done_on: 2023-11-20']);
      commit(book, 'action A-030: set status, done_on\n\nRecord: A-030\nRegistry: actions');
    },
    finds: ['audit/unsaid-step'],
    trace: /status: done/,
  },
  {
    name: 'a set of one field changes another as well',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 1']);
      editIn(book, [RISKS, 'R-005'], ['likelihood: 2', 'likelihood: 1']);
      commit(book, 'risk R-005: set likelihood\n\nRecord: R-005\nRegistry: risks');
    },
    finds: ['audit/unnamed-field'],
    trace: /impact: 1/,
  },
  {
    name: 'a second record rides along with a set',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      editIn(book, [RISKS, 'R-006'], ['likelihood: 4', 'likelihood: 1']);
      commit(book, 'risk R-005: set impact\n\nRecord: R-005\nRegistry: risks');
    },
    finds: ['audit/unnamed-record'],
    trace: /likelihood: 1/,
  },
  {
    name: 'a schema rides along with a set',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      write(book, { [SCHEMA]: `${read(book, SCHEMA)}\n` });
      commit(book, 'risk R-005: set impact\n\nRecord: R-005\nRegistry: risks');
    },
    finds: ['audit/unnamed-file'],
    trace: /deliverables\.schema\.json/,
  },
  {
    name: 'a commit claims to take back one that never was',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      commit(book, `revert\n\nReverts: ${'0123456789'.repeat(4)}\nRecord: R-005`);
    },
    finds: ['audit/untrue-revert'],
    trace: /Reverts: 0123/,
  },
  {
    name: 'an approval is written into the middle of a message, as if it were a trailer',
    act: ({ book }) => {
      edit(
        book,
        D41,
        ['"seen by ADV"', '"seen by all"'].map((text) => text.replaceAll('"', '')) as [string, string],
      );
      commit(book, 'notes\n\nTransition: submitted -> accepted\n\nThe notes were out of date.');
    },
    finds: ['audit/false-trailer'],
    trace: /Transition: submitted -> accepted/,
  },
  {
    name: 'a terminal sequence in a message covers the line above it',
    act: ({ book }) => {
      commit(book, 'a risk\n\nrejected\u001b[1A\u001b[2Kapproved');
    },
    finds: ['audit/hidden-characters'],
    trace: /rejected/,
  },
  {
    name: 'a NUL cuts the message off for git',
    act: ({ book }) => {
      rawCommit(book, { message: 'approved\n\0\nby nobody\n' });
    },
    finds: ['audit/hidden-characters', 'audit/corrupt'],
    trace: /by nobody/,
  },
  {
    name: 'a commit declares an encoding by which it reads otherwise',
    act: ({ book }) => {
      rawCommit(book, { more: 'encoding UTF-7\n', message: '+AGEAcABwAHIAbwB2AGUAZA-\n' });
    },
    finds: ['audit/encoding'],
    trace: /encoding/,
  },
  {
    name: 'a commit has two authors',
    act: ({ book }) => {
      const other = 'author Nobody Else <nobody@example.org> 1700478000 +0100';
      rawCommit(book, { author: `Hanne Lindemaar <hanne.lindemaar@example.org> 1700478000 +0100\n${other}` });
    },
    finds: ['audit/odd-commit'],
    trace: /Nobody Else/,
  },
  {
    name: 'a commit names the same parent twice, as if it were a merge',
    act: ({ book }) => {
      const head = git(book, 'rev-parse', 'HEAD').trim();
      rawCommit(book, { parents: [head, head] });
    },
    finds: ['audit/odd-commit'],
    trace: /Merge:/,
  },
  {
    name: 'a commit holds no date that can be read',
    act: ({ book }) => {
      const tree = git(book, 'rev-parse', 'HEAD^{tree}').trim();
      const who = 'Hanne Lindemaar <hanne.lindemaar@example.org>';
      rawCommit(book, { author: `${who} 1700478000 +0100`, more: '' });
      rawBare(
        book,
        `tree ${tree}\nparent ${git(book, 'rev-parse', 'HEAD').trim()}\nauthor ${who}\ncommitter ${who}\n\nno date\n`,
      );
    },
    finds: ['audit/no-date'],
    trace: /1970/,
  },
];

function rawBare(book: string, text: string): void {
  write(book, { '../raw-commit': text });
  const oid = git(book, 'hash-object', '-t', 'commit', '-w', '--literally', '../raw-commit').trim();
  git(book, 'update-ref', 'HEAD', oid);
}
