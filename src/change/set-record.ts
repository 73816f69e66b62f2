import { RequestError } from '../base/request-error.ts';
import { fieldName } from '../registry/members.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { aNoun } from '../schema/words.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import type { Assignment } from './assignment.ts';
import { Draft } from './draft.ts';
import type { Plan } from './plan.ts';
import { recordMessage } from './record-message.ts';

/** A change to fields of one record. */
export type SetRequest = {
  readonly entry: Entry;
  readonly assignments: readonly Assignment[];
  readonly reason?: string | undefined;
};

/** Plans the change of some fields of a record. */
export async function setRecord(workspace: Workspace, request: SetRequest): Promise<Outcome<Plan>> {
  const { entry, assignments, reason } = request;
  refuseNewId(entry, assignments);
  const draft = new Draft(workspace);
  const edited = await draft.edit(entry, assignments);
  if (!edited.ok) return edited;
  const fields = [...new Set(assignments.map(({ path }) => fieldName(path)))];
  const message = recordMessage(entry, { does: `set ${fields.join(', ')}`, reason });
  return done(draft.plan(message));
}

function refuseNewId({ id, registry }: Entry, assignments: readonly Assignment[]): void {
  const { field } = registry.id;
  const changed = assignments.some(({ path, value }) => path[0] === field && value !== id);
  if (!changed || registry.single) return;
  throw new RequestError(
    `the id of ${aNoun(registry.noun)} does not change: everything that refers to ${id} would be lost`,
    `add a record with the new id, change the references, then: grantbook remove ${id}`,
  );
}
