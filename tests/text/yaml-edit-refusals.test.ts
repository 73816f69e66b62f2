import { describe, expect, test } from 'vitest';
import { setField } from '../../src/text/edit/edit-record.ts';
import { withMember } from '../../src/text/edit/intended-value.ts';
import { verifyEdit } from '../../src/text/edit/verify-edit.ts';
import { applyEdits } from '../../src/text/text-edit.ts';
import type { Value } from '../../src/text/value.ts';
import { add, drop, type Edit, open, set } from './yaml-edit-steps.ts';

describe('an edit that cannot be made is refused, with the reason', () => {
  test.each<[string, string, Edit, string, string]>([
    [
      'through a single value',
      'a: x\n',
      set(['a', 'b'], 1),
      'edit/not-a-collection',
      '"a.b" cannot be set: "a" is a single value',
    ],
    [
      'a field of a list',
      'a: [x]\n',
      set(['a', 'b'], 1),
      'edit/no-such-place',
      '"a.b" cannot be set: "a" is a list of 1',
    ],
    [
      'past the end of a list',
      'a: [x]\n',
      set(['a', 2], 1),
      'edit/no-such-place',
      '"a[2]" cannot be set: "a" is a list of 1',
    ],
    [
      'an item of a mapping',
      'a: {k: 1}\n',
      set(['a', 0], 1),
      'edit/no-such-place',
      '"a[0]" cannot be set: "a" is a mapping',
    ],
    [
      'an item for a single value',
      'a: x\n',
      add(['a'], 'y'),
      'edit/not-a-list',
      'nothing can be added to "a": it is no list',
    ],
    ['what is not there', 'a: [x]\n', drop('a', 1), 'edit/absent', 'there is no "a[1]" to remove'],
    [
      'a key behind a question mark',
      '? a\n: x\n',
      set(['a'], 'y'),
      'edit/layout',
      '"a" is written in a way that is not edited automatically',
    ],
    [
      'a key that is not written at all',
      'a: {k: v, ?}\n',
      set(['a', ''], 'y'),
      'edit/layout',
      '"a." is written in a way that is not edited automatically',
    ],
    [
      'a second key with no braces',
      'a: [k: 1]\n',
      set(['a', 0, 'l'], 2),
      'edit/layout',
      '"a[0].l" is written in a way that is not edited automatically',
    ],
    [
      'a character that is not seen',
      'a: x\n',
      set(['a'], 'y\u202e'),
      'edit/unwritable',
      'the text holds the character U+202E, which cannot be seen: it cannot be written to "a"',
    ],
    [
      'a number that is rounded',
      'a: x\n',
      set(['a'], 2 ** 60),
      'edit/unwritable',
      'the number "1152921504606847000" would not be kept exactly: it cannot be written to "a"',
    ],
    [
      'a reserved name',
      'a: x\n',
      set(['__proto__'], 1),
      'edit/unwritable',
      '"__proto__" cannot name a field: it cannot be written to "__proto__"',
    ],
    [
      'a record that cannot be read',
      '- id: R1\n  a: "x\n- id: R2\n',
      set(['a'], 'y'),
      'edit/unreadable',
      'the record "R1" cannot be read',
    ],
  ])('%s', async (_name, ...[text, edit, code, message]) => {
    const outcome = edit(await open(text));
    if (outcome.ok) throw new Error('it was made');
    expect(outcome.diagnostics).toHaveLength(1);
    expect(outcome.diagnostics[0]).toMatchObject({
      code,
      message,
      severity: 'error',
      file: 'project-data/a.yaml',
    });
    expect(outcome.diagnostics[0]?.hint).toMatch(/[^.]$/);
  });

  test('a value nested without end is refused, not followed', async () => {
    let deep: Value = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    const outcome = set(['a'], deep)(await open('a: x\n'));
    expect(outcome.ok || outcome.diagnostics[0]?.code).toBe('edit/unwritable');
  });
});

describe('a long file', () => {
  const fields =
    'title: "Report"  # draft\n  lead: VIVES\n  partners: [A, B]\n  notes:\n    - one\n    - two\n';
  const text = Array.from({ length: 50 }, (_, i) => `- id: D${i}\n  ${fields}`).join('\n');

  test('one field of one record of 50 is one line of the difference', async () => {
    for (const [path, value] of [
      [['title'], 'Another: title'],
      [['partners'], ['A', 'C']],
      [['notes', 1], '22:22'],
    ] as const) {
      const { file, record } = await open(text, 25);
      const edits = setField(file, record, { path, value });
      if (!edits.ok) throw new Error('refused');
      const after = applyEdits(text, edits.value).split('\n');
      const changed = text.split('\n').filter((line, i) => line !== after[i]);
      expect(changed).toHaveLength(1);
      expect(after).toHaveLength(text.split('\n').length);
    }
  });

  test('what was intended is compared with what the file then says', async () => {
    const { file, record } = await open(text, 3);
    const edits = setField(file, record, { path: ['lead'], value: 'UGent' });
    if (!edits.ok) throw new Error('refused');
    const intended = withMember(record.value, ['lead'], 'UGent');
    const read = await verifyEdit(file, edits.value, {
      idField: 'id',
      changed: new Map([[record, intended]]),
    });
    expect(read.records[3]?.value).toMatchObject({ id: 'D3', lead: 'UGent' });
    await expect(verifyEdit(file, edits.value, { idField: 'id' })).rejects.toThrow('record 4');
    await expect(verifyEdit(file, [], { idField: 'id', added: [{}] })).rejects.toThrow('record 51');
    await expect(
      verifyEdit(file, [], { idField: 'id', removed: new Set(file.records.slice(49)) }),
    ).rejects.toThrow('50 records, not 49');
  });
});
