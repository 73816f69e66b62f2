import { expect, test } from 'vitest';
import {
  followRedactions,
  formatRedactionMap,
  parseRedactionMap,
  type RedactionMap,
} from '../../src/history/redaction-map.ts';

const id = (character: string) => character.repeat(40);
const map: RedactionMap = {
  redaction: 'RED-001',
  of: 'P-017',
  on: '2026-11-27',
  legalBasis: 'GDPR Art. 17(1)(b)',
  reason: 'asked for on 4 May',
  oldTip: id('b'),
  newTip: id('d'),
  commits: new Map([
    [id('a'), id('c')],
    [id('b'), id('d')],
  ]),
};

test('a map is read as it was written', () => {
  expect(parseRedactionMap(formatRedactionMap(map))).toEqual(map);
  expect(parseRedactionMap(formatRedactionMap({ ...map, commits: new Map() }))).toEqual({
    ...map,
    commits: new Map(),
  });
});

test('a map that somebody has changed is none', () => {
  const text = formatRedactionMap(map);
  expect(parseRedactionMap(text.replace(`${id('a')} ${id('c')}`, `${id('a')} ${id('e')}`))).toContain(
    'not the one',
  );
  expect(parseRedactionMap(text.replace(`${id('a')} ${id('c')}\n`, ''))).toContain('not the one');
  expect(parseRedactionMap(`${text}more`)).toContain('not written');
  expect(parseRedactionMap('')).toContain('not written');
});

test('a commit is followed through one redaction after the other', () => {
  const later: RedactionMap = { ...map, redaction: 'RED-002', commits: new Map([[id('c'), id('e')]]) };
  expect(followRedactions([map, later], id('a'))).toEqual({
    commit: id('e'),
    redactions: ['RED-001', 'RED-002'],
  });
  expect(followRedactions([map, later], id('b'))).toEqual({ commit: id('d'), redactions: ['RED-001'] });
  expect(followRedactions([map, later], id('f'))).toEqual({ commit: id('f'), redactions: [] });
});
