import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout, exampleBook, expectTranscript, git, lastCommit, read, write } from './sandbox.ts';

/** A registry nobody thought of: one schema, one data file, one template, no code. */
const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'site-visits.schema.json',
  title: 'Site visits',
  description: 'Visits to the enterprises where the pilots run.',
  'x-registry': {
    noun: 'site-visit',
    label: 'enterprise',
    source: { file: 'site-visits' },
    columns: ['id', 'enterprise', 'visitor', 'day', 'status'],
    sort: 'day',
  },
  'x-id': { field: 'id', prefix: 'SV-', pattern: '^SV-[0-9]{3}$', next: 'SV-{n:3}' },
  'x-lifecycle': {
    field: 'status',
    initial: 'planned',
    states: {
      planned: { title: 'Planned', waits_for: 'visitor' },
      made: { title: 'Made', requires: ['findings'], frozen: ['day'] },
    },
    transitions: {
      report: { from: ['planned'], to: 'made', requires: ['findings'], sets: { reported_on: '$today' } },
    },
  },
  'x-deadline': { date: 'day', done: ['made'], who: 'visitor' },
  type: 'object',
  additionalProperties: false,
  required: ['id', 'enterprise', 'visitor', 'day', 'status'],
  properties: {
    id: { type: 'string', pattern: '^SV-[0-9]{3}$' },
    enterprise: { type: 'string', minLength: 1 },
    visitor: { type: 'string', 'x-ref': { to: 'people', inverse: 'visits' } },
    day: { type: 'string', format: 'date' },
    status: { type: 'string', enum: ['planned', 'made'] },
    findings: { type: 'array', items: { type: 'string' } },
    reported_on: { type: 'string', format: 'date' },
    telephone: { type: 'string', 'x-personal': true },
  },
};

const TEMPLATE = `---
for: site-visits
title: "Visit to {{record.enterprise}}"
output: "{{record.id}}"
---
# Findings

{{#each record.findings}}
- {{this}}
{{/each}}
`;

function bookWithVisits(): string {
  const book = exampleBook();
  write(book, {
    'schemas/site-visits.schema.json': `${JSON.stringify(SCHEMA, null, 2)}\n`,
    'project-data/site-visits.yaml':
      '# Where we went\n- id: SV-001\n  enterprise: Werkplaats\n  visitor: P-025\n  day: 2023-12-04\n  status: planned\n  telephone: "+32 2 555 0199"\n',
    'templates/visit.md.hbs': TEMPLATE,
  });
  git(book, 'add', '-A');
  git(book, 'commit', '--quiet', '-m', 'A registry of visits');
  return book;
}

