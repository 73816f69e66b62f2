import { describe, expect, test } from 'vitest';
import { outputName, renderMarkdown } from '../../src/render/render-document.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { LineMap } from '../../src/text/line-map.ts';
import { requestFor, requestOf, shippedTemplates } from './book.ts';

async function rendered(body: string, changes: Record<string, unknown> = {}): Promise<string> {
  const made = renderMarkdown(await requestFor(body, changes));
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  return made.value.trimEnd();
}

async function refusals(body: string, changes: Record<string, unknown> = {}): Promise<string[]> {
  const request = await requestFor(body, changes);
  const made = renderMarkdown(request);
  const { text } = request.template;
  const lines = new LineMap(text);
  const say = ({ code, span, message }: Diagnostic) => {
    const { line, column } = lines.position(span?.start ?? -1);
    return `${code} ${line - 5}:${column} ${JSON.stringify(text.slice(span?.start, span?.end))} ${message}`;
  };
  return made.ok ? [] : made.diagnostics.map(say);
}

describe('what a template prints', () => {
  test.each([
    ['a field', '{{record.title}}', 'Report on trends and challenges for WISEs in Europe'],
    ['a date', '{{date record.due}}', '31 March 2022'],
    ['a project month', '{{month record.due_month}}', 'M15 (31 March 2022)'],
    ['a state by its title', '{{state record.status}}', 'Internal review'],
    ['a code as words', '{{words record.status}}', 'internal review'],
    ['a record by its name', '{{ref record.editor}} of {{record.lead}}', 'Livia Montresano of EURICSE'],
    ['an id that no record has', '{{ref "P-999"}}', 'P-999'],
    ['a field of another record', '{{field record.editor "partner"}}', 'EURICSE'],
    ['names of a list', '{{join (refs record.authors)}}', 'Livia Montresano'],
    ['a list', '{{join record.keywords " and "}}', 'skills and social enterprises'],
    ['a slug', '{{slug record.short_title}}', 'Trends-challenges'],
    ['a value or another', '{{default record.moderator "nobody"}}', 'nobody'],
    ['a field or another', '{{default (field record.editor "phone") "no phone"}}', 'no phone'],
    ['a choice', '{{#if (eq record.type "R")}}report{{else}}other{{/if}}', 'report'],
    ['what is absent', '{{#unless record.moderator}}none{{/unless}}', 'none'],
    ['any of several', '{{#if (any record.moderator record.approver)}}yes{{/if}}', 'yes'],
    [
      'records of a registry',
      '{{#each (where "tasks" wp=record.wp) as |task|}}{{task.id}} {{/each}}',
      'T1.2 T1.10',
    ],
    [
      'records whose list holds a value',
      '{{#each (where "risks" wps=record.wp) as |risk|}}{{risk.id}}{{/each}}',
      'R-001',
    ],
    ['numbers and yes/no', '{{#each (where "tasks") as |t|}}{{t.percent_complete}};{{/each}}', '60;0;'],
    [
      'its own record inside a loop',
      '{{#each record.keywords as |word|}}{{record.id}} {{word}}. {{/each}}',
      'D1.2 skills. D1.2 social enterprises.',
    ],
    ['a loop over nothing', '{{#each record.nothing as |x|}}{{x}}{{else}}none{{/each}}', 'none'],
    [
      'loop values',
      '{{#each record.keywords as |word|}}{{#unless @first}}, {{/unless}}{{word}}{{/each}}',
      'skills, social enterprises',
    ],
    [
      'the history',
      '{{#each history as |row|}}{{row.version}} {{date row.date}}; {{/each}}',
      '0.1 2 November 2021; 0.3 18 February 2022;',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await rendered(body)).toBe(expected);
  });

  test('headings are numbered, references say the number, and front pages have none', async () => {
    const body = [
      ':::front\n# History\n:::',
      '# One :anchor{#one}',
      '## Two\n\n## Three :anchor{#three}',
      '# Last :unnumbered',
      ':::table{#t caption="Names"}\n| A |\n|---|\n| b |\n:::',
      'See :ref[one], :ref[three] and :ref[t].',
    ].join('\n\n');
    expect(await rendered(body)).toBe(
      [
        '# History',
        '# 1 One',
        '## 1.1 Two\n\n## 1.2 Three',
        '# Last',
        '**Table 1. Names**\n\n| A |\n| - |\n| b |',
        'See 1, 1.2 and Table 1.',
      ].join('\n\n'),
    );
  });

  test('a table of records is made from the registry', async () => {
    const body =
      '::data{source=tasks where="status=not_started|in_progress and lead!=ENSIE" columns="id,assigned_to,assigned_to.partner,status"}';
    expect(await rendered(body)).toBe(
      [
        '| Id   | Assigned to      | Assigned to: partner | Status      |',
        '| ---- | ---------------- | -------------------- | ----------- |',
        '| T1.2 | Livia Montresano | EURICSE              | in progress |',
      ].join('\n'),
    );
  });

  test('numbers of a table of records stand at the right of their column', async () => {
    expect(await rendered('::data{source=tasks columns="id,percent_complete"}')).toContain(
      '| Percent complete |\n| ----- | ---------------: |\n',
    );
  });

  test('a table of records is sorted by a field, and records without it come last', async () => {
    const sorted = async (field: string) =>
      [...(await rendered(`::data{source=tasks sort=${field} columns="id"}`)).matchAll(/^\| (T\S+)/gm)].map(
        ([, id]) => id,
      );
    expect(await sorted('id')).toEqual(['T1.2', 'T1.10']);
    expect(await sorted('percent_complete')).toEqual(['T1.10', 'T1.2']);
    expect(await sorted('lead')).toEqual(['T1.10', 'T1.2']);
  });

  test('a table without records says so, with no caption above the line', async () => {
    const none = (more: string) => rendered(`::data{source=tasks where="lead=NOBODY" columns="id" ${more}}`);
    expect(await none('caption="Tasks" empty="No task."')).toBe('_No task._');
    expect(await none('caption="Tasks"')).toBe('_Tasks: none._');
    expect(await none('')).toBe('_None._');
  });

  test('a table without records that the text refers to keeps its number', async () => {
    const table = '::data{#t source=tasks where="lead=NOBODY" columns="id" caption="Tasks" empty="No task."}';
    expect(await rendered(`${table}\n\nSee :ref[t].`)).toBe(
      '**Table 1. Tasks**\n\n_No task._\n\nSee Table 1.',
    );
  });

  test.each([
    ['percent_complete>=40', ['T1.2']],
    ['percent_complete<60', ['T1.10']],
    ['start_month>M1', ['T1.10']],
    ['start_month<=M2 and status=in_progress', ['T1.2']],
    ['assigned_to!=', ['T1.2', 'T1.10']],
    ['assigned_to=', []],
  ])('records are chosen by how they compare: %s', async (where, wanted) => {
    const text = await rendered(`::data{source=tasks where="${where}" columns="id"}`);
    expect([...text.matchAll(/^\| (T\S+)/gm)].map(([, id]) => id)).toEqual(wanted);
  });

  test.each([
    ['assigned_to.partnr', 'what "assigned_to" refers to has no field "partnr"', 'did you mean "partner"?'],
    ['status.title', '"status" of tasks refers to no other record', 'there are: status'],
  ])('a column that leads nowhere is a finding: %s', async (column, message, hint) => {
    const made = renderMarkdown(await requestFor(`::data{source=tasks columns="id,${column}"}`));
    expect(
      made.ok ? [] : made.diagnostics.map(({ code, message: says, hint: what }) => [code, says, what]),
    ).toEqual([['template/data', message, hint]]);
  });

  test('a ratio and an address in the template’s own text stay as written', async () => {
    expect(await rendered('WP1:T1.2 at 10:30, a:b[c]{d=e}, www.example.org and a@example.org')).toBe(
      'WP1:T1.2 at 10:30, a:b\\[c]{d=e}, www\\.example.org and a\\@example.org',
    );
  });
});

