import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/day.ts';
import { applyPlan } from '../../src/change/apply-plan.ts';
import { readAssignment } from '../../src/change/assignment.ts';
import { judgePlan } from '../../src/change/judge-plan.ts';
import { moveRecord } from '../../src/change/move-record.ts';
import type { Plan } from '../../src/change/plan.ts';
import { findEntry } from '../../src/registry/find-entry.ts';
import type { Workspace } from '../../src/registry/workspace.ts';
import { betweenSchemas, loadBetween } from '../scenarios/between/between-book.ts';
import { type Contents, smallBook, validatorsOf } from '../support/small-book.ts';

const D11 = 'project-data/deliverables/D1.1.yaml';
const REVIEWS = 'project-data/reviews.yaml';
const draft = smallBook[D11] ?? '';

type Told = { readonly plan: Plan; readonly workspace: Workspace; readonly codes: readonly string[] };

/** Plans a step of a record by the coordinator, and judges what it makes of the book. */
async function move(files: Contents, id: string, [step = '', ...fields]: readonly string[]): Promise<Told> {
  const workspace = await loadBetween(files);
  const entry = findEntry(workspace, id);
  const assignments = fields.map((field) => readAssignment(field, entry.registry));
  const today = parseDay('2022-03-01');
  if (!today) throw new Error('no day');
  const plan = await moveRecord(workspace, { entry, step, assignments, today, actor: 'P-001' });
  if (!plan.ok) throw new Error(plan.diagnostics.map(({ message }) => message).join('; '));
  const known = await validatorsOf(betweenSchemas);
  const judged = await judgePlan({ before: workspace, current: workspace, plan: plan.value, known });
  return { plan: plan.value, workspace: judged.workspace, codes: judged.refusals.map(({ code }) => code) };
}

function linesAdded(before: string, { files }: Workspace, path: string): string[] {
  const old = before.split('\n');
  return new TextDecoder()
    .decode(files.read(path))
    .split('\n')
    .filter((line) => !old.includes(line));
}

describe('a step that makes records', () => {
  const reviewers = { [D11]: draft.replace('reviewers: [P-002]', 'reviewers: [P-002, P-003]') };
  const none = { ...reviewers, [REVIEWS]: '# reviews come here\n[]\n' };

  test('makes one for each value of a field, filled from the record, the day and who acts', async () => {
    const { workspace, codes, plan } = await move(none, 'D1.1', ['review']);
    expect(codes).toEqual([]);
    expect(workspace.registries.get('reviews')?.entries.map(({ data }) => ({ ...data }))).toEqual(
      ['P-002', 'P-003'].map((reviewer, i) => ({
        id: `RV-${i + 1}`,
        deliverable: 'D1.1',
        reviewer,
        requested_on: '2022-03-01',
        requested_by: 'P-001',
        due_on: '2022-03-21',
        version: '0.2',
        status: 'requested',
      })),
    );
    expect([...plan.writes.keys()].sort()).toEqual([
      D11,
      'project-data/reviews.yaml',
      'project-data/risks.yaml',
    ]);
  });

  test('counts in what is given with the step itself', async () => {
    const { workspace } = await move(none, 'D1.1', [
      'review',
      'reviewers=P-003',
      'due=2022-02-28',
      'due_month=M14',
    ]);
    const [made, ...others] = workspace.registries.get('reviews')?.entries ?? [];
    expect(others).toEqual([]);
    expect(made?.data).toMatchObject({ reviewer: 'P-003', due_on: '2022-02-18' });
  });

  test('makes none that is there already, and ids that are free', async () => {
    const one = {
      ...reviewers,
      [REVIEWS]: '- id: RV-7\n  deliverable: D1.1\n  reviewer: P-003\n  status: returned\n',
    };
    const { workspace } = await move(one, 'D1.1', ['review']);
    const made = workspace.registries.get('reviews')?.entries.map(({ id, data }) => `${id} ${data.reviewer}`);
    expect(made).toEqual(['RV-7 P-003', 'RV-8 P-002']);
  });

  test('gives the new id back to the record, and names every record in the message', async () => {
    const { workspace, plan } = await move(none, 'D1.1', ['review']);
    expect(findEntry(workspace, 'D1.1').data.risks).toEqual(['R3']);
    expect(findEntry(workspace, 'R3').data).toMatchObject({
      title: 'State of the art',
      origin: 'unforeseen',
    });
    expect(plan.message).toEqual({
      subject: 'deliverable D1.1: review',
      trailers: [
        ['Record', 'D1.1'],
        ['Registry', 'deliverables'],
        ['Transition', 'draft -> review'],
        ['Record', 'RV-1'],
        ['Registry', 'reviews'],
        ['Record', 'RV-2'],
        ['Registry', 'reviews'],
        ['Record', 'R3'],
        ['Registry', 'risks'],
      ],
    });
  });
});

