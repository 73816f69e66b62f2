import type { FileUpgrade } from '../../procedures/upgrade/file-upgrade.ts';
import type { Upgrade } from '../../procedures/upgrade/plan-upgrade.ts';
import { valueInWords } from '../../procedures/upgrade/schema-words.ts';
import type { MigrationStep } from '../../registry/upgrade/migration.ts';

/** A heading, and what is told below it. */
export type Section = { readonly heading: string; readonly lines: readonly string[] };

/** Returns what is to be told of a file: what comes, what is the book's own, what both changed. */
export function sectionsOf(file: FileUpgrade): Section[] {
  const { standing, brings, own, conflicts } = file;
  if (standing === 'new') return [{ heading: 'new in grantbook: the upgrade adds it', lines: [] }];
  if (standing === 'of-book') return [{ heading: 'the book’s own: it stays as it is', lines: [] }];
  if (standing === 'taken-out') return [{ heading: 'the book took it out: it stays out', lines: [] }];
  if (standing === 'withdrawn')
    return [{ heading: 'grantbook no longer has it: the book keeps it', lines: [] }];
  if (standing === 'unknown-base')
    return [{ heading: 'grantbook has otherwise, and who changed it is not known', lines: brings }];
  const sections = [
    { heading: 'grantbook has changed', lines: brings },
    { heading: 'the book has changed', lines: own },
  ].filter(({ lines }) => lines.length > 0);
  const contrary = conflicts.map(
    ({ place, before, ours, theirs }) =>
      `${place}: the book has ${ours.trim()}, grantbook ${theirs.trim()}; it was ${before.trim()}`,
  );
  if (contrary.length === 0) return sections;
  return [...sections, { heading: 'both changed, to be decided', lines: contrary }];
}

/** Returns what the upgrade asks of records, a line for each step. */
export function migrationLines({ migrations }: Pick<Upgrade, 'migrations'>): string[] {
  return migrations.flatMap(({ steps }) => steps.map((step) => `${step.registry}: ${stepInWords(step)}`));
}

function stepInWords(step: MigrationStep): string {
  if ('move' in step) return `"${step.move}" is called "${step.to}" now`;
  if ('rename_value' in step)
    return `in "${step.rename_value}", ${valueInWords(step.from)} is ${valueInWords(step.to)} now`;
  if ('fill' in step) return `"${step.fill}" is ${valueInWords(step.with)} where it is not there`;
  if ('ask' in step) return `"${step.ask}" has to be given: ${step.why}`;
  return `"${step.split}" is split at "${step.at}" into "${step.into.join('" and "')}"`;
}