describe('a registry of which no code knows', () => {
  test('is checked, listed, added to, changed, moved, logged, rendered and removed from', async () => {
    const book = bookWithVisits();
    await expectTranscript(
      book,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook add site-visit "Buurtwinkel" visitor=P-012 day=2023-11-28 -m "asked for by the tutors"
      SV-002 added (site-visit)
      ! committed OID  site-visit SV-002: add
      $ grantbook list site-visits
      id      enterprise   visitor  day         status
      SV-002  Buurtwinkel  P-012    2023-11-28  planned
      SV-001  Werkplaats   P-025    2023-12-04  planned
      $ grantbook set SV-002 day=2023-11-27 telephone="+386 1 555 0123"
      SV-002 day: 2023-11-28 → 2023-11-27
      SV-002 telephone: changed (personal data, not shown)
      ! committed OID  site-visit SV-002: set day, telephone
      $ grantbook move SV-002 report
      project-data/site-visits.yaml:8:7 error lifecycle/required-field site-visit SV-002 is "made" and has no "findings"; hint: grantbook set SV-002 findings=…
      ! refused: nothing was changed
      [1]
      $ grantbook move SV-002 report findings="room for eight, no lift"
      SV-002 status: planned → made
      SV-002 findings: set to room for eight, no lift
      SV-002 reported_on: set to 2023-11-20
      ! committed OID  site-visit SV-002: report
      $ grantbook set SV-002 day=2023-11-26
      project-data/site-visits.yaml:11:8 error lifecycle/frozen "day" does not change while SV-002 is "made"; hint: "made" is a last state: no step leads on
      ! refused: nothing was changed
      [1]
      $ EDITOR='sed -i s/Werkplaats/Atelier/' grantbook edit SV-001 -m "its new name"
      SV-001 enterprise: Werkplaats → Atelier
      ! committed OID  site-visit SV-001: edit
      $ grantbook status --partner SENT | grep SV-
      [1]
      $ grantbook status --partner ADV --days 20 | grep SV-
      SV-001  Atelier  2023-12-04  in 14  P-025 (ADV)
      $ grantbook render visit SV-002 --format md
      build/SV-002.md  written
      $ grantbook remove SV-002
      project-data/site-visits.yaml:1:1 error lifecycle/removed site-visit SV-002 was "made" and is gone; hint: keep the record (git diff shows what was deleted by hand)
      ! refused: nothing was changed
      [1]
      $ grantbook remove SV-001 -m "cannot be visited"
      SV-001 removed (site-visit)
      ! committed OID  site-visit SV-001: remove
      $ grantbook log SV-002
      2023-11-20  Hanne Lindemaar  changed: planned → made  OID
        findings: set to room for eight, no lift
        reported_on: set to 2023-11-20
      2023-11-20  Hanne Lindemaar  changed  OID
        day: 2023-11-28 → 2023-11-27
        telephone: changed (personal data, not shown)
      2023-11-20  Hanne Lindemaar  added  OID
        “asked for by the tutors”
      $ grantbook validate
      ! N records in N registries: nothing to mend
      `,
    );
    expect(read(book, 'project-data/site-visits.yaml')).toMatch(/^# Where we went\n- id: SV-002\n/);
    expect(read(book, 'build/SV-002.md')).toContain('Findings\n\n- room for eight\n- no lift\n');
  });

  test('stands in several list files where its schema says so: a new record goes into the last', async () => {
    const book = bookWithVisits();
    const schema = { ...SCHEMA, 'x-registry': { ...SCHEMA['x-registry'], source: { lists: 'site-visits' } } };
    const visit = (id: string, enterprise: string) =>
      `- id: ${id}\n  enterprise: ${enterprise}\n  visitor: P-025\n  day: 2023-12-04\n  status: planned\n`;
    git(book, 'rm', '-q', 'project-data/site-visits.yaml');
    write(book, {
      'schemas/site-visits.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
      'project-data/site-visits/2.yaml': visit('SV-001', 'Werkplaats') + visit('SV-002', 'Atelier'),
      'project-data/site-visits/10.yaml': visit('SV-003', 'Cantine'),
    });
    git(book, 'add', '-A');
    git(book, 'commit', '--quiet', '-m', 'Visits in several files');
    await expectTranscript(
      book,
      `
      $ grantbook validate
      ! N records in N registries: nothing to mend
      $ grantbook add site-visit "Buurtwinkel" visitor=P-012 day=2023-11-28
      SV-004 added (site-visit)
      ! committed OID  site-visit SV-004: add
      $ grantbook set SV-001 day=2023-11-27
      SV-001 day: 2023-12-04 → 2023-11-27
      ! committed OID  site-visit SV-001: set day
      $ grantbook move SV-003 report findings="a kitchen"
      SV-003 status: planned → made
      SV-003 findings: set to a kitchen
      SV-003 reported_on: set to 2023-11-20
      ! committed OID  site-visit SV-003: report
      $ grantbook remove SV-001
      SV-001 removed (site-visit)
      ! committed OID  site-visit SV-001: remove
      $ grantbook log SV-001
      2023-11-20  Hanne Lindemaar  removed  OID
      2023-11-20  Hanne Lindemaar  changed  OID
        day: 2023-12-04 → 2023-11-27
      2023-11-20  Hanne Lindemaar  changed  OID
        telephone: changed (personal data, not shown)
      2023-11-20  Hanne Lindemaar  added  OID
      $ grantbook validate
      ! N records in N registries: nothing to mend
      `,
    );
    expect(read(book, 'project-data/site-visits/2.yaml')).toMatch(/^- id: SV-002\n/);
    expect(read(book, 'project-data/site-visits/10.yaml')).toMatch(/^- id: SV-003\n(?:.*\n)*- id: SV-004\n/);
  });

  test('in several list files, a first record makes the first of them', async () => {
    const book = bookWithVisits();
    const schema = { ...SCHEMA, 'x-registry': { ...SCHEMA['x-registry'], source: { lists: 'site-visits' } } };
    git(book, 'rm', '-q', 'project-data/site-visits.yaml');
    write(book, { 'schemas/site-visits.schema.json': `${JSON.stringify(schema, null, 2)}\n` });
    git(book, 'add', '-A');
    git(book, 'commit', '--quiet', '-m', 'No visits yet');
    await expectTranscript(
      book,
      `
      $ grantbook add site-visit "Buurtwinkel" visitor=P-012 day=2023-11-28
      SV-001 added (site-visit)
      ! committed OID  site-visit SV-001: add
      `,
    );
    expect(read(book, 'project-data/site-visits/1.yaml')).toMatch(/^- id: SV-001\n/);
  });

  test('its bad records are found like any other’s, and its people see it from the other side', async () => {
    const book = bookWithVisits();
    write(book, {
      'project-data/site-visits.yaml':
        '- id: SV-1\n  enterprize: W\n  visitor: P-99\n  day: 2023-02-29\n  status: plannd\n',
    });
    await expectTranscript(
      book,
      `
      $ git checkout --quiet HEAD && grantbook show P-025 | grep visits; grantbook validate
      project-data/site-visits.yaml:1:7 error schema/pattern "SV-1" does not have the right form; hint: it has to match ^SV-[0-9]{3}$
      project-data/site-visits.yaml:2:3 error schema/unknown-field "enterprize" is not a field here; hint: did you mean "enterprise"?
      project-data/site-visits.yaml:3:12 error references/unknown-id "P-99" is not in people; hint: see: grantbook list people
      project-data/site-visits.yaml:4:8 error schema/format "2023-02-29" is a day that does not exist; hint: check the month and the day: YYYY-MM-DD
      project-data/site-visits.yaml:5:11 error schema/choice "plannd" is not one of planned, made; hint: did you mean "planned"?
      ! N records in N registries: 5 errors, 0 warnings
      [1]
      $ git checkout --quiet . && grantbook show P-025 | grep visits
        visits: SV-001
      `,
    );
  });
});

test('the registry of laptops in the README works as it is printed there', async () => {
  const readme = read(checkout, 'README.md');
  const [, file = '', schema = ''] = /Drop in `([^`]+)`:\n\n```json\n([\s\S]*?)```/.exec(readme) ?? [];
  const [, save = '', add = ''] =
    /commit it \(`(grantbook save [^`]+)`\), and `(grantbook add laptop [^`]+)`/.exec(readme) ?? [];
  expect(file).toBe('schemas/laptops.schema.json');
  const book = exampleBook();
  write(book, { [file]: schema });
  await expectTranscript(
    book,
    `
    $ ${save}
    ! committed OID  save schemas/laptops.schema.json
    $ ${add}
    L-001 added (laptop)
    ! committed OID  laptop L-001: add
    $ grantbook list laptops
    id     model     holder
    L-001  ThinkPad  P-001
    $ grantbook show L-001
    laptop L-001  ThinkPad
    project-data/laptops.yaml

    model: ThinkPad
    holder: P-001 (Hanne Lindemaar, ENSIE)
    $ grantbook log L-001
    2023-11-20  Hanne Lindemaar  added  OID
    $ grantbook show P-001 | grep laptops
      laptops: L-001
    $ grantbook validate
    ! N records in N registries: nothing to mend
    `,
  );
  expect(lastCommit(book).files).toEqual(['project-data/laptops.yaml']);
  expect(git(book, 'status', '--porcelain')).toBe('');
  expect(read(join(book, 'project-data'), 'laptops.yaml')).toBe(
    '- id: L-001\n  model: ThinkPad\n  holder: P-001\n',
  );
});
