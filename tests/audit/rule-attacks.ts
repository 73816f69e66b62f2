import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { git, read, write } from '../cli/sandbox.ts';
import type { Attack } from './attacks.ts';
import { ACTIONS, commit, D41, edit, editIn, RISKS, SCHEMA } from './scene.ts';

const DECISIONS = 'project-data/decisions.yaml';

/** Attacks on the rules, by edits of hand that git takes as they are. */
export const ruleAttacks: readonly Attack[] = [
  {
    name: 'a deliverable jumps from planned to submitted',
    act: ({ book }) => {
      edit(book, 'project-data/deliverables/D4.2.yaml', ['status: planned', 'status: submitted']);
      commit(book, 'D4.2');
    },
    finds: ['lifecycle/not-allowed'],
    trace: /status: submitted/,
  },
  {
    name: 'a frozen field of an approved deliverable is edited',
    act: ({ book }) => {
      edit(book, D41, ['How a pilot is prepared', 'How a pilot is not prepared']);
      commit(book, 'typo');
    },
    finds: ['lifecycle/frozen'],
    trace: /is not prepared/,
  },
  {
    name: 'the whole file changes its line ends, and one field with them',
    act: ({ book }) => {
      edit(book, D41, ['How a pilot is prepared', 'How a pilot is not prepared']);
      write(book, { [D41]: read(book, D41).replaceAll('\n', '\r\n'), '.git/info/attributes': '* -text\n' });
      commit(book, 'line ends');
    },
    finds: ['lifecycle/frozen'],
    trace: /is not prepared/,
  },
  {
    name: 'a contractual date is moved without a change that allows it',
    act: ({ book }) => {
      edit(book, 'project-data/deliverables/D4.2.yaml', ['due: 2024-06-30', 'due: 2024-09-30']);
      edit(book, 'project-data/deliverables/D4.2.yaml', ['due_month: M42', 'due_month: M45']);
      commit(book, 'dates');
    },
    finds: ['change/needs-reference'],
    trace: /due: 2024-09-30/,
  },
  {
    name: 'a decision is deleted',
    act: ({ book }) => {
      const records = read(book, DECISIONS).split(/\n(?=- id: )/);
      write(book, { [DECISIONS]: records.filter((each) => !each.startsWith('- id: DEC-005\n')).join('\n') });
      commit(book, 'tidy up');
    },
    finds: ['lifecycle/removed'],
    trace: /^-- id: DEC-005/m,
  },
  {
    name: 'a record is deleted, and another is made under its id',
    act: ({ book }) => {
      const text = read(book, ACTIONS);
      write(book, { [ACTIONS]: text.replace(/\n*- id: A-032\n[\s\S]*$/, '\n') });
      commit(book, 'not needed');
      const fresh =
        '\n- id: A-032\n  text: Pay the consultant\n  owner: P-003\n  due: 2023-12-01\n  status: open\n  illustrative: true\n';
      write(book, { [ACTIONS]: read(book, ACTIONS) + fresh });
      commit(book, 'one more action');
    },
    finds: ['ids/used-before'],
    trace: /Pay the consultant/,
  },
  {
    name: 'a decision gets another id',
    act: ({ book }) => {
      edit(book, DECISIONS, ['- id: DEC-005\n', '- id: DEC-905\n']);
      commit(book, 'numbering');
    },
    finds: ['lifecycle/removed'],
    trace: /DEC-905/,
  },
  {
    name: 'a schema is loosened, used, and put back',
    act: ({ book }) => {
      const schema = read(book, SCHEMA);
      const json = JSON.parse(schema) as { 'x-lifecycle': { states: Record<string, { frozen?: string[] }> } };
      delete json['x-lifecycle'].states.approved?.frozen;
      write(book, { [SCHEMA]: `${JSON.stringify(json, null, 2)}\n` });
      commit(book, 'schema');
      edit(book, D41, ['How a pilot is prepared', 'How a pilot is not prepared']);
      commit(book, 'typo');
      write(book, { [SCHEMA]: schema });
      commit(book, 'schema');
    },
    finds: ['audit/schema-detour'],
    trace: /is not prepared/,
  },
  {
    name: 'a record is made unreadable, and mended with another value',
    act: ({ book }) => {
      write(book, { [D41]: `${read(book, D41)}oops: [\n` });
      commit(book, 'a slip');
      edit(book, D41, ['oops: [\n', '']);
      edit(book, D41, ['How a pilot is prepared', 'How a pilot is not prepared']);
      commit(book, 'mended');
    },
    finds: ['yaml/syntax', 'lifecycle/not-compared'],
    trace: /is not prepared/,
  },
  {
    name: 'a registry becomes a symbolic link to a file outside',
    act: ({ book, beside }) => {
      write(beside, { 'risks.yaml': '[]\n' });
      rmSync(join(book, RISKS));
      symlinkSync(join(beside, 'risks.yaml'), join(book, RISKS));
      commit(book, 'risks');
    },
    finds: ['book/not-a-file'],
    trace: /120000/,
  },
  {
    name: 'a folder of records becomes a submodule',
    act: ({ book }) => {
      const head = git(book, 'rev-parse', 'HEAD').trim();
      git(book, 'rm', '-rq', '--cached', 'project-data/reviews');
      git(book, 'update-index', '--add', '--cacheinfo', `160000,${head},project-data/reviews`);
      git(book, 'commit', '-qm', 'reviews');
    },
    finds: ['book/not-a-file'],
    trace: /Subproject/,
  },
  {
    name: 'another author is named, without a signature (counted as unsigned: nobody vouches for it)',
    act: ({ book }) => {
      editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
      const other = { GIT_AUTHOR_NAME: 'Bastien Corvelle', GIT_AUTHOR_EMAIL: 'bastien.corvelle@example.org' };
      commit(book, 'a risk', other);
    },
    finds: [],
    exit: 0,
    trace: /Author: Bastien Corvelle/,
  },
];
