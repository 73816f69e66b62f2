import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '../../src/base/day.ts';
import { type SignatureCheck, withVerifier } from '../../src/io/git/verify-signature.ts';
import { keyKind, type SigningKey } from '../../src/registry/signing-keys.ts';
import { hasProgram } from '../support/has-program.ts';
import { endAgent, type GitSettings, openPgpKey, sshKey, type TestKey } from '../support/signing.ts';
import { HistoryRepository } from './history-repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'grantbook-keys-'));
const repo = new HistoryRepository();
const newer = new HistoryRepository('sha256');
afterAll(() => {
  for (const name of ['mary', 'old']) endAgent(folder, name);
  for (const each of [repo, newer]) each.remove();
  rmSync(folder, { recursive: true, force: true });
});

function signedCommit(env: GitSettings, where = repo): Buffer {
  const tree = where.git('write-tree');
  const signs = env.GIT_CONFIG_COUNT === undefined ? [] : ['-S'];
  const oid = where.gitWith({ ...env }, 'commit-tree', tree, ...signs, '-m', 'approve\n\nBody — ünïcode');
  return Buffer.from(`${where.git('cat-file', 'commit', oid)}\n`);
}

function listed(person: string, { key }: TestKey, days: Partial<SigningKey> = {}): SigningKey {
  return { person, kind: keyKind(key) ?? 'ssh', text: key, from: undefined, until: undefined, ...days };
}

const DAY = '2026-06-01' as Day;
function check(commit: Uint8Array, keys: readonly SigningKey[], on = DAY): Promise<SignatureCheck> {
  return withVerifier({ keys, objectFormat: 'sha1' }, async (verify) => verify(commit, on));
}
/** Changes one byte of what is signed. */
function tampered(commit: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(commit).toString('latin1').replace('approve', 'approvE'), 'latin1');
}

describe.skipIf(!hasProgram('ssh-keygen'))('an SSH signature', () => {
  let mary: TestKey;
  let jo: TestKey;
  let commit: Buffer;
  beforeAll(() => {
    mary = sshKey(folder, 'mary-ssh');
    jo = sshKey(folder, 'jo-ssh');
    commit = signedCommit(mary.env);
  });

  test('is that of the person whose key it is, of several', async () => {
    const keys = [listed('P-002', jo), listed('P-001', mary)];
    expect(await check(commit, keys)).toEqual({ kind: 'valid', person: 'P-001', key: keys[1] });
    expect(await check(signedCommit(jo.env), keys)).toMatchObject({ kind: 'valid', person: 'P-002' });
  });

  test.each(['rsa', 'ecdsa'])('by a key of the type %s', async (type) => {
    const key = sshKey(folder, `typed-${type}`, type);
    expect(await check(signedCommit(key.env), [listed('P-001', key)])).toMatchObject({ kind: 'valid' });
  });

  test('in a repository that names its objects by SHA-256', async () => {
    const bytes = signedCommit(mary.env, newer);
    const keys = [listed('P-001', mary)];
    const checked = await withVerifier({ keys, objectFormat: 'sha256' }, async (verify) =>
      verify(bytes, DAY),
    );
    expect(checked).toMatchObject({ kind: 'valid', person: 'P-001' });
    expect(await check(bytes, keys)).toEqual({ kind: 'unsigned' });
  });

  test('is bad where a byte of the commit is another, or the signature is that of another commit', async () => {
    const keys = [listed('P-001', mary)];
    expect(await check(tampered(commit), keys)).toMatchObject({ kind: 'bad' });
    const text = commit.toString('latin1').replace(/\n\n.*$/s, '\n\nreject\n');
    expect(await check(Buffer.from(text, 'latin1'), keys)).toMatchObject({ kind: 'bad' });
  });

  test('is bad where it was made for something that is no commit', async () => {
    const file = join(folder, 'mail');
    const payload = `tree ${repo.git('write-tree')}\nauthor M <m@e.org> 1 +0000\ncommitter M <m@e.org> 1 +0000\n\nx\n`;
    writeFileSync(file, payload);
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', join(folder, 'mary-ssh'), '-n', 'file', file]);
    const signature = readFileSync(`${file}.sig`, 'utf8').trim().replaceAll('\n', '\n ');
    const whole = payload.replace('\n\n', `\ngpgsig ${signature}\n\n`);
    expect(await check(Buffer.from(whole), [listed('P-001', mary)])).toMatchObject({ kind: 'bad' });
  });

  test('by a key that nobody lists stands for nobody, and is named', async () => {
    const checked = await check(commit, [listed('P-002', jo)]);
    expect(checked).toMatchObject({ kind: 'unknown-key' });
    expect('why' in checked && checked.why).toMatch(/^the SSH key SHA256:\S{43} is listed for nobody$/);
  });

  test('counts from the first day of its key to the last', async () => {
    const days = { from: '2026-01-01' as Day, until: '2026-06-01' as Day };
    const on = async (day: string) => (await check(commit, [listed('P-001', mary, days)], day as Day)).kind;
    expect([await on('2025-12-31'), await on('2026-01-01')]).toEqual(['not-then', 'valid']);
    expect([await on('2026-06-01'), await on('2026-06-02')]).toEqual(['valid', 'not-then']);
  });

  test('by a key of two people is neither’s', async () => {
    expect(await check(commit, [listed('P-001', mary), listed('P-002', mary)])).toEqual({
      kind: 'bad',
      why: 'its key is listed for P-001 and P-002 alike',
    });
  });

  test('two signatures on one commit are none', async () => {
    const [header = ''] = /^gpgsig .*?\n(?: .*\n)*/m.exec(commit.toString('latin1')) ?? [];
    const twice = commit.toString('latin1').replace(header, () => header + header);
    expect(await check(Buffer.from(twice, 'latin1'), [listed('P-001', mary)])).toMatchObject({ kind: 'bad' });
  });

  test('words about a signature in the message are no signature', async () => {
    const plain = signedCommit({}).toString('latin1');
    const signature = /gpgsig (-----BEGIN.*?END SSH SIGNATURE-----)/s.exec(commit.toString('latin1'))?.[0];
    expect(await check(Buffer.from(`${plain}\n${signature}\n`, 'latin1'), [listed('P-001', mary)])).toEqual({
      kind: 'unsigned',
    });
  });
});

