import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { git, write } from '../cli/sandbox.ts';
import type { GitSettings } from '../support/signing.ts';
import type { Attack } from './attacks.ts';
import { commit, edit, editIn, gitAs, keysOf, PEOPLE, RISKS, rawCommit } from './scene.ts';

/** Attacks on who vouches for a commit. */
export const signatureAttacks: readonly Attack[] = [
  {
    name: 'a commit is signed by a key that nobody listed',
    act: ({ book }) => signed(book, keysOf().stranger.env),
    finds: ['audit/unknown-key'],
    trace: /(?!)/,
    signs: true,
  },
  {
    name: 'the commit that is signed lists its own key',
    act: ({ book }) => {
      const { key, env } = keysOf().stranger;
      edit(book, PEOPLE, ['    - key: ', `    - key: ${key}\n      from: 2023-01-01\n    - key: `]);
      signed(book, env);
    },
    finds: ['audit/unknown-key'],
    trace: /^\+.*ssh-ed25519/m,
    signs: true,
  },
  {
    name: 'a list of keys inside the tree vouches for the stranger who added it',
    act: ({ book }) => {
      const { key, env } = keysOf().stranger;
      write(book, { allowed_signers: `hanne.lindemaar@example.org ${key}\n` });
      git(book, 'config', 'gpg.ssh.allowedSignersFile', join(book, 'allowed_signers'));
      signed(book, env);
    },
    finds: ['audit/unknown-key', 'audit/settings'],
    trace: /allowed_signers/,
    signs: true,
  },
  {
    name: 'a program of the repository’s own says that every signature is good',
    act: ({ book, beside }) => {
      signed(book, keysOf().stranger.env);
      const program = join(beside, 'yes');
      const said = 'Good "git" signature for hanne.lindemaar@example.org with ED25519 key SHA256:x';
      write(beside, { yes: `#!/bin/sh\necho '${said}'\n` });
      chmodSync(program, 0o755);
      write(beside, { signers: 'hanne.lindemaar@example.org ssh-ed25519 AAAA\n' });
      git(book, 'config', 'gpg.ssh.program', program);
      git(book, 'config', 'gpg.ssh.allowedSignersFile', join(beside, 'signers'));
    },
    finds: ['audit/unknown-key', 'audit/settings'],
    trace: /(?!)/,
    signs: true,
  },
  {
    name: 'somebody has found a key that was withdrawn, and signs with it',
    act: ({ book }) => signed(book, keysOf().former.env),
    finds: ['audit/unproven-signature'],
    trace: /(?!)/,
    signs: true,
  },
  {
    name: 'somebody signs under the name of another',
    act: ({ book }) => {
      const other = { GIT_AUTHOR_NAME: 'Bastien Corvelle', GIT_AUTHOR_EMAIL: 'bastien.corvelle@example.org' };
      signed(book, { ...keysOf().hanne.env, ...other });
    },
    finds: ['identity/signer-not-author'],
    trace: /Author: Bastien/,
    signs: true,
  },
  {
    name: 'the signature of a commit is put on another',
    act: ({ book }) => {
      signed(book, keysOf().hanne.env);
      const text = git(book, 'cat-file', 'commit', 'HEAD');
      const signature = /^gpgsig [\s\S]*?\n(?! )/m.exec(text)?.[0] ?? '';
      rawCommit(book, { more: signature, message: 'approved by the coordinator\n' });
    },
    finds: ['identity/bad-signature'],
    trace: /(?!)/,
    signs: true,
  },
];

function signed(book: string, env: GitSettings): undefined {
  editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
  commit(book, 'a risk', env);
}

/** Kept here for a clean, signed commit: what is right is no finding. */
export function signedByTheCoordinator(book: string): void {
  editIn(book, [RISKS, 'R-005'], ['impact: 3', 'impact: 4']);
  gitAs(book, keysOf().hanne.env, 'commit', '-qam', 'a risk');
}
