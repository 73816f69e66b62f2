import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { validateXML } from 'xmllint-wasm';

const schemas = join(import.meta.dirname, '../fixtures/report-schemas');
const readSchema = (name: string) => readFileSync(join(schemas, name), 'utf8');

/** What of a SARIF report the tests look at. */
export type Sarif = {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly SarifResult[];
  }[];
};
export type SarifResult = {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: Readonly<Record<string, number>>;
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
};

export type GitlabEntry = {
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
};

/** Reads a SARIF report. Throws where the published schema of 2.1.0 refuses it. */
export function readSarif(text: string): Sarif {
  sarifSchema ??= compile(readSchema('sarif-2.1.0.json'));
  return check(sarifSchema, JSON.parse(text)) as Sarif;
}

/** Reads a Code Quality report. Throws where GitLab would drop an entry: by its schema, its severities, a fingerprint that comes twice. */
export function readGitlab(text: string): GitlabEntry[] {
  gitlabSchema ??= compile(readSchema('gitlab-codeclimate.json'));
  const schema = gitlabSchema;
  const entries = (JSON.parse(text) as unknown[]).map((entry) => check(schema, entry) as GitlabEntry);
  const marks = new Set(entries.map(({ fingerprint }) => fingerprint));
  if (marks.size < entries.length) throw new Error('a fingerprint comes twice');
  const odd = entries.filter((each) => !/^(blocker|critical|major|minor|info)$/.test(each.severity));
  if (odd.length > 0) throw new Error(`no severity: ${odd[0]?.severity}`);
  return entries;
}

/** Reads a test run. Throws where libxml2 or the schema of Jenkins’ xUnit plugin refuses it. */
export function readJunit(text: string): Promise<Tag[]> {
  return readXml(text, 'junit-10.xsd');
}

/** Reads a Checkstyle report. Throws where libxml2 or the schema refuses it. */
export function readCheckstyle(text: string): Promise<Tag[]> {
  return readXml(text, 'checkstyle.xsd');
}

/** A program that puts the findings of Checkstyle reports on pull requests; what it says of its types is wrong. */
const danger = createRequire(import.meta.url)('danger-plugin-lint-report') as {
  readonly scanXmlReport: (
    git: undefined,
    report: string,
    root: string,
    changedOnly: boolean,
    tell: (finding: Reviewed) => void,
  ) => Promise<void>;
};

/** Returns a Checkstyle report as a program reads it that puts its findings on pull requests. */
export async function reviewCheckstyle(text: string): Promise<Reviewed[]> {
  const found: Reviewed[] = [];
  await danger.scanXmlReport(undefined, text, '', false, ({ file, line, severity, message }) =>
    found.push({ file, line, severity, message }),
  );
  return found;
}

/** A finding as it is put on a line of a pull request. */
export type Reviewed = Readonly<Record<'file' | 'severity' | 'message', string>> & { readonly line: number };

/** A start tag with its attributes, as a reader takes them. */
export type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

async function readXml(text: string, schema: string): Promise<Tag[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: text }],
    schema: [readSchema(schema)],
  });
  if (!valid) throw new Error(errors.map(({ rawMessage }) => rawMessage).join('\n'));
  return [...text.matchAll(/<(\w+)((?: \w+="[^"]*")*)\/?>/g)].map(([, name = '', all = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...all.matchAll(/ (\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescapeXml(value)]),
    ),
  }));
}

function unescapeXml(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return text.replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => signs[name] ?? '');
}

let sarifSchema: ValidateFunction | undefined;
let gitlabSchema: ValidateFunction | undefined;

/** The schema of SARIF is written in draft 4; what it uses means the same in draft 7, but for the name of its id. */
function compile(text: string): ValidateFunction {
  const { id: _, $schema: __, ...schema } = JSON.parse(text) as Record<string, unknown>;
  const isUri = (value: string) => !/[^!-~]|%(?![0-9A-F]{2})|[\\^`{|}<>"]/i.test(value);
  const formats = {
    uri: (value: string) => isUri(value) && URL.canParse(value),
    'uri-reference': isUri,
    'date-time': (value: string) => !Number.isNaN(Date.parse(value)),
  };
  return new Ajv({ strict: false, allErrors: true, formats }).compile(schema);
}

function check(schema: ValidateFunction, value: unknown): unknown {
  if (schema(value)) return value;
  throw new Error(JSON.stringify(schema.errors, null, 2));
}
