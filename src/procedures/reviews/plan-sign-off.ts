import type { Day } from '../../base/day.ts';
import { RequestError } from '../../base/request-error.ts';
import type { CommitMessage } from '../../change/commit-message.ts';
import { Draft } from '../../change/draft.ts';
import type { Plan } from '../../change/plan.ts';
import { type Seal, wholeSealOf } from '../../registry/reviews/seal.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { SignOffRule } from '../../schema/keywords/sign-off.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
import type { Mapping } from '../../text/value.ts';

/** Who signs off a record as it stands, and what they say of it. */
export type SigningOff = {
  readonly entry: Entry;
  readonly reviewer: string;
  readonly on: Day;
  /** The people of the book who wrote what is signed off. */
  readonly authors: readonly string[];
  readonly note: string | undefined;
};

/** Plans the record that says that somebody signed off what another record says. */
export async function planSignOff(workspace: Workspace, request: SigningOff): Promise<Outcome<Plan>> {
  const { entry, reviewer, on, authors, note } = request;
  const { registry, rule } = registryOfSignOffs(workspace, entry);
  const { linked, ...seal } = wholeSealOf(entry, workspace);
  const draft = new Draft(workspace);
  const added = await draft.add(registry, {
    ...sealFields(seal, rule),
    ...(linked.length > 0 && { [rule.linked]: linked.map((each) => sealFields(each, rule)) }),
    [rule.reviewer]: reviewer,
    [rule.on]: on,
    ...(authors.length > 0 && { [rule.authors]: authors }),
    ...(note !== undefined && rule.note !== undefined && { [rule.note]: note }),
  });
  if (!added.ok) return added;
  const message: CommitMessage = {
    subject: `${entry.registry.noun} ${entry.id}: sign off`,
    ...(note !== undefined && { reason: note }),
    trailers: [
      ['Record', added.value.id],
      ['Registry', registry.name],
      ['Signed-Off', entry.id],
      ['Fingerprint', seal.fingerprint],
    ],
  };
  return done(draft.plan(message));
}

function sealFields({ of, fields, fingerprint }: Seal, rule: SignOffRule): Mapping {
  return { [rule.of]: of, [rule.fields]: fields, [rule.fingerprint]: fingerprint };
}

type Signing = { readonly registry: RegistrySchema; readonly rule: SignOffRule };

/** Returns the registry whose records sign off those of another. Throws a RequestError where there is none. */
function registryOfSignOffs({ registries }: Workspace, { id, registry }: Entry): Signing {
  const all = [...registries.values()].flatMap(({ schema }) =>
    schema.signOff ? [{ registry: schema, rule: schema.signOff }] : [],
  );
  const takes = ({ registry: { refs }, rule }: Signing) =>
    refs.some(({ field, to }) => field.length === 1 && field[0] === rule.of && to.includes(registry.name));
  const found = all.find(takes);
  if (found) return found;
  const [first] = all;
  throw new RequestError(
    `no registry holds sign-offs of ${registry.name}, so ${id} cannot be signed off`,
    first
      ? `add "${registry.name}" to the x-ref of "${first.rule.of}" in ${first.registry.file}`
      : 'add the shipped schemas/sign-offs.schema.json to the book',
  );
}
