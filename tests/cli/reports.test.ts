import { beforeAll, describe, expect, test } from 'vitest';
import { readCheckstyle, readGitlab, readJunit, readSarif, reviewCheckstyle } from './report-readers.ts';
import { copyOf, exampleBook, read, replace, runLine, write } from './sandbox.ts';

let clean: string;
let wrong: string;
beforeAll(() => {
  clean = exampleBook();
  wrong = copyOf(clean);
  replace(wrong, D41, ['editor: P-025', 'editor: P-999']);
  replace(wrong, D41, ['\nlead:', '\nlinks: [😀😀, {0}]\nlead:']);
  write(wrong, { 'project-data/über & <[a](b)> {0}.yaml': 'a: 1\n', 'evidence/nobody-names-it.pdf': 'x' });
});

const D41 = 'project-data/deliverables/D4.1.yaml';
const report = async (book: string, format: string) =>
  (await runLine(book, `grantbook validate --format ${format}`)).stdout;
const sarifResults = async (book: string) => readSarif(await report(book, 'sarif')).runs[0]?.results ?? [];

describe('SARIF', () => {
  test('names each code with the words of the catalogue, and each place in UTF-16 units', async () => {
    const [run] = readSarif(await report(wrong, 'sarif')).runs;
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.tool.driver.rules.find(({ id }) => id === 'references/unknown-id')).toMatchObject({
      shortDescription: { text: 'A reference names a record that exists' },
      help: { text: expect.stringContaining('grantbook explain references/unknown-id') as unknown },
      defaultConfiguration: { level: 'error' },
    });
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const line =
      read(wrong, D41)
        .split('\n')
        .findIndex((each) => each.startsWith('links:')) + 1;
    const regions = (run?.results ?? []).map(({ locations }) => locations[0]?.physicalLocation.region);
    expect(regions).toContainEqual({ startLine: line, startColumn: 9, endLine: line, endColumn: 13 });
    expect(regions).toContainEqual({ startLine: line, startColumn: 15, endLine: line, endColumn: 16 });
  });

  test('its paths are percent-encoded, and nothing of the data is an argument or a link', async () => {
    const results = await sarifResults(wrong);
    const uris = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    expect(uris).toContain('project-data/%C3%BCber%20%26%20%3C%5Ba%5D(b)%3E%20%7B0%7D.yaml');
    const texts = results.map(({ message }) => message.text);
    for (const text of texts) expect(text.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]|[^\\]\]\(/);
    expect(texts.some((text) => text.includes('<[a\\](b)> {{0}}.yaml'))).toBe(true);
  });

  test('a backslash in front does not make it one either', async () => {
    const book = copyOf(clean);
    write(book, { 'project-data/[a\\](b).yaml': 'a: 1\n' });
    const texts = (await sarifResults(book)).map(({ message }) => message.text);
    expect(texts.some((text) => text.includes('[a\\\\\\](b).yaml'))).toBe(true);
  });

  test('a finding is the same alert when lines come above it, and another when the value changes', async () => {
    const marks = async (book: string) =>
      (await sarifResults(book)).map((each) => each.partialFingerprints.primaryLocationLineHash).sort();
    const moved = copyOf(wrong);
    write(moved, { [D41]: `# one\n\n# two\n${read(moved, D41)}` });
    expect(await marks(moved)).toEqual(await marks(wrong));
    const changed = copyOf(wrong);
    replace(changed, D41, ['editor: P-999', 'editor: P-998']);
    expect(await marks(changed)).not.toEqual(await marks(wrong));
  });
});

