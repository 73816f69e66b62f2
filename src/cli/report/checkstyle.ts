import type { Reported } from './reported.ts';
import { byPath, opening } from './xml.ts';

/** Returns findings as Checkstyle writes them: read by Jenkins, reviewdog and others. */
export function checkstyle(findings: readonly Reported[]): string {
  const files = [...byPath(findings)].map(
    ([path, found]) => `  <${opening('file', { name: path })}>\n${found.map(errorTag).join('')}  </file>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n${files.join('')}</checkstyle>\n`;
}

function errorTag({ finding: { code, severity }, place: { start }, text }: Reported): string {
  const { line, column } = start;
  const tag = opening('error', { line, column, severity, message: text, source: `grantbook.${code}` });
  return `    <${tag}/>\n`;
}
