import { describe, expect, test } from 'vitest';
import { addRecord, removeRecord } from '../../src/text/edit/edit-file.ts';
import { applyEdits } from '../../src/text/text-edit.ts';
import type { Mapping } from '../../src/text/value.ts';
import { readYamlFile } from '../../src/text/yaml/read-yaml-file.ts';
import type { Shape, YamlFile } from '../../src/text/yaml/yaml-file.ts';

const NEW: Mapping = { id: 'R9', note: 'NO' };

function read(text: string, shape: Shape = 'list'): Promise<YamlFile> {
  return readYamlFile({ file: 'project-data/a.yaml', text, shape, idField: 'id' });
}

describe('a record is added in the style of its file', () => {
  test.each([
    ['below the last', '- id: A\n', '- id: A\n- id: R9\n  note: "NO"\n'],
    [
      'after a blank line, where records have one between them',
      '- id: A\n\n- id: B\n',
      '- id: A\n\n- id: B\n\n- id: R9\n  note: "NO"\n',
    ],
    ['with Windows line ends', '- id: A\r\n  b: 1\r\n', '- id: A\r\n  b: 1\r\n- id: R9\r\n  note: "NO"\r\n'],
    ['with no last line end', '- id: A', '- id: A\n- id: R9\n  note: "NO"'],
    ['as far from its dash', '-   id: A\n    b: 1\n', '-   id: A\n    b: 1\n-   id: R9\n    note: "NO"\n'],
    [
      'above a comment that ends the file',
      '- id: A # a\n# end\n',
      '- id: A # a\n- id: R9\n  note: "NO"\n# end\n',
    ],
    ['above the end marker', '---\n- id: A\n...\n', '---\n- id: A\n- id: R9\n  note: "NO"\n...\n'],
    [
      'below a text that keeps its blank lines',
      '- id: A\n  t: |+\n    x\n\n',
      '- id: A\n  t: |+\n    x\n\n- id: R9\n  note: "NO"\n',
    ],
    ['in place of an empty list', '# head\n[]\n', '# head\n- id: R9\n  note: "NO"\n'],
    [
      'in place of an empty list, keeping its comment',
      '[] # none yet\n',
      '# none yet\n- id: R9\n  note: "NO"\n',
    ],
    ['in an empty file', '', '- id: R9\n  note: "NO"\n'],
    ['in a file of comments', '# head\n', '# head\n\n- id: R9\n  note: "NO"\n'],
    ['in a file of comments with no last line end', '# head', '# head\n\n- id: R9\n  note: "NO"\n'],
    ['in a file of one marker', '---\n', '---\n- id: R9\n  note: "NO"\n'],
  ])('%s', async (_name, before, after) => {
    const edits = addRecord(await read(before), NEW);
    expect(edits.ok ? applyEdits(before, edits.value) : edits.diagnostics).toBe(after);
    expect((await read(after)).records.at(-1)?.value).toEqual(NEW);
  });

  test.each<[string, string, Shape, Mapping, string]>([
    ['a file that is one record', 'id: A\n', 'record', NEW, 'edit/not-a-list-file'],
    ['a file that is a mapping', 'id: A\n', 'list', NEW, 'edit/not-a-list-file'],
    ['a list in brackets', '[{id: A}]\n', 'list', NEW, 'edit/not-a-list-file'],
    ['a last record that cannot be read', '- id: A\n- id: "B\n', 'list', NEW, 'edit/unreadable'],
    ['a value that cannot be written', '- id: A\n', 'list', { id: '\u0000' }, 'edit/unwritable'],
  ])('refused: %s', async (_name, ...[text, shape, data, code]) => {
    const edits = addRecord(await read(text, shape), data);
    expect(edits.ok || edits.diagnostics[0]?.code).toBe(code);
  });
});

describe('a record is removed with the comments right above it', () => {
  test.each([
    ['the first', '- id: A\n- id: B\n', 0, '- id: B\n'],
    ['the last', '- id: A\n- id: B # b\n', 1, '- id: A\n'],
    ['one between blank lines', '- id: A\n\n# about B\n- id: B\n\n- id: C\n', 1, '- id: A\n\n- id: C\n'],
    ['the last, with its blank line', '- id: A\n\n- id: B\n', 1, '- id: A\n'],
    [
      'its comments, and none that stand apart',
      '- id: A\n\n# apart\n\n# about B\n# more\n- id: B\n  # inside\n- id: C\n',
      1,
      '- id: A\n\n# apart\n\n- id: C\n',
    ],
    [
      'not the comments that begin the file',
      '# $schema: x\n- id: A\n- id: B\n',
      0,
      '# $schema: x\n- id: B\n',
    ],
    ['the only one', '# head\n\n# about\n- id: A\n  b: 1\n# end\n', 0, '# head\n\n[]\n# end\n'],
    ['with Windows line ends', '- id: A\r\n- id: B\r\n', 0, '- id: B\r\n'],
    ['with no last line end', '- id: A\n- id: B', 1, '- id: A\n'],
    [
      'blank lines that the text above would take in',
      '- |+\n  x\n- id: B\n\n- id: C\n',
      1,
      '- |+\n  x\n- id: C\n',
    ],
  ])('%s', async (_name, ...[before, index, after]) => {
    const file = await read(before);
    const record = file.records[index];
    if (!record) throw new Error('no record');
    const edits = removeRecord(file, record);
    expect(edits.ok ? applyEdits(before, edits.value) : edits.diagnostics).toBe(after);
  });

  test('refused where the record cannot be read, or is the whole file', async () => {
    const broken = await read('- id: "A\n- id: B\n');
    const whole = await read('id: A\n', 'record');
    const codes = [broken, whole].map((file) => {
      const [record] = file.records;
      const edits = record && removeRecord(file, record);
      return edits?.ok === false ? edits.diagnostics[0]?.code : 'made';
    });
    expect(codes).toEqual(['edit/unreadable', 'edit/not-a-list-file']);
  });
});
