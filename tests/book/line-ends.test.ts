import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeFindings } from '../../src/cli/format/place-findings.ts';
import { shippedSchemas } from '../../src/io/shipped-schemas.ts';
import { filesOf } from '../../src/registry/files.ts';
import { loadWorkspace } from '../../src/registry/load-workspace.ts';
import { fingerprintOf } from '../../src/registry/reviews/fingerprint.ts';
import type { Entry, Workspace } from '../../src/registry/workspace.ts';
import { check } from '../../src/rules/check.ts';
import { checkTemplates } from '../../src/rules/check-templates.ts';
import { knownValidators, smallBook } from '../support/small-book.ts';

type Texts = Readonly<Record<string, string>>;

const windows = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));

const bookTexts: Texts = Object.fromEntries(
  ['project-data', 'schemas', 'templates'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(yaml|json|hbs)$/.test(name))
      .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]),
  ),
);
const evidence = Object.fromEntries(
  [...readdirSync('evidence').map((name) => `evidence/${name}`), 'templates/eu-emblem.png'].map((path) => [
    path,
    readFileSync(path),
  ]),
);

async function placesOf(workspace: Workspace): Promise<string[]> {
  const findings = [...check({ workspace }), ...(await checkTemplates(workspace))];
  return [...placeFindings(findings, workspace.files)].map(
    ({ finding, place: { start, end } }) =>
      `${finding.file}:${start.line}:${start.column}-${end.line}:${end.column} ${finding.code} ${finding.message}`,
  );
}

const fieldsOf = ({ registry }: Entry) =>
  registry.review.map((pattern) => pattern.join('.').replaceAll('.*', '[]'));

describe('line ends of Windows', () => {
  test('the whole book reads the same: every record, every fingerprint, nothing to mend', async () => {
    const load = (texts: Texts) =>
      loadWorkspace(filesOf({ ...texts, ...evidence }), { known: shippedSchemas() });
    const [unix, dos] = [await load(bookTexts), await load(windows(bookTexts))];
    expect(await placesOf(dos)).toEqual([]);
    expect([...dos.entries.keys()]).toEqual([...unix.entries.keys()]);
    for (const [id, entry] of unix.entries) {
      const other = dos.entries.get(id);
      expect(other?.data).toEqual(entry.data);
      expect(other && fingerprintOf(other, fieldsOf(entry))).toBe(fingerprintOf(entry, fieldsOf(entry)));
    }
  });

  test('mistakes in templates, schemas and settings have the same places', async () => {
    const edits: readonly (readonly [string, string, string])[] = [
      ['templates/minutes.md.hbs', '{{record.', '{{recrod.'],
      ['templates/agenda.md.hbs', '---\nfor:', '---\nfore:'],
      ['project-data/project.yaml', 'duration_months: 48', 'duration_months: "48"'],
      ['project-data/risks.yaml', 'likelihood: ', 'likelyhood: '],
    ];
    const broken = { ...bookTexts };
    for (const [path, old, fresh] of edits) {
      expect(broken[path]).toContain(old);
      broken[path] = (broken[path] ?? '').replace(old, fresh);
    }
    const load = (texts: Texts) =>
      loadWorkspace(filesOf({ ...texts, ...evidence }), { known: shippedSchemas() });
    const unix = await placesOf(await load(broken));
    expect(unix.length).toBeGreaterThan(3);
    expect(await placesOf(await load(windows(broken)))).toEqual(unix);
    const schema = 'schemas/risks.schema.json';
    const wrong = {
      ...bookTexts,
      [schema]: (bookTexts[schema] ?? '').replace('"x-fixed": {', '"x-fixd": {'),
    };
    const mistakes = await placesOf(await load(wrong));
    expect(mistakes).toEqual([expect.stringContaining(`${schema}:14:3`)]);
    expect(await placesOf(await load(windows(wrong)))).toEqual(mistakes);
  });

  test('a law: whatever is wrong in a file, it is found at the same line and column', async () => {
    const known = await knownValidators();
    const paths = Object.keys(smallBook).filter((path) => path.endsWith('.yaml'));
    const slip = fc.constantFrom(
      '',
      ' ',
      '\n',
      '#',
      ':',
      '- ',
      '"',
      "'",
      '|\n',
      '\t',
      '[',
      '}',
      '&a ',
      '!t ',
      'x',
    );
    const place = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.nat(),
      gone: fc.nat({ max: 4 }),
      put: slip,
    });
    await fc.assert(
      fc.asyncProperty(place, async ({ path, at, gone, put }) => {
        const text = smallBook[path] ?? '';
        const start = at % text.length;
        const broken = { ...smallBook, [path]: text.slice(0, start) + put + text.slice(start + gone) };
        const load = (texts: Texts) => loadWorkspace(filesOf(texts), { known });
        const [unix, dos] = [await load(broken), await load(windows(broken))];
        expect(await placesOf(dos)).toEqual(await placesOf(unix));
        expect([...dos.entries.values()].map(({ data }) => data)).toEqual(
          [...unix.entries.values()].map(({ data }) => data),
        );
      }),
      { numRuns: 100 },
    );
  });
});