describe.skipIf(!hasProgram('gpg'))('an OpenPGP signature', () => {
  let mary: TestKey;
  let commit: Buffer;
  beforeAll(() => {
    mary = openPgpKey(folder, 'mary');
    commit = signedCommit(mary.env);
  });

  test('is that of the person whose key it is', async () => {
    expect(await check(commit, [listed('P-001', mary)])).toMatchObject({ kind: 'valid', person: 'P-001' });
  });

  test('is bad where a byte of the commit is another', async () => {
    expect(await check(tampered(commit), [listed('P-001', mary)])).toMatchObject({ kind: 'bad' });
  });

  test('by a key that nobody lists stands for nobody, whatever the user’s own key ring holds', async () => {
    process.env.GNUPGHOME = mary.env.GNUPGHOME;
    const checked = await check(commit, []);
    delete process.env.GNUPGHOME;
    expect(checked).toMatchObject({ kind: 'unknown-key' });
  });

  test('by a key that has run out since counts as it did then', async () => {
    const old = openPgpKey(folder, 'old', { at: '20200601T120000', expires: '2020-12-31' });
    const signed = signedCommit(old.env);
    const on = (day: string) => check(signed, [listed('P-001', old)], day as Day);
    expect(await on('2020-06-01')).toMatchObject({ kind: 'valid' });
    expect(await on('2021-01-02')).toMatchObject({
      kind: 'bad',
      why: expect.stringContaining('had run out'),
    });
  });
});

test('what neither program can verify stands for nobody', async () => {
  const signed = signedCommit({})
    .toString()
    .replace('\n\n', '\ngpgsig -----BEGIN SIGNED MESSAGE-----\n x\n\n');
  expect(await check(Buffer.from(signed), [])).toMatchObject({ kind: 'unsupported' });
  const cut = signed.replace('SIGNED MESSAGE', 'SSH SIGNATURE');
  expect(await check(Buffer.from(cut), [])).toMatchObject({ kind: 'bad' });
});

test.each([
  ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGVvQ2x4dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0 mary', 'ssh'],
  ['ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIGVvQ2x4dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0', undefined],
  ['ssh-dss AAAAB3NzaC1kc3MAAACBAP', undefined],
  ['ssh-ed25519 AAAAC3', undefined],
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\n', undefined],
  ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME\n', 'openpgp'],
  ['P-001', undefined],
])('the text %j is a key of the kind %j', (text, kind) => {
  expect(keyKind(text)).toBe(kind);
});
