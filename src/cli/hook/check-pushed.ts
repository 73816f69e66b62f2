import { showLine } from '../../base/show-text.ts';
import { openCommit } from '../../io/git/commit-files.ts';
import { readIdentity } from '../../io/git/identity.ts';
import { type Pushed, readPushed } from '../../io/hooks/pushed.ts';
import { check } from '../../rules/check.ts';
import { counting } from '../../rules/findings/settle.ts';
import { type Book, loadBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { printFindings } from '../print-findings.ts';
import { checkRange } from '../range/open-gate.ts';
import { rangeFindings } from '../range/range-findings.ts';
import { printChecked } from '../report/print-checked.ts';
import { validateExit } from '../validate/validate-exit.ts';

/** What git tells a pre-push hook: its lines, and the name of the remote. */
export type Push = { readonly lines: string; readonly remote: string };

/** Checks every commit of each branch that is pushed, as the gate does; returns the worst exit code. */
export async function checkPushed(book: Book, { lines, remote }: Push, context: Context): Promise<number> {
  const seen = new Set<string>();
  let worst: number = EXIT.clean;
  for (const pushed of readPushed(repositoryOf(book), lines, remote)) {
    const key = `${pushed.base} ${pushed.tip}`;
    if (pushed.base === pushed.tip || seen.has(key) || !holdsBook(book, pushed.tip)) continue;
    seen.add(key);
    context.out.talk(`checking ${showLine(pushed.name.replace(/^refs\/(heads|tags)\//, ''))}\n`);
    worst = Math.max(worst, await checkOne(book, pushed, context));
  }
  if (worst !== EXIT.clean)
    context.out.warn(
      `${context.out.paint.red('refused:')} mend it in a commit, or in the one that did it: git commit --amend; to push without\nthis check once: git push --no-verify (a pull request is checked all the same)\n`,
    );
  return worst;
}

/** A branch of something else, as of pages for a website, has no book to check. */
function holdsBook(book: Book, oid: string): boolean {
  return openCommit(repositoryOf(book), oid, (path) => path.startsWith('schemas/')).list().length > 0;
}

async function checkOne(book: Book, { base, tip }: Pushed, context: Context): Promise<number> {
  if (base === undefined || !holdsBook(book, base)) return checkWhole(book, tip, context);
  const { today, dayGiven } = context.globals;
  const report = await checkRange(book, {
    range: `${base}..${tip}`,
    each: true,
    account: undefined,
    self: readIdentity(book.root).email,
    today: dayGiven ? today : undefined,
    changed: false,
  });
  printChecked(rangeFindings({ ...report, targetName: base.slice(0, 10) }), 'text', context.out);
  return validateExit(
    report.parts.flatMap(({ findings }) => findings),
    report.checked.records,
  );
}

/** The remote has nothing to compare with: the book as it is now has to be right. */
async function checkWhole(book: Book, tip: string, context: Context): Promise<number> {
  const workspace = await loadBook(book, tip);
  const findings = counting(workspace, check({ workspace }));
  printFindings({ findings, files: workspace.files }, 'text', context);
  return validateExit(findings, workspace.entries.size);
}
