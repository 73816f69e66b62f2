import type { Cell, Section } from '../tests/coverage/cell.ts';

/** Returns docs/coverage.md: what the handbook asks for, and what has it. */
export function coveragePage(sections: readonly Section[]): string {
  const head = [
    '# What the handbook asks for, and what has it',
    '',
    'Made by `npm run docs` from `tests/coverage`; a test fails where a code, a setting, a value or a scenario',
    'that is named here does not exist.',
  ];
  return `${[...head, ...sections.flatMap(sectionLines)].join('\n')}\n`;
}

function sectionLines({ section, title, cells }: Section): string[] {
  return [
    '',
    `## ${section} ${title}`,
    '',
    '| | what is asked for | how it is kept | setting | shown by |',
    '|---|---|---|---|---|',
    ...cells.map((cell) => `| ${rowOf(cell, section).join(' | ')} |`),
  ];
}

function rowOf(cell: Cell, section: string): string[] {
  return [
    cell.id.slice(section.length + 1),
    cell.cell,
    keptBy(cell).join(', '),
    listOf(cell.setting).map(code).join(', '),
    cell.scenario ?? '',
  ].map((text) => text.replaceAll('|', '\\|'));
}

function keptBy({ code: codes, derived, command, template }: Cell): string[] {
  return [
    ...listOf(codes).map(code),
    ...listOf(derived).map((name) => `value ${code(name)}`),
    ...listOf(command).map((name) => code(`grantbook ${name}`)),
    ...listOf(template).map((name) => `template ${code(name)}`),
  ];
}

/** Returns one, several or none as a list. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function code(text: string): string {
  return `\`${text}\``;
}
