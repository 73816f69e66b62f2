import { showJson } from '../../base/show-text.ts';
import { ciFiles, ciState } from '../../procedures/ci/ci-files.ts';
import { filesOf } from '../../registry/files.ts';
import { sortFindings } from '../../rules/check.ts';
import { lintWorkflow } from '../../rules/ci/lint-workflow.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { openBook, repositoryOf } from '../book.ts';
import { EXIT } from '../command.ts';
import type { Context } from '../context.ts';
import { plural, verdict } from '../print-findings.ts';
import { NOTHING_ASIDE } from '../report/aside.ts';
import type { Format } from '../report/format-names.ts';
import { printChecked } from '../report/print-checked.ts';
import { ciRequest, textsThere } from './write.ts';

/** `grantbook ci check`: whether what CI runs is as this version makes it, and safe where it was made by hand. */
export async function checkCi(context: Context, format: Format): Promise<number> {
  const { out, globals } = context;
  const repository = repositoryOf(await openBook(globals));
  const there = textsThere(repository);
  const wanted = ciFiles('both', ciRequest(repository, { there, version: globals.version }));
  const ours = [...there].filter(([path, text]) => wanted.has(path) || /\bgrantbook\b/.test(text));
  const findings: Diagnostic[] = [];
  for (const [path, text] of ours)
    findings.push(...standing(path, { text, wanted: wanted.get(path) }), ...(await lintWorkflow(path, text)));
  if (ours.length === 0) {
    if (format === 'json') out.data(`${showJson({ schemaVersion: 1, ok: false, findings: [] })}\n`);
    out.warn('nothing checks this book yet: grantbook ci write\n');
    return EXIT.findings;
  }
  const part = {
    findings: sortFindings(findings),
    aside: NOTHING_ASIDE,
    files: filesOf(Object.fromEntries(ours)),
  };
  const checked = {
    parts: [part],
    checked: { records: 0, registries: 0 },
    verdict: `${plural(ours.length, 'file')}: ${verdict(findings)}`,
    bookPrefix: '',
  };
  printChecked(checked, format, out);
  return findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}

type Standing = { readonly text: string; readonly wanted: string | undefined };

function standing(file: string, { text, wanted }: Standing): Diagnostic[] {
  const state = wanted === undefined ? 'current' : ciState(text, wanted);
  if (state === 'older')
    return [
      {
        code: 'ci/out-of-date',
        severity: 'error',
        file,
        message: 'another version of grantbook made it, or made it for another folder',
        hint: 'take the one of this version: grantbook ci write',
      },
    ];
  if (state !== 'changed') return [];
  return [
    {
      code: 'ci/changed-here',
      severity: 'warning',
      file,
      message: 'it is not as grantbook made it, so it is never overwritten',
      hint: `see what was changed: git log -p -- ${file}`,
    },
  ];
}
