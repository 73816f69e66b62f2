import { showJson, showLine } from '../../base/show-text.ts';
import { compareVersions } from '../../base/version-order.ts';
import type { FileUpgrade } from '../../procedures/upgrade/file-upgrade.ts';
import type { Context } from '../context.ts';
import { markdownText } from '../format/markdown.ts';
import { wrapText } from '../format/wrap-text.ts';
import { plural } from '../print-findings.ts';
import { type Gathered, told } from './gather.ts';
import { migrationLines, sectionsOf } from './words.ts';

type Upgrading = Gathered['upgrade'];

/** Text shows so many lines of a file's changes; JSON drops none. */
const SHOWN = 20;

/** Prints how a book stands to the version that is installed. */
export function printUpgrade(upgrade: Upgrading, format: string, { out }: Context): void {
  if (format === 'json') out.data(`${showJson(jsonOf(upgrade), 2)}\n`);
  else if (format === 'md') out.data(markdownOf(upgrade));
  else out.data(textOf(upgrade, out));
}

/** Returns the line that says from which version a book's files come, and whether there is another. */
export function headLine({ from, version, files }: Upgrading): string {
  const count = told(files).filter(({ standing }) => !QUIET.has(standing)).length;
  if (from === undefined)
    return `the book does not say from which grantbook its schemas and templates come; this is ${version}`;
  const order = compareVersions(from, version);
  if (order > 0)
    return `the book’s schemas and templates come from grantbook ${from}, which is newer than this, ${version}`;
  const what = count === 0 ? 'none of them is another there' : `${plural(count, 'file')} to be taken over`;
  return order === 0
    ? `the book’s schemas and templates come from grantbook ${from}, as this is`
    : `the book’s schemas and templates come from grantbook ${from}; this is ${version}: ${what}`;
}

const QUIET: ReadonlySet<FileUpgrade['standing']> = new Set([
  'own',
  'of-book',
  'taken-out',
  'withdrawn',
  'same',
]);

function textOf(upgrade: Upgrading, { paint, width }: Context['out']): string {
  const parts = told(upgrade.files).map((file) => {
    const sections = sectionsOf(file).map(({ heading, lines }) => {
      const shown = lines.slice(0, SHOWN).map((line) => wrapText(showLine(line), width, '    '));
      const more =
        lines.length > SHOWN ? [`    and ${lines.length - SHOWN} more: --format json lists all\n`] : [];
      return `  ${heading}\n${[...shown, ...more].join('')}`;
    });
    return `${paint.bold(showLine(file.name))}  ${paint.dim(showLine(file.path))}\n${sections.join('')}`;
  });
  const steps = migrationLines(upgrade).map((line) => wrapText(showLine(line), width, '  '));
  if (steps.length > 0) parts.push(`${paint.bold('records')}\n${steps.join('')}`);
  return [wrapText(headLine(upgrade), width), ...parts].join('\n');
}

function markdownOf(upgrade: Upgrading): string {
  const parts = told(upgrade.files).map((file) => {
    const sections = sectionsOf(file).map(({ heading, lines }) =>
      [
        `\n${markdownText(heading)}\n`,
        ...(lines.length > 0 ? ['\n'] : []),
        ...lines.map((line) => `- ${markdownText(line)}\n`),
      ].join(''),
    );
    return `## ${markdownText(file.name)}\n${sections.join('')}`;
  });
  const steps = migrationLines(upgrade).map((line) => `- ${markdownText(line)}\n`);
  if (steps.length > 0) parts.push(`## Records\n\n${steps.join('')}`);
  return [`# Schemas and templates\n\n${markdownText(headLine(upgrade))}\n`, ...parts].join('\n');
}

function jsonOf({ from, version, files, migrations }: Upgrading): unknown {
  return {
    schemaVersion: 1,
    from: from ?? null,
    version,
    files: told(files).map(({ write: _, ...file }) => file),
    migrations: migrations.map(({ version: to, steps }) => ({ version: to, steps })),
  };
}