describe('what a document cannot be made of', () => {
  test('every missing value is found at once, at its place, once', async () => {
    const body =
      '{{record.lead_name}}\n\n{{#each record.keywords as |word|}}{{word.x}}{{/each}}\n\n{{date record.nope}} {{ref record.none}}';
    expect(await refusals(body)).toEqual([
      'template/missing-value 1:3 "record.lead_name" nothing is given for "record.lead_name"',
      'template/missing-value 3:38 "word.x" nothing is given for "word.x"',
      'template/missing-value 5:8 "record.nope" nothing is given for "record.nope"',
      'template/missing-value 5:28 "record.none" nothing is given for "record.none"',
    ]);
  });

  test.each([
    [
      'null',
      '{{record.x}}',
      { x: null },
      'template/missing-value 1:3 "record.x" nothing is given for "record.x"',
    ],
    [
      'a list',
      '{{record.keywords}}',
      {},
      'template/not-text 1:3 "record.keywords" "record.keywords" is a list, not a text',
    ],
    [
      'a mapping',
      '{{record.x}}',
      { x: { y: 1 } },
      'template/not-text 1:3 "record.x" "record.x" is a mapping, not a text',
    ],
    [
      'a day that is none',
      '{{date record.x}}',
      { x: '2022-02-30' },
      'template/not-text 1:8 "record.x" "record.x" is not a day such as 2026-12-12',
    ],
    [
      'a list to go through',
      '{{#each record.x as |y|}}{{y}}{{/each}}',
      {},
      'template/missing-value 1:9 "record.x" nothing is given for "record.x"',
    ],
    [
      'a registry',
      '{{#each (where "riskz") as |y|}}{{y}}{{/each}}',
      {},
      'template/data 1:16 "\\"riskz\\"" there is no registry "riskz"',
    ],
    [
      'a registry of a table',
      '::data{source=riskz columns="id"}',
      {},
      'template/data 1:15 "riskz" there is no registry "riskz"',
    ],
    [
      'a field of a table',
      '::data{source=risks columns="id,titel"}',
      {},
      'template/data 1:33 "titel" risks have no field "titel"',
    ],
    [
      'a field a table is sorted by',
      '::data{source=risks sort=levle columns="id"}',
      {},
      'template/data 1:26 "levle" risks have no field "levle"',
    ],
    [
      'an anchor in a branch not taken',
      '{{#if record.no}}\n# A :anchor{#a}\n{{/if}}\n:ref[a]',
      {},
      'template/dangling-ref 4:6 "a" no anchor has the name "a"',
    ],
  ])('%s that is not there or does not fit', async (...[, body, changes, expected]) => {
    expect(await refusals(body, changes)).toEqual([expected]);
  });

  test('fields that are called as helpers are, or as signs of the language, are data', async () => {
    const fields = { if: 'a', each: 'b', lookup: 'c', this: 'd', with: 'e', date: 'f' };
    expect(
      await rendered(
        '{{record.if}} {{record.each}} {{record.lookup}} {{record.[this]}} {{record.with}} {{record.date}}',
        fields,
      ),
    ).toBe('a b c d e f');
    expect(await rendered('{{#if record.if}}{{record.if}}{{/if}}', fields)).toBe('a');
  });

  test('braces in the data are printed as they are', async () => {
    expect(await rendered('{{record.x}}', { x: '{{record.id}} {{> y}} *z*' })).toBe(
      '{{record.id}} {{> y}} \\*z\\*',
    );
  });

  test('names of JavaScript objects are only names', async () => {
    const found = await refusals(
      '{{record.constructor}} {{record.__proto__}} {{record.keywords.constructor}} {{record.toString}}',
    );
    expect(found.map((line) => line.split(' ')[0])).toEqual(Array(4).fill('template/missing-value'));
  });

  test('loops that multiply stop', async () => {
    const keywords = Array.from({ length: 100 }, (_, i) => `k${i}`);
    const body = `${'{{#each record.keywords as |a|}}'.repeat(5)}x${'{{/each}}'.repeat(5)}`;
    expect((await refusals(body, { keywords })).map((line) => line.split(' ')[0])).toEqual([
      'template/too-large',
    ]);
  });

  test('the project may be missing', async () => {
    const request = await requestFor('{{project.acronym}}');
    const made = renderMarkdown({ ...request, workspace: { ...request.workspace, project: undefined } });
    expect(made.ok ? [] : made.diagnostics.map(({ message }) => message)).toEqual([
      'nothing is given for "project.acronym"',
    ]);
  });
});

