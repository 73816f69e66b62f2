import { describe, expect, test } from 'vitest';
import { applyPlan } from '../../../src/change/apply-plan.ts';
import { takeProfile } from '../../../src/change/take-profile.ts';
import { shippedSchemas } from '../../../src/io/shipped-schemas.ts';
import { loadWorkspace } from '../../../src/registry/load-workspace.ts';
import { findProfile } from '../../../src/registry/profiles/find-profile.ts';
import { profiles } from '../../../src/registry/profiles/index.ts';
import { profileDifferences } from '../../../src/registry/profiles/profile-differences.ts';
import type { Workspace } from '../../../src/registry/workspace.ts';
import { check } from '../../../src/rules/check.ts';
import { readText } from '../../book/book.ts';
import { type BookScenario, bWise, type Edit, playBook } from '../../support/b-wise-book.ts';

const PROJECT = 'project-data/project.yaml';
const profileIs = (name: string): Edit => [
  PROJECT,
  'governance_profile: erasmus-ssa',
  `governance_profile: ${name}`,
];

const scenarios: readonly BookScenario[] = [
  { name: 'numbers of a project of its own may be any', edits: [profileIs('custom')], finds: [] },
];

describe('profiles of the B-WISE book', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { found, wanted } = await playBook(scenario);
    expect(found).toEqual(wanted);
  });

  test('a project that names a profile and has other numbers is told each at its line', async () => {
    const workspace = await bWise([profileIs('desca-large')]);
    const found = check({ workspace }).filter(({ code }) => code === 'settings/profile-differs');
    expect(found.map(({ severity, field, message }) => [severity, field, message])).toEqual([
      [
        'warning',
        'meetings.bodies[1].every_months',
        '"6" is not what desca-large says of meetings.bodies.SC.every_months: 3 (DESCA14 6.2.2.1)',
      ],
      [
        'warning',
        'written_procedure.majority',
        '"51%" is not what desca-large says of written_procedure.majority: 2/3 (DESCA14 6.2.2.6)',
      ],
    ]);
    expect(found[0]?.hint).toContain('grantbook profile governance desca-large');
  });

  test('a body that the profile has and the project has not is told once', async () => {
    const text = readText(PROJECT);
    const from = text.indexOf('    - body: SC\n');
    const to = text.indexOf('    - body: KO\n');
    expect(from).toBeGreaterThan(0);
    const workspace = await bWise([[PROJECT, text.slice(from, to), '']]);
    const found = check({ workspace }).filter(({ code }) => code === 'settings/profile-differs');
    expect(found.map(({ message }) => message)).toEqual([
      '"meetings.bodies.SC.every_months" is not set, and erasmus-ssa says 6 (KFORCE)',
    ]);
  });

  test('a schedule with a step more than the profile has is another one', async () => {
    const workspace = await bWise([[PROJECT, 'review_profile: custom', 'review_profile: emi']]);
    const found = check({ workspace }).filter(({ code }) => code === 'settings/profile-differs');
    expect(found.map(({ message }) => message)).toContain(
      '"review_schedule.draft.offset_days" is not in the profile emi',
    );
  });
});

/** The book as it is once a profile has been taken over; where it was so before, nothing is written. */
async function taken(workspace: Workspace, kind: string, name: string): Promise<Workspace> {
  const project = workspace.registries.get('project')?.entries[0];
  if (!project) throw new Error('the project does not load');
  const plan = await takeProfile(workspace, { project, profile: findProfile(kind, name) });
  if (!plan.ok) throw new Error(plan.diagnostics[0]?.message);
  const inUse = project.data[`${kind}_profile`] === name;
  const same = inUse && profileDifferences(project.data, findProfile(kind, name)).length === 0;
  expect([...plan.value.writes.keys()]).toEqual(same ? [] : [PROJECT]);
  return loadWorkspace(applyPlan(workspace.files, plan.value), { known: shippedSchemas() });
}

describe('taking a profile over', () => {
  test.each(profiles.map(({ kind, name }) => [kind, name]))(
    '%s %s: the project has its numbers',
    async (kind, name) => {
      const after = await taken(await bWise(), kind, name);
      const project = after.registries.get('project')?.entries[0];
      expect(project?.data[`${kind}_profile`]).toBe(name);
      expect(profileDifferences(project?.data ?? {}, findProfile(kind, name))).toEqual([]);
      const errors = check({ workspace: after }).filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ file }) => file === PROJECT)).toEqual([]);
    },
  );

  test('keeps what the profile does not speak of, and every comment', async () => {
    const after = await taken(await bWise(), 'governance', 'desca-small');
    const text = new TextDecoder().decode(after.files.read(PROJECT));
    const comments = (of: string) => of.split('\n').filter((line) => line.trim().startsWith('#'));
    expect(comments(text)).toEqual(comments(readText(PROJECT)));
    expect(text).toContain('    - body: KO\n');
  });

  test('a body that is missing is added whole, with its sources', async () => {
    const text = readText(PROJECT);
    const [from, to] = [text.indexOf('    - body: SC\n'), text.indexOf('    - body: KO\n')];
    const after = await taken(await bWise([[PROJECT, text.slice(from, to), '']]), 'governance', 'desca-he');
    const { meetings } = after.project?.data ?? {};
    expect(JSON.stringify(meetings)).toContain('"body":"SC","every_months":3,');
    expect(JSON.stringify(meetings)).toContain('"source":["DESCA14"]}]');
  });

  test('taken over twice, the second time there is nothing to change', async () => {
    const once = await taken(await bWise(), 'review', 'egi');
    expect(once.files.read(PROJECT)).not.toEqual((await bWise()).files.read(PROJECT));
    const twice = await taken(once, 'review', 'egi');
    expect(twice.files.read(PROJECT)).toEqual(once.files.read(PROJECT));
  });
});

test('every number of a profile names its source, or says that it was chosen here', () => {
  for (const { settings } of profiles) {
    for (const [way, [, source]] of Object.entries(settings)) {
      expect(source, way).toMatch(/^(own|[A-Z][A-Z0-9]*(-[A-Z]+)?( (small )?[\d.]+)?)$/);
    }
  }
});
