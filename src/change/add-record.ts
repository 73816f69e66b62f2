import { RequestError } from '../base/request-error.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { RegistrySchema } from '../schema/registry-schema.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import type { Value } from '../text/value.ts';
import type { Assignment } from './assignment.ts';
import { Draft } from './draft.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** A new record: the fields that are known. */
export type AddRequest = {
  readonly registry: RegistrySchema;
  readonly assignments: readonly Assignment[];
  readonly reason?: string | undefined;
};

/** A plan for a new record, and the id it got. */
export type Added = { readonly id: string; readonly plan: Plan };

/** Plans a new record: its id, its first state and the schema's defaults are filled in. */
export async function addRecord(workspace: Workspace, request: AddRequest): Promise<Outcome<Added>> {
  const { registry, reason } = request;
  const given = request.assignments.map((a) => [String(a.path[0]), topLevel(a, registry)] as const);
  const draft = new Draft(workspace);
  const added = await draft.add(registry, Object.fromEntries(given));
  if (!added.ok) return added;
  const { id } = added.value;
  return done({ id, plan: draft.plan(recordMessage({ id, registry }, { does: 'add', reason })) });
}

function topLevel(assignment: Assignment, registry: RegistrySchema): Value {
  if (assignment.path.length > 1)
    throw new RequestError(
      'only whole fields are given to a new record',
      `add it first, then: grantbook set ID ${assignment.path.join('.')}=…`,
    );
  const list = registry.fields.find(({ name }) => name === assignment.path[0])?.schema.type === 'array';
  return assignment.operation === 'add' && list ? [assignment.value] : assignment.value;
}
