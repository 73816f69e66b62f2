import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPlan } from '../../../src/change/apply-plan.ts';
import { renameRecord } from '../../../src/change/rename/rename-record.ts';
import type { Files } from '../../../src/registry/files.ts';
import { linksTo } from '../../../src/registry/find-links.ts';
import { formerRecords } from '../../../src/registry/former-ids.ts';
import { loadWorkspace } from '../../../src/registry/load-workspace.ts';
import type { Workspace } from '../../../src/registry/workspace.ts';
import { check } from '../../../src/rules/check.ts';
import { loadSmall, pretty, type SmallSchema, smallSchemas, validatorsOf } from '../../support/small-book.ts';

/** Texts that name P-002, or something that only looks like it. */
const word = fc.constantFrom(
  'P-002',
  'P-002.',
  '(P-002)',
  'P-0021',
  'AP-002',
  '`P-002`',
  'https://x.org/P-002',
  'and',
  'é',
  'P-900x',
);
const prose = fc.array(word, { minLength: 1, maxLength: 8 });

/** Ways to write a text of several words; the folded one has it on lines of its own. */
const ways: Readonly<Record<string, (words: readonly string[]) => string>> = {
  single: (words) => `'${words.join(' ')}'`,
  double: (words) => `"${words.join(' ')}"`,
  escaped: (words) => `"${words.join('\\n')}"`,
  folded: (words) => `>-\n${words.map((each) => `  ${each}\n`).join('')}  end`,
  literal: (words) => `|\n${words.map((each) => `  ${each}\n`).join('')}  # P-002 is text here`,
};
const text = fc
  .tuple(fc.constantFrom(...Object.keys(ways)), prose)
  .map(([way, words]) => ways[way]?.(words) ?? '');

const id = fc.constantFrom('P-002', '"P-002"', "'P-002'", 'P-002 # P-002, the second');
const list = fc.constantFrom(
  '[P-002]',
  '[ "P-002" , P-001 ] # P-002 too',
  "\n  # P-002 first\n  - 'P-002'\n\n  - P-001",
  '\n- P-001\n- P-002',
);

type Drawn = {
  readonly id: string;
  readonly editor: string;
  readonly list: string;
  readonly notes: string;
  readonly title: string;
  readonly eol: string;
};
const drawn: fc.Arbitrary<Drawn> = fc.record({
  id,
  editor: id,
  list,
  notes: text,
  title: prose.map((words) => `'${words.join(' ')}'`),
  eol: fc.constantFrom('\n', '\r\n'),
});

function bookOf(each: Drawn): Record<string, string> {
  const lines = (content: string) => content.replaceAll('\n', each.eol);
  return {
    'project-data/people.yaml': lines(
      `# People; P-002 left\n- id: P-001\n  name: Ada\n  partner: ENSIE\n\n# P-002 is the second\n- id: ${each.id}\n  name: ${each.title}\n  partner: EASPD # as P-001\n`,
    ),
    'project-data/deliverables/D1.1.yaml': lines(
      `# P-002 leads\nid: D1.1\ntitle: ${each.title}\nwp: 1\neditor: ${each.editor}\nreviewers: ${each.list}\nstatus: planned\nnotes: ${each.notes}\n`,
    ),
  };
}

const former = {
  type: 'array',
  items: { type: 'string' },
  uniqueItems: true,
  readOnly: true,
  'x-former-ids': true,
};
const schemas: Readonly<Record<string, SmallSchema>> = {
  ...smallSchemas,
  people: { ...smallSchemas.people, properties: { ...smallSchemas.people.properties, former_ids: former } },
};
const schemaFile = { 'schemas/people.schema.json': pretty(schemas.people) };

async function renamed(book: Workspace, from: string, to: string): Promise<Workspace> {
  const entry = book.entries.get(from);
  if (!entry) throw new Error(`no ${from}`);
  const renaming = await renameRecord(book, { entry, to, giveUp: false, kept: new Map() });
  if (!renaming.ok) throw new Error(renaming.diagnostics.map(({ message }) => message).join());
  const files: Files = applyPlan(book.files, renaming.value.plan);
  return loadWorkspace(files, { known: await validatorsOf(schemas) });
}

const textOf = ({ files }: Workspace, path: string) => new TextDecoder().decode(files.read(path));
const FORMER = /^[ ]*former_ids:.*\r?\n/m;

describe('another id for a record', () => {
  test('changes the bytes of the id alone, leaves no reference without a record, and is undone by the way back', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (each) => {
        const contents = bookOf(each);
        const known = await validatorsOf(schemas);
        const before = await loadSmall({ ...schemaFile, ...contents }, known);
        expect(check({ workspace: before })).toEqual([]);
        const after = await renamed(before, 'P-002', 'P-900');
        expect(check({ workspace: after, before })).toEqual([]);
        expect(formerRecords(after).get('P-002')?.id).toBe('P-900');
        expect(linksTo(after, 'P-002')).toEqual([]);
        for (const [path, content] of Object.entries(contents)) {
          const now = textOf(after, path).replace(FORMER, '');
          expect(now.replaceAll(/P-900(?!x)/g, 'P-002')).toBe(content);
        }
        const back = await renamed(after, 'P-900', 'P-002');
        expect(check({ workspace: back, before: after })).toEqual([]);
        for (const [path, content] of Object.entries(contents))
          expect(textOf(back, path).replace(FORMER, '')).toBe(content);
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });
});
