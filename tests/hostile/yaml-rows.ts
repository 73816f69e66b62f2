import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, write } from '../cli/sandbox.ts';
import { append, D41, type HandRow, RISKS, title } from './row.ts';

const NEW = 'project-data/deliverables/D4.9.yaml';
const file = (text: string | Uint8Array) => (book: string) => write(book, { [NEW]: text });

const bomb = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
  .concat(
    [...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
  )
  .join('\n');

/** What is tried with the text of a registry. */
export const yamlRows: readonly HandRow[] = [
  {
    id: 'S01',
    name: 'aliases that grow to a billion values',
    act: file(`${bomb}\n`),
    finds: ['yaml/alias', 'yaml/anchor'],
  },
  {
    id: 'S02',
    name: 'an anchor, used once',
    act: file('id: &x D4.9\ntitle: *x\n'),
    finds: ['yaml/alias', 'yaml/anchor'],
  },
  {
    id: 'S03',
    name: 'a list that holds itself',
    act: file('&a [*a]\n'),
    finds: ['yaml/alias', 'yaml/anchor'],
  },
  {
    id: 'S05',
    name: '5,000 dashes: a list in a list in a list',
    act: file(`${'- '.repeat(5000)}x\n`),
    finds: ['yaml/too-deep'],
  },
  {
    id: 'S05',
    name: '5,000 opened mappings',
    act: file(`${'{a: '.repeat(5000)}\n`),
    finds: ['yaml/too-deep'],
  },
  {
    id: 'S06',
    name: '900 nested mappings',
    act: file(Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')),
    finds: ['yaml/too-deep'],
  },
  {
    id: 'S08',
    name: '500,000 commas on one line',
    act: file(`a: [${','.repeat(500_000)}\n`),
    finds: ['yaml/record-too-large'],
  },
  {
    id: 'S08',
    name: 'a million quotes',
    act: file(`a: ${'"'.repeat(1_000_000)}\n`),
    finds: ['yaml/record-too-large'],
  },
  {
    id: 'S10',
    name: 'a text of 65 MB',
    act: (book) => writeFileSync(join(book, NEW), Buffer.alloc(65 * 1024 * 1024, 'x')),
    finds: ['book/unreadable'],
  },
  {
    id: 'S11',
    name: 'a field twice: the second is to win',
    act: (book) => append(book, D41, 'status: submitted\n'),
    finds: ['yaml/duplicate-key'],
  },
  {
    id: 'S13',
    name: 'a merge key that brings a state along',
    act: (book) => append(book, D41, '<<: {status: submitted}\n'),
    finds: ['yaml/merge-key'],
  },
  {
    id: 'S14',
    name: '%YAML 1.1, by which NO is false',
    act: (book) => write(book, { [D41]: `%YAML 1.1\n---\n${read(book, D41)}` }),
    finds: ['yaml/directive'],
  },
  {
    id: 'S17',
    name: 'numbers without end: .inf, 1e999',
    act: (book) =>
      write(book, {
        [RISKS]: read(book, RISKS).replace('likelihood: 2\n  impact: 5', 'likelihood: .inf\n  impact: 1e999'),
      }),
    finds: ['yaml/number-not-finite'],
  },
  {
    id: 'S18',
    name: 'keys that are not of the data: __proto__, constructor',
    act: (book) => append(book, D41, '__proto__:\n  status: submitted\nconstructor: x\n'),
    finds: ['yaml/reserved-key'],
  },
  {
    id: 'S19',
    name: 'a tag that asks for code: !!js/function',
    act: (book) => title(book, '!!js/function "function () { return 1 }"'),
    finds: ['yaml/tag'],
  },
  {
    id: 'S20',
    name: 'a registry in UTF-16',
    act: (book) => write(book, { [D41]: Buffer.from(`\ufeff${read(book, D41)}`, 'utf16le') }),
    finds: ['yaml/encoding'],
  },
  {
    id: 'S21',
    name: 'a byte of Latin-1',
    act: (book) =>
      write(book, { [D41]: Buffer.concat([Buffer.from(read(book, D41)), Buffer.from([0x23, 0xe9, 0x0a])]) }),
    finds: ['yaml/encoding'],
  },
  {
    id: 'S23',
    name: 'signs that steer a terminal, in an escape',
    act: (book) => title(book, '"\\e[31mred\\e[0m"'),
    finds: ['yaml/control-character'],
  },
  {
    id: 'S23',
    name: 'text that runs the other way (Trojan Source)',
    act: (book) => title(book, '"safe \u202e evil"'),
    finds: ['yaml/invisible-character'],
  },
  {
    id: 'S26',
    name: 'an id in Cyrillic letters that looks like another',
    act: (book) =>
      write(book, {
        'project-data/deliverables/D4.1\u0430.yaml': read(book, D41).replace('id: D4.1', 'id: D4.1\u0430'),
      }),
    finds: ['schema/pattern'],
  },
  {
    id: 'S28',
    name: 'an empty file; two documents in one',
    act: (book) => {
      write(book, { [NEW]: '' });
      append(book, D41, '---\nid: D4.8\n');
    },
    finds: ['yaml/empty', 'yaml/multiple-documents'],
  },
  {
    id: 'S29',
    name: 'a merge conflict, committed',
    act: (book) => append(book, D41, '<<<<<<< ours\nnotes: a\n=======\nnotes: b\n>>>>>>> theirs\n'),
    finds: ['yaml/conflict-marker'],
  },
];
