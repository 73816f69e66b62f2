import type { RecordDifference } from '../../history/compare-books.ts';
import { type DifferenceRow, differenceRows, shortRow } from '../../history/difference-rows.ts';
import { notComparedLines } from '../diff/words.ts';
import type { CommentFacts } from './comment-facts.ts';
import { code, prose, within } from './comment-text.ts';

const ROOM = 18_000;

/** Returns what the branch changes, record by record, in words. */
export function changesPart({ compared }: CommentFacts): string {
  const items = [
    ...compared.records.map(recordText),
    ...compared.files.map(({ path, kind }) => `- **${kind}** the file ${code(path)}\n`),
    // What stands in the way is told among the findings, where the branch brought it.
    ...notComparedLines({ ...compared, obstacles: [] }).map((line) => `- cannot be told: ${prose(line)}\n`),
  ];
  if (items.length === 0) return '';
  const listed = within(
    items,
    ROOM,
    (count) => `\nand ${count} more: ${code('grantbook diff A...B')} shows all`,
  );
  return `#### What this changes\n\n${listed}`;
}

function recordText(record: RecordDifference): string {
  const { kind, id, label, registry, changes, step } = record;
  const name = label === id ? '' : ` ${prose(label)}`;
  const head = `- **${kind}** the ${prose(registry.noun)} ${code(id)}${name}\n`;
  if (kind !== 'changed') return head;
  const taken = step ? `  - goes from ${code(String(step.before))} to ${code(String(step.after))}\n` : '';
  const others = changes.filter(({ field }) => field !== step?.field);
  return `${head}${taken}${differenceRows(others).map(shortRow).map(fieldText).join('')}`;
}

function fieldText({ field, before, after, kind }: DifferenceRow): string {
  const name = code(field);
  if (kind === 'personal') return `  - ${name} changes (personal data, not shown)\n`;
  if (kind === 'list')
    return `  - ${name}: ${code([after, before].filter((each) => each !== '').join(' '))}\n`;
  if (before === '') return `  - ${name} is set to ${code(after)}\n`;
  if (after === '') return `  - ${name} is taken out (was ${code(before)})\n`;
  return `  - ${name} goes from ${code(before)} to ${code(after)}\n`;
}