describe('a step that takes records along', () => {
  const inReview = { [D11]: draft.replace('status: draft', 'status: review') };
  const changes = '- id: CH-1\n  affects: [D1.1]\n  review: RV-2\n  status: approved\n';
  const text =
    '- id: RV-1\n  deliverable: D1.2\n  reviewer: P-002\n  status: returned\n\n# ours\n- id: RV-2\n  deliverable: D1.1\n  reviewer: P-002 # at once\n  version: "0.2"\n  status: returned\n- id: RV-3\n  deliverable: D1.1\n  reviewer: P-003\n  status: returned\n- id: RV-4\n  deliverable: D1.1\n  reviewer: P-004\n  status: declined\n';
  const book = { ...inReview, [REVIEWS]: text, 'project-data/changes.yaml': changes };

  test('takes those along that refer to the record and can take the step, and what they take along in turn', async () => {
    const { workspace, codes, plan } = await move(book, 'D1.1', ['submit']);
    expect(codes).toEqual([]);
    expect(findEntry(workspace, 'D1.1').data).toMatchObject({
      delivery_date: '2022-03-01',
      submitted_by: 'P-001',
    });
    expect(linesAdded(text, workspace, REVIEWS).sort()).toEqual([
      '  closed_on: 2022-03-01',
      '  closed_on: 2022-03-01',
      '  keep_until: 2022-03-11',
      '  keep_until: 2022-03-11',
      '  status: closed',
      '  status: closed',
    ]);
    const states = ['RV-1', 'RV-2', 'RV-3', 'RV-4', 'CH-1'].map((id) => findEntry(workspace, id).data.status);
    expect(states).toEqual(['returned', 'closed', 'closed', 'declined', 'done']);
    expect(findEntry(workspace, 'RV-2').data.version).toBeUndefined();
    expect(plan.message.trailers.filter(([name]) => name === 'Transition').map(([, value]) => value)).toEqual(
      ['review -> submitted', 'RV-2 returned -> closed', 'CH-1 approved -> done', 'RV-3 returned -> closed'],
    );
  });

  test('is refused as a whole where one of them may not go along', async () => {
    const lacking = { ...book, 'project-data/changes.yaml': changes.replace('  affects: [D1.1]\n', '') };
    expect((await move(lacking, 'D1.1', ['submit'])).codes).toEqual(['lifecycle/required-field']);
  });

  test('touches nothing but what it means to', async () => {
    const { plan, workspace } = await move(book, 'D1.1', ['submit']);
    const after = applyPlan((await loadBetween(book)).files, plan);
    expect(after.list().map(({ path }) => path)).toEqual(workspace.files.list().map(({ path }) => path));
    expect(new TextDecoder().decode(after.read(REVIEWS))).toContain(
      '# ours\n- id: RV-2\n  deliverable: D1.1\n  reviewer: P-002 # at once\n',
    );
  });
});