describe('the name of the file', () => {
  test('comes of the template', async () => {
    const deliverable = await requestOf(shippedTemplates(), { template: 'deliverable', id: 'D1.2' });
    expect(outputName(deliverable)).toEqual({ ok: true, value: 'B-WISE_D1.2_Trends-challenges_V0.3' });
    const minutes = await requestOf(shippedTemplates(), { template: 'minutes', id: 'MTG-2021-01-26-KO' });
    expect(outputName(minutes)).toEqual({
      ok: true,
      value: 'B-WISE_MTG-2021-01-26-KO_Minutes_Kick-off-meeting',
    });
  });

  test.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['.hidden', 'hidden'],
    ['a..b', 'a.b'],
    ['Доклад ćšž', 'Доклад-ćšž'],
    ['x\u0000\u202ey', 'xy'],
    [`${'a'.repeat(177)}𝒳b`, 'a'.repeat(177)],
  ])('of %j leads nowhere else', async (short_title, expected) => {
    const request = await requestFor('', { short_title });
    const output = { ...request.template.output, text: '{{record.short_title}}' };
    expect(outputName({ ...request, template: { ...request.template, output } })).toEqual({
      ok: true,
      value: expected,
    });
  });

  test.each(['???', '...', 'CON', 'lpt1', ''])('%j is none', async (short_title) => {
    const request = await requestFor('', { short_title });
    const output = { ...request.template.output, text: '{{record.short_title}}' };
    const made = outputName({ ...request, template: { ...request.template, output } });
    expect(made.ok ? [] : made.diagnostics.map(({ code }) => code)).toEqual(['template/file-name']);
  });
});
