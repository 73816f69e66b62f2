import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FileMerge, mergeFile } from '../../src/exchange/merge/merge-file.ts';
import type { RegistrySchema } from '../../src/schema/registry-schema.ts';
import { readYamlFile } from '../../src/text/yaml/read-yaml-file.ts';
import { deliverables } from '../history/made-history.ts';
import { type MergeCase, mergeCases } from './merge-cases.ts';

const PAGE = 'docs/merging.md';
const UPDATE = process.env.UPDATE_MERGING === '1';
const folder: RegistrySchema = {
  ...deliverables,
  source: { kind: 'folder', path: 'project-data/deliverables/' },
};
const WORDS = {
  merged: 'merged',
  conflict: 'a conflict at the one field or record, with both values',
  unsure: 'git’s own result, to be looked at, and why',
} as const;

let temp: string;
const lines: string[] = [];
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'grantbook-merge-'));
});
afterAll(() => {
  rmSync(temp, { recursive: true, force: true });
  if (UPDATE) writeFileSync(PAGE, page());
});

/** What git makes of the three by itself. */
function byGit({ base, ours, theirs }: MergeCase): { readonly clean: boolean; readonly text: string } {
  for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(temp, name), text);
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], {
    cwd: temp,
    encoding: 'utf8',
  });
  return { clean: status === 0, text: stdout };
}

async function gitSays(each: MergeCase, merged: FileMerge): Promise<string> {
  const { clean, text } = byGit(each);
  if (!clean) return 'a conflict';
  const { records, problems } = await read(each, text);
  const ids = records.map(({ value }) => JSON.stringify((value as { id?: unknown } | undefined)?.id));
  if (problems.some(({ severity }) => severity === 'error')) return '“clean”: a file that cannot be read';
  if (new Set(ids).size < ids.length) return '“clean”: two records of one id';
  return merged.kind === 'merged' ? 'merged' : '“clean”: nobody is told';
}

function read({ shape }: MergeCase, text: string) {
  const kind = shape === 'folder' ? 'record' : 'list';
  return readYamlFile({ file: 'x.yaml', text, shape: kind, idField: 'id' });
}

describe('what two partners do to one file', () => {
  test.each(mergeCases)('$name: $gives', async (each) => {
    const git = byGit(each);
    const registry = each.shape === 'folder' ? folder : deliverables;
    const texts = { base: each.base, ours: each.ours, theirs: each.theirs };
    const byLines = git.clean ? git.text : undefined;
    const merged = await mergeFile({ path: 'x.yaml', registry, texts, byLines, faults: () => [] });
    expect(merged).toMatchObject({ kind: each.gives });
    if (merged.kind === 'merged') {
      for (const word of each.keeps ?? []) expect(merged.text).toContain(word);
      expect((await read(each, merged.text)).problems.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
    }
    const line = `| ${each.name} | ${await gitSays(each, merged)} | ${WORDS[merged.kind]} |`;
    lines.push(line);
    if (!UPDATE) expect(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').toContain(`${line}\n`);
  });
});

function page(): string {
  return `# What two partners do to one file

Each row is tried as a test: what git makes of the two by lines, and what it makes of them with the merge driver
(\`grantbook merge-driver install\`), by record and field. What is merged is read again and says what both meant; no
comment is lost. The table is made by \`UPDATE_MERGING=1 npx vitest run --config tests/vitest.config.ts tests/exchange/merge-cases\`.

| what the two do | git by itself | with the driver |
|---|---|---|
${lines.join('\n')}
`;
}
