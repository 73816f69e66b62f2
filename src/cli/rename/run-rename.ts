import { CannotError } from '../../base/cannot-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { type RenameRequest, type Renaming, renameRecord } from '../../change/rename/rename-record.ts';
import { changedSince } from '../../io/git/changed-since.ts';
import { prompt } from '../../io/terminal.ts';
import type { Entry } from '../../registry/workspace.ts';
import { done, type Outcome } from '../../text/diagnostic.ts';
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
  const quiet = { ...context, out: { ...out, data: () => {} } };
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
  if (asked.yes && !globals.dryRun) return carry(quiet);
  const status = await refusedOnly(carry, context);
  if (status !== EXIT.clean) return status;
  if (globals.input && !globals.dryRun && (await agreed())) return carry(quiet);
  out.talk(`to do it: ${commandFor(asked)}\n`);
  return status;
}

/** Tries it out: what speaks is a refusal. */
async function refusedOnly(carry: (way: Context) => Promise<number>, context: Context): Promise<number> {
  const said: string[] = [];
  const silent = { ...context.out, data: (text: string) => said.push(text), talk: () => {} };
  const status = await carry(dry({ ...context, out: silent }));
  if (status !== EXIT.clean) context.out.data(said.join(''));
  return status;
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
    for (const { record, field = '', message } of judged.refusals) {
      const key = `${record} ${/^[^.[]*/.exec(field)?.[0]}`;
      const isText = renaming.value.spots.some(
        ({ kind, entry, path }) => kind === 'mention' && `${entry.id} ${String(path[0])}` === key,
      );
      if (isText) kept.set(key, message);
    }
    if (kept.size === known) return renaming;
  }
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
