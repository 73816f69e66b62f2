import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleBook, git, newFolder, replace, runLine } from '../cli/sandbox.ts';
import { sshKey, type TestKey } from '../support/signing.ts';
import { signs } from './scene.ts';

const PEOPLE = 'project-data/people.yaml';

async function run(book: string, line: string): Promise<string> {
  const { status, stdout, stderr } = await runLine(book, line);
  expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

type Redacted = { readonly check: string; readonly beside: string };

/** A clone of a book whose history was rewritten after an anchor and a baseline had been made. */
async function redacted(signedBy: 'coordinator' | 'stranger' | 'nobody'): Promise<Redacted> {
  const book = exampleBook();
  const beside = newFolder();
  const keys = { coordinator: sshKey(beside, 'hanne'), stranger: sshKey(beside, 'stranger') };
  list(book, keys.coordinator);
  await run(book, 'grantbook save -m "the key of the coordinator"');
  await run(book, 'grantbook privacy separate -m "personal values stay out of git"');
  await run(book, 'grantbook baseline create GA -m "as signed"');
  await run(book, `grantbook audit anchor -o ${join(beside, 'anchor-1.txt')}`);
  await run(book, 'grantbook privacy erase P-017 -m "asked for on 4 May"');
  if (signedBy !== 'nobody') signWith(book, keys[signedBy]);
  await run(book, 'grantbook privacy rewrite P-017 --into ../rewritten.git -m "asked for on 4 May"');
  git(book, 'clone', '--quiet', '../rewritten.git', '../check');
  return { check: join(book, '../check'), beside };
}

function list(book: string, { key }: TestKey): void {
  const address = '  email: hanne.lindemaar@example.org\n';
  replace(book, PEOPLE, [address, `${address}  signing_keys:\n    - key: ${key}\n      from: 2023-01-01\n`]);
}

function signWith(book: string, { settings }: TestKey): void {
  for (const [name, value] of Object.entries({ ...settings, 'tag.gpgsign': 'true' }))
    git(book, 'config', name, value);
}

describe.skipIf(!signs)('a history out of which personal data were taken', () => {
  test('is followed from old anchors to new commits where the map is signed, and the second place knows it', async () => {
    const { check, beside } = await redacted('coordinator');
    const verify = `grantbook audit verify --anchors ${beside}`;
    const early = await runLine(check, verify);
    expect(early.status).toBe(1);
    expect(early.stdout).toContain('error audit/redaction the redaction map redaction/1 does not count');
    await run(check, `grantbook audit anchor -o ${join(beside, 'anchor-2.txt')}`);
    const { status, stdout } = await runLine(check, verify);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/info audit\/redacted anchor 1 was made at/)]);
    expect(stdout).toMatch(/info audit\/redacted baseline GA was made at/);
    expect(stdout).not.toContain('error');
  });

  test('is a rewritten one where nobody has signed the map, or somebody who may not', async () => {
    for (const [signer, why] of [
      ['nobody', 'nobody has signed it'],
      ['stranger', 'listed'],
    ] as const) {
      const { check, beside } = await redacted(signer);
      const { status, stdout } = await runLine(check, `grantbook audit verify --anchors ${beside}`);
      expect(status).toBe(1);
      expect(stdout.replace(/\s+/g, ' ')).toMatch(
        new RegExp(`audit/redaction the redaction map redaction/1 does not count: .*${why}`),
      );
      expect(stdout).toContain('error audit/rewritten');
    }
  });
});
