import { CannotError } from '../../base/cannot-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { fieldKey } from '../../change/rename/moved-files.ts';
import { type RenameRequest, type Renaming, renameRecord } from '../../change/rename/rename-record.ts';
import { changedSince } from '../../io/git/changed-since.ts';
import { prompt } from '../../io/terminal.ts';
import type { Entry } from '../../registry/workspace.ts';
import { type Diagnostic, done, type Outcome } from '../../text/diagnostic.ts';
import { type Carrying, carryOut, judge } from '../carry-out.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { previewJson } from './preview-json.ts';
import { printPreview } from './print-preview.ts';

/** What is asked for: another id for a record. */
export type Asked = {
  readonly entry: Entry;
  readonly to: string;
  readonly yes: boolean;
  readonly giveUp: boolean;
};

/** Shows what another id for a record changes and what it leaves; with --yes, or an answer, does it. */
export async function runRename(on: Carrying, asked: Asked, context: Context): Promise<number> {
  const { globals, out } = context;
  const renaming = await settle(on, asked, context);
  if (!renaming.ok) return carryOut(renaming, on, context);
  const { plan } = renaming.value;
  refuseUnsaved(on, [...plan.writes.keys(), ...plan.deletes]);
  const carry = (way: Context) => carryOut(done(plan), on, way);
  if (globals.json) {
    const said: string[] = [];
    const collecting = { ...out, data: (text: string) => said.push(text), talk: () => {} };
    const status = await carry(
      asked.yes ? { ...context, out: collecting } : dry({ ...context, out: collecting }),
    );
    out.data(
      status === EXIT.clean
        ? `${showJson(previewJson(renaming.value, asked, on.workspace), 2)}\n`
        : said.join(''),
    );
    return status;
  }
  printPreview(renaming.value, asked, { workspace: on.workspace, out });
  if (asked.yes && !globals.dryRun) return refusedOnly(carry, context);
  const status = await refusedOnly(carry, dry(silenced(context)));
  if (status !== EXIT.clean) return status;
  if (globals.input && !globals.dryRun && (await agreed())) return refusedOnly(carry, context);
  out.talk(`to do it: ${commandFor(asked)}\n`);
  return status;
}

/** What was shown already is not told again; a refusal is. */
async function refusedOnly(carry: (way: Context) => Promise<number>, context: Context): Promise<number> {
  const said: string[] = [];
  const status = await carry({ ...context, out: { ...context.out, data: (text) => said.push(text) } });
  if (status !== EXIT.clean) context.out.data(said.join(''));
  return status;
}

function silenced(context: Context): Context {
  return { ...context, out: { ...context.out, talk: () => {} } };
}

function dry(context: Context): Context {
  return { ...context, globals: { ...context.globals, dryRun: true } };
}

async function agreed(): Promise<boolean> {
  return /^y(es)?$/i.test((await prompt('Do this? [y/N] '))?.trim() ?? '');
}

/** The line that does what was shown. */
function commandFor({ entry, to, giveUp }: Asked): string {
  return showLine(`grantbook rename ${entry.id} ${to}${giveUp ? ' --give-up' : ''} --yes -m "why"`);
}

/** Where a rule does not let a text change, as it is submitted or fixed, the text keeps the old id. */
async function settle(on: Carrying, asked: Asked, context: Context): Promise<Outcome<Renaming>> {
  const kept = new Map<string, string>();
  const request: RenameRequest = { ...asked, reason: context.globals.reason, kept };
  for (;;) {
    const renaming = await renameRecord(on.workspace, request);
    if (!renaming.ok) return renaming;
    const { judged } = await judge(renaming.value.plan, on, context);
    const known = kept.size;
    for (const finding of judged.refusals)
      for (const key of textsHeldBy(finding, renaming.value)) kept.set(key, finding.message);
    if (kept.size === known) return renaming;
  }
}

/** The text or path that a finding speaks of; where it is of the record as a whole, all that would change in it. */
function textsHeldBy({ record, field = '' }: Diagnostic, { spots, files }: Renaming): string[] {
  const moved = files.flatMap(({ names, kept }) => (kept === undefined ? names : []));
  const texts = [...spots.filter(({ kind }) => kind === 'mention'), ...moved].filter(
    ({ entry }) => entry.id === record,
  );
  const own = texts.filter(({ path }) => path[0] === /^[^.[]*/.exec(field)?.[0]);
  return (own.length > 0 ? own : texts).map(fieldKey);
}

function refuseUnsaved({ book: { repository, files } }: Carrying, paths: readonly string[]): void {
  if (!repository?.head) return;
  const unsaved = changedSince(repository, files, repository.head).filter((path) => paths.includes(path));
  if (unsaved.length === 0) return;
  throw new CannotError(
    `${unsaved
      .slice(0, 3)
      .map((path) => `"${path}"`)
      .join(', ')} has edits that are not saved`,
    {
      hint: 'save them first: grantbook save; or look at them: grantbook diff',
    },
  );
}
