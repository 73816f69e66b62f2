import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/day.ts';
import { openWorkingTree } from '../../src/io/working-tree.ts';
import { derivedOf } from '../../src/registry/derived/with-derived.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { overdueRule } from '../../src/rules/time/overdue-rule.ts';
import { bundle, exampleBook, expectTranscript, read, runLine, write } from './sandbox.ts';

const PAGE = `---
for: risks
title: "{{record.id}}"
output: "{{record.id}}"
---
# {{record.title}}

Level {{record.level}}, {{record.band}}, in {{project.current_month}}.

{{#each (where "deliverables" id="D3.3") as |owed|}}
Due in {{owed.days_to_due}} days.
{{/each}}

::data{source="risks" columns="id,level,band" where="id=R-002"}
`;

describe('values that are worked out', () => {
  const book = exampleBook();
  write(book, { 'templates/page.md.hbs': PAGE });

  test('are columns, conditions and orders of a list', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook list risks --columns id,level,band --where "level>=12 and id=R-002" --sort -level
      id     level  band
      R-002  12     yellow
      $ grantbook list risks --columns id,level --where "id=R-002" --json
      [
        {
          "id": "R-002",
          "level": 12
        }
      ]
      $ grantbook list risks --columns id,levle
      ! error: "levle" is not a field of risks
      ! hint: did you mean "level"?
      [2]
      `,
    );
  });

  test('are no part of a record in lists of all that is stored', async () => {
    expect((await runLine(book, 'grantbook list risks --json')).stdout).not.toContain('"level"');
    expect((await runLine(book, 'grantbook list risks -f yaml')).stdout).not.toContain('level:');
  });

  test('stand apart in what is shown of a record', async () => {
    expect((await runLine(book, 'grantbook show D3.3')).stdout).toContain(
      '\nworked out\n  days to due: 41\n  overdue: false\n',
    );
    expect(JSON.parse((await runLine(book, 'grantbook show R-002 --json')).stdout).derived).toMatchObject({
      level: 12,
      band: 'yellow',
    });
  });

  test('are printed by documents like fields: of the record, of others, in tables', async () => {
    expect((await runLine(book, 'grantbook validate')).stdout).toBe('');
    expect((await runLine(book, 'grantbook render page R-002 --format md')).status).toBe(0);
    const page = read(book, 'build/R-002.md');
    expect(page).toContain('Level 12, yellow, in M35.');
    expect(page).toContain('Due in 41 days.');
    expect(page).toMatch(/\| R-002 +\| +12 \| yellow +\|/);
  });

  test('that depend on the day are not printed while nobody has said which day it is', async () => {
    const { status, stdout } = await runLine(book, `"${process.execPath}" "${bundle}" render page R-002`);
    expect(stdout).toContain('templates/page.md.hbs:8:47');
    expect(stdout).toContain('say which day it is: --today YYYY-MM-DD');
    expect(status).toBe(1);
  });

  test('that nobody works out are told by validate', async () => {
    write(book, { 'templates/other.md.hbs': PAGE.replace('record.level', 'record.levle') });
    expect((await runLine(book, 'grantbook validate')).stdout).toContain('did you mean "record.level"?');
  });
});

test('what is worked out to be red is declared as a light: status looks at no other value', async () => {
  const workspace = await loadWorkspace(openWorkingTree(exampleBook()));
  const red = new Set<string>();
  for (const today of ['2021-06-01', '2023-02-15', '2024-12-31'].map(parseDay))
    for (const { schema, entries } of workspace.registries.values())
      for (const { name, of, light } of derivedOf(schema))
        if (entries.some((entry) => of(entry, { workspace, today }) === 'red'))
          red.add(`${schema.name} ${name}: ${light ? 'a light' : 'none'}`);
  expect([...red]).toEqual([
    'risks band: a light',
    'work-packages light: a light',
    'deliverables light: a light',
  ]);
});

test('what is overdue is no error: status tells it as owed, and looks at all else that a day brings about', async () => {
  const workspace = await loadWorkspace(openWorkingTree(exampleBook()));
  const days = ['2021-06-01', '2023-02-15', '2024-12-31'].flatMap((day) => parseDay(day) ?? []);
  const found = days.flatMap((today) => [...overdueRule.check({ workspace }, today)]);
  expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['warning']));
});