describe('reports for other platforms', () => {
  test('GitLab: each severity is one of its own, each entry has a fingerprint of its own', async () => {
    const twice = copyOf(wrong);
    replace(twice, D41, ['links: [😀😀, {0}]', 'links: [a, a]']);
    const entries = readGitlab(await report(twice, 'gitlab'));
    expect(entries.filter(({ description }) => description.startsWith('"a"')).length).toBeGreaterThan(1);
    expect(entries.find(({ description }) => description.startsWith('"P-999"'))).toMatchObject({
      severity: 'major',
      location: { path: D41, lines: { begin: 19 } },
    });
    expect(new Set(entries.map(({ severity }) => severity))).toEqual(new Set(['critical', 'major', 'minor']));
  });

  test('JUnit: a suite for each file; what blocks fails, advice is skipped', async () => {
    const tags = await readJunit(await report(wrong, 'junit'));
    const suites = tags.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes);
    expect(suites.map(({ name }) => name)).toEqual([
      'evidence/nobody-names-it.pdf',
      D41,
      'project-data/über & <[a](b)> {0}.yaml',
    ]);
    expect(suites[0]).toMatchObject({ tests: '1', failures: '0', skipped: '1' });
    expect(tags.find(({ attributes }) => attributes.type === 'references/unknown-id')).toMatchObject({
      name: 'failure',
      attributes: { message: '"P-999" is not in people' },
    });
  });

  test('Checkstyle: what is written reads back as it was', async () => {
    const tags = await readCheckstyle(await report(wrong, 'checkstyle'));
    expect(tags.find(({ attributes }) => attributes.source === 'grantbook.references/unknown-id')).toEqual({
      name: 'error',
      attributes: {
        line: '19',
        column: '9',
        severity: 'error',
        message: '"P-999" is not in people; hint: see: grantbook list people',
        source: 'grantbook.references/unknown-id',
      },
    });
  });

  test('Checkstyle: a program that reads such reports finds every finding, at its line and in its words', async () => {
    const text = await report(wrong, 'checkstyle');
    const errors = (await readCheckstyle(text)).filter(({ name }) => name === 'error');
    const reviewed = await reviewCheckstyle(text);
    expect(reviewed).toHaveLength(errors.length);
    expect(reviewed).toContainEqual({
      file: expect.stringMatching(/^project-data\//) as string,
      line: 19,
      severity: 'error',
      message: '"P-999" is not in people; hint: see: grantbook list people',
    });
  });

  test('a book in order has an empty report in each, which is one all the same', async () => {
    expect(await sarifResults(clean)).toEqual([]);
    expect(readGitlab(await report(clean, 'gitlab'))).toEqual([]);
    expect(await readJunit(await report(clean, 'junit'))).toHaveLength(1);
    expect(await readCheckstyle(await report(clean, 'checkstyle'))).toHaveLength(1);
    expect(await report(clean, 'github')).toBe('');
  });

  test('the readers refuse what is no such report', async () => {
    const sarif = await report(wrong, 'sarif');
    expect(() => readSarif(sarif.replaceAll('"startLine": 19', '"startLine": 0'))).toThrow('minimum');
    expect(() => readSarif(sarif.replace('"ruleId"', '"ruleIx"'))).toThrow('additional');
    expect(() => readSarif(sarif.replaceAll('%C3', 'ü'))).toThrow('uri-reference');
    const gitlab = await report(wrong, 'gitlab');
    expect(() => readGitlab(gitlab.replace('"description"', '"text"'))).toThrow('description');
    expect(() => readGitlab(gitlab.replaceAll(/"fingerprint": "[^"]*"/g, '"fingerprint": "x"'))).toThrow(
      'twice',
    );
    const junit = await report(wrong, 'junit');
    await expect(readJunit(junit.replace('<testsuite ', '<suite '))).rejects.toThrow();
    await expect(readJunit(junit.replaceAll('&quot;', '\u0001'))).rejects.toThrow();
    const checkstyle = await report(wrong, 'checkstyle');
    await expect(readCheckstyle(checkstyle.replaceAll('&quot;', '<'))).rejects.toThrow();
    await expect(readCheckstyle(checkstyle.replace('line="19"', 'line="0"'))).rejects.toThrow();
  });
});
