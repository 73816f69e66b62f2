import { showJson, showLine } from '../../base/show-text.ts';
import { type Code, codeEntry } from '../../text/codes/index.ts';
import type { Severity } from '../../text/diagnostic.ts';
import type { PlacedSpan } from '../format/place-findings.ts';
import { version } from '../version.ts';
import { fromTop, type Reported } from './reported.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Returns findings as SARIF 2.1.0, with the catalogue’s words for each code that is found. */
export function sarif(findings: readonly Reported[], bookPrefix: string): string {
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'grantbook', version, semanticVersion: version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((each) => result(each, codes.indexOf(each.finding.code), bookPrefix)),
      },
    ],
  };
  return `${showJson(log, 2)}\n`;
}

function rule(code: Code) {
  const entry = codeEntry(code);
  if (!entry) throw new Error(`no entry for ${code}`);
  const { title, why, fix, severity } = entry;
  return {
    id: code,
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(why) },
    help: { text: plain(`${fix} More: grantbook explain ${code}`) },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result(each: Reported, ruleIndex: number, bookPrefix: string) {
  const { finding, path, place, text, related, fingerprint, mark } = each;
  const { code, severity, registry, record, field } = finding;
  const name = [record ?? registry, field].filter((part) => part !== undefined).join(' ');
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: plain(text) },
    locations: [
      {
        physicalLocation: physical(path, place),
        ...(name !== '' && { logicalLocations: [{ fullyQualifiedName: showLine(name) }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ related: other, place: there }, i) => ({
        id: i + 1,
        physicalLocation: physical(fromTop(other.file, bookPrefix), there),
        message: { text: plain(showLine(other.message)) },
      })),
    }),
    // GitHub tells alerts apart by the first of the two alone.
    partialFingerprints: { primaryLocationLineHash: mark, 'grantbookFinding/v1': fingerprint },
  };
}

function physical(path: string, { start, end }: PlacedSpan) {
  return {
    artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}

/** Each step is encoded by itself; no URI can hold half a character. */
function uriOf(path: string): string {
  const steps = path.replaceAll(/[\ud800-\udfff]/gu, '\ufffd').split('/');
  return steps.map(encodeURIComponent).join('/');
}

/** In SARIF, braces hold arguments and `[…](…)` is a link: nothing of the data is either. */
function plain(text: string): string {
  return text.replaceAll(/[{}]/g, '$&$&').replaceAll(/(\\*)\]\(/g, '$1$1\\](');
}
