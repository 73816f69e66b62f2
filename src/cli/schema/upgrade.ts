import { CannotError } from '../../base/cannot-error.ts';
import { RequestError } from '../../base/request-error.ts';
import { compareVersions } from '../../base/version-order.ts';
import { applyPlan } from '../../change/apply-plan.ts';
import { readPath } from '../../change/assignment.ts';
import { readValue } from '../../change/read-value.ts';
import { type AnswerFor, wayOf } from '../../procedures/upgrade/migrate-records.ts';
import { planUpgrade } from '../../procedures/upgrade/plan-upgrade.ts';
import { loadWorkspace } from '../../registry/load-workspace.ts';
import { fieldName } from '../../registry/members.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { RegistrySchema } from '../../schema/registry-schema.ts';
import { schemaAt } from '../../schema/schema-at.ts';
import type { Path, Value } from '../../text/value.ts';
import { carryOut } from '../carry-out.ts';
import { flag, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { type Gathered, gather, listOption } from './gather.ts';
import { printUpgrade } from './print-upgrade.ts';

/** `grantbook schema upgrade`: takes the book to the installed version, in one commit. */
export async function upgradeSchemas(context: Context, input: Input): Promise<number> {
  const { globals, out } = context;
  const gathered = await gather(context, input);
  const { book, workspace, upgrade } = gathered;
  const { from, version } = upgrade;
  if (from !== undefined && compareVersions(from, version) > 0)
    throw new CannotError(
      `the book’s schemas and templates come from grantbook ${from}, and this is ${version}`,
      { kind: 'outdated', hint: `install that one: npm install --global grantbook@${from}` },
    );
  const answers = await readAnswers(gathered, listOption(input, 'answer'));
  const plan = await planUpgrade(workspace, { ...upgrade, ...answers, reason: globals.reason });
  if (plan.ok && !flag(input, 'yes')) {
    printUpgrade(upgrade, 'text', context);
    const dry = { ...context, globals: { ...globals, dryRun: true } };
    const code = await carryOut(plan, { book, workspace }, dry);
    if (code === 0 && !globals.dryRun) out.talk('to do it: the same command with --yes\n');
    return code;
  }
  return carryOut(plan, { book, workspace }, context);
}

/** Reads answers as the fields of the new version ask for them. Throws a RequestError for one that nothing asks for. */
async function readAnswers(
  { book, workspace, upgrade }: Gathered,
  given: readonly string[],
): Promise<{ readonly answerFor: AnswerFor }> {
  const raw = new Map(given.map(splitAnswer));
  const asked = upgrade.migrations.flatMap(({ steps }) =>
    steps.flatMap((step) => ('ask' in step ? [step] : [])),
  );
  const isAsked = (name: string) =>
    asked.some(({ registry, ask }) => {
      const ids = workspace.registries.get(registry)?.entries.map(({ id }) => id) ?? [];
      return [registry, ...ids].some(
        (of) => name.startsWith(`${of}.`) && wayOf(readPath(name.slice(of.length + 1))) === ask,
      );
    });
  const idle = [...raw.keys()].find((name) => !isAsked(name));
  if (idle !== undefined)
    throw new RequestError(`nothing asks for "${idle}"`, 'see what is asked for: grantbook schema diff');
  const writes = new Map(upgrade.files.flatMap(({ path, write }) => (write ? [[path, write] as const] : [])));
  const files = applyPlan(workspace.files, { writes, deletes: [], message: { subject: '', trailers: [] } });
  const next =
    raw.size === 0 ? workspace : await loadWorkspace(files, { known: book.known, only: () => false });
  return {
    answerFor: ({ id, registry }, path) => {
      const text = raw.get(`${id}.${fieldName(path)}`) ?? raw.get(`${registry.name}.${wayOf(path)}`);
      return text === undefined ? undefined : givenValue(text, path, schemaOf(next, registry));
    },
  };
}

function splitAnswer(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new RequestError(
    `"${text}" is no answer`,
    'write it as --answer risks.severity=3, or R-002.severity=3',
  );
}

function schemaOf({ registries }: Workspace, old: RegistrySchema): RegistrySchema {
  return registries.get(old.name)?.schema ?? old;
}

function givenValue(text: string, path: Path, registry: RegistrySchema): Value {
  return readValue(text, { schema: schemaAt(registry, path) ?? {}, registry, name: fieldName(path) });
}
