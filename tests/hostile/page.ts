import { leftOut } from './left-out.ts';
import type { Row, Said } from './row.ts';

/** Rows of one kind, under a heading. */
export type Section = { readonly title: string; readonly rows: readonly Row[] };

/** Returns the table of what was tried as a page. */
export function hostilePage(sections: readonly Section[], said: ReadonlyMap<Row, Said>): string {
  const tables = sections.map(({ title, rows }) => {
    const lines = rows.map((row) => {
      const { status, codes = [] } = said.get(row) ?? { status: null };
      const found = codes.length > 0 ? codes.map((code) => `\`${code}\``).join(', ') : 'nothing';
      const because = row.harmless ? `; ${row.harmless.because}` : '';
      return `| ${[row.id, row.name, row.by ?? 'a partner', `${found} (${status})${because}`].map(cell).join(' | ')} |`;
    });
    return `## ${title}\n\n| no. | what it tries | by | what the gate says |\n|---|---|---|---|\n${lines.join('\n')}\n`;
  });
  const others = leftOut.map(
    ({ id, name, why }) => `| ${[id, name, `NOT RUN: ${why}`].map(cell).join(' | ')} |`,
  );
  return `# Pull requests that mean harm

Each row is a branch of the B-WISE book with one commit that tries something. The gate (\`grantbook validate --range
main..BRANCH --each --actor …\`) runs on it in a process of its own, with 400 MB and a minute. Whatever the branch holds:
the answer is whole, has no stack and no sign that steers a terminal or CI, and nothing is written. In brackets the
exit code: 0 nothing is wrong, 1 found, 3 could not be checked, which no gate lets pass either.

Made by \`UPDATE_HOSTILE=1 npx vitest run --config tests/vitest.config.ts tests/hostile\`; the same rows run as tests.

${tables.join('\n')}
## What is not asked of the gate

| no. | what | why not |
|---|---|---|
${others.join('\n')}
`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '\\<');
}
