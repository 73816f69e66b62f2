import type { Reported } from './reported.ts';
import { byPath, content, opening } from './xml.ts';

/**
 * Returns findings as a test run: a suite for each file, a test case for each finding. What blocks is a
 * failure; advice is a test that was skipped, so that it is shown and nothing fails.
 */
export function junit(findings: readonly Reported[]): string {
  const suites = [...byPath(findings)].map(([path, found]) => suite(path, found));
  const tag = opening('testsuites', { name: 'grantbook', ...countsOf(findings), errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${tag}>\n${suites.join('')}</testsuites>\n`;
}

function suite(path: string, found: readonly Reported[]): string {
  const skipped = found.length - countsOf(found).failures;
  const tag = opening('testsuite', { name: path, ...countsOf(found), errors: 0, skipped });
  return `  <${tag}>\n${found.map(testCase).join('')}  </testsuite>\n`;
}

function countsOf(found: readonly Reported[]) {
  const failures = found.filter(({ finding }) => finding.severity === 'error').length;
  return { tests: found.length, failures };
}

function testCase({ finding, path, place, text }: Reported): string {
  const { code, severity, record = '', field = '', message } = finding;
  const { line, column } = place.start;
  const of = [record, field].filter((each) => each !== '').join(' ');
  const name = `${code}${of === '' ? '' : ` ${of}`} (line ${line})`;
  const inner =
    severity === 'error'
      ? `<${opening('failure', { type: code, message })}>${content(`${path}:${line}:${column} ${text}`)}</failure>`
      : `<${opening('skipped', { type: code, message: `${severity}: ${text}` })}/>`;
  return `    <${opening('testcase', { name, classname: path })}>\n      ${inner}\n    </testcase>\n`;
}
