import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '../../../src/base/day.ts';
import { filesOf } from '../../../src/registry/files.ts';
import { loadWorkspace } from '../../../src/registry/load-workspace.ts';
import type { Workspace } from '../../../src/registry/workspace.ts';
import type { Actor } from '../../../src/rules/actor.ts';
import { check } from '../../../src/rules/check.ts';
import { hiddenRepositories } from '../../../src/rules/identity/hidden-repositories.ts';
import { type Evidence, identify } from '../../../src/rules/identity/identify.ts';
import { protectedPaths } from '../../../src/rules/identity/protected-paths.ts';
import { loadSmall, pretty, smallBook } from '../../support/small-book.ts';

const PEOPLE = 'project-data/people.yaml';
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGVvQ2x4dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0';

/** The shipped schema of people, and a coordinator, a delegate, somebody who left and somebody without a role. */
const people = JSON.parse(readFileSync('schemas/people.schema.json', 'utf8'));
// The small book has no setting for it.
delete people.properties.leaving_told_on['x-within'];
const shipped: Readonly<Record<string, string>> = {
  'schemas/people.schema.json': pretty(people),
  'schemas/common.schema.json': readFileSync('schemas/common.schema.json', 'utf8'),
};
const person = (id: string, name: string, more: string) =>
  `- id: ${id}\n  name: ${name}\n  partner: ENSIE\n  email: ${name.toLowerCase()}@example.org\n  active_from: 2021-01-01\n${more}`;
const ADA = `  roles: [coordinator]\n  signing_keys:\n    - key: ${KEY} ada\n      from: 2021-01-01\n  accounts: { github: Ada-E }\n  delegates:\n    - { person: P-002, from: 2023-01-01, until: 2023-01-31 }\n`;
const BEN = '  roles: []\n  accounts: { github: ben, gitlab: same }\n';
const FAY =
  '- id: P-006\n  name: Fay\n  partner: ENSIE\n  roles: []\n  active_from: 2021-01-01\n  active_to: 2024-12-31\n';
const CLEO = '  roles: [coordinator]\n  active_to: 2022-12-31\n  accounts: { github: cleo }\n';
const DAN = '  roles: []\n  accounts: { codeberg: same }\n';
const text = (...records: readonly string[]) => records.join('\n');
const everybody = text(
  person('P-001', 'Ada', ADA),
  person('P-002', 'Ben', BEN),
  person('P-003', 'Cleo', CLEO),
  person('P-004', 'Dan', DAN),
  FAY,
);
const load = (records: string) => {
  const files = filesOf({ ...smallBook, ...shipped, [PEOPLE]: records });
  return loadWorkspace(files, { schemas: trusted.schemas });
};

let trusted: Workspace;
beforeAll(async () => {
  trusted = await loadSmall({ ...shipped, [PEOPLE]: everybody });
});

test('in that book there is nothing to mend', () => {
  expect(check({ workspace: trusted })).toEqual([]);
});

describe('who gives roles, keys and accounts', () => {
  const actor = (id: string, workspace = trusted): Actor => ({
    name: id,
    email: `${id}@example.org`,
    person: workspace.entries.get(id),
  });
  async function found(records: string, id: string, before = trusted): Promise<string[]> {
    const workspace = await load(records);
    return check({ workspace, before, actor: actor(id, before) }).map(({ code, record, field }) =>
      `${code} ${record} ${field ?? ''}`.trim(),
    );
  }
  const newcomer = `${everybody}\n${person('P-005', 'Eve', '  roles: [coordinator]\n')}`;

  test('somebody new is added by those with the say, with all that the record gives them', async () => {
    expect(await found(newcomer, 'P-001')).toEqual([]);
    expect(await found(newcomer, 'P-002')).toEqual([
      'change/not-your-role P-005 partner',
      'change/not-your-role P-005 roles',
    ]);
  });

  describe('where each of the people has a file', () => {
    const head = people['x-registry'];
    const folder = { ...people, 'x-registry': { ...head, source: { folder: 'people' } } };
    const { [PEOPLE]: _, ...others }: Readonly<Record<string, string>> = { ...smallBook, ...shipped };
    const apart = (records: Readonly<Record<string, string>>) => ({
      ...others,
      'schemas/people.schema.json': pretty(folder),
      ...Object.fromEntries(
        Object.entries(records).map(([id, record]) => [
          `project-data/people/${id}.yaml`,
          record.replace('- ', '').replaceAll('\n  ', '\n'),
        ]),
      ),
    });
    const then = { 'P-001': person('P-001', 'Ada', ADA), 'P-002': person('P-002', 'Ben', BEN) };
    const asCoordinator = BEN.replace('roles: []', 'roles: [coordinator]');

    /** What is found where only the files that differ are read as they were. */
    async function foundApart(now: Readonly<Record<string, string>>, id: string): Promise<string[]> {
      const files = apart({ ...then, ...now });
      const workspace = await loadWorkspace(filesOf(files));
      expect(workspace.problems).toEqual([]);
      const changed = new Set(Object.keys(now).map((each) => `project-data/people/${each}.yaml`));
      const only = (path: string) => changed.has(path);
      const old = apart(then);
      const before = await loadWorkspace(filesOf(old), { only });
      const whole = await loadWorkspace(filesOf(old));
      const found = check({ workspace, before, changed, actor: actor(id, whole) });
      return found.map(({ code, record, field, hint }) => `${code} ${record} ${field}: ${hint}`);
    }

    test('nobody gives themselves the role by which they do the rest, and nobody is sent to them', async () => {
      const ben = person('P-002', 'Ben', asCoordinator);
      const eve = person('P-005', 'Eve', '  roles: [coordinator]\n');
      expect(await foundApart({ 'P-002': ben }, 'P-002')).toEqual([
        'change/not-your-role P-002 roles: ask P-001',
      ]);
      expect(await foundApart({ 'P-002': ben, 'P-005': eve }, 'P-002')).toEqual([
        'change/not-your-role P-002 roles: ask P-001',
        'change/not-your-role P-005 partner: ask P-001',
        'change/not-your-role P-005 roles: ask P-001',
      ]);
    });

    test('who had the role before still has it, in a file that differs and in one that does not', async () => {
      const ben = person('P-002', 'Ben', asCoordinator);
      const ada = person('P-001', 'Ada', ADA.replace('[coordinator]', '[]'));
      expect(await foundApart({ 'P-002': ben }, 'P-001')).toEqual([]);
      expect(await foundApart({ 'P-001': ada, 'P-002': ben }, 'P-001')).toEqual([]);
    });
  });

  test('nobody is removed by somebody else, and nobody gives themselves a key', async () => {
    const without = text(
      person('P-001', 'Ada', ADA),
      person('P-002', 'Ben', BEN),
      person('P-003', 'Cleo', CLEO),
      FAY,
    );
    expect(await found(without, 'P-002')).toEqual(['change/not-your-role P-004']);
    expect(await found(without, 'P-001')).toEqual([]);
    const other = KEY.replace('ZXN0dGVz', 'ZXN0dGVy');
    const keyed = everybody.replace(BEN, `${BEN}  signing_keys: [{ key: ${other}, from: 2021-01-01 }]\n`);
    expect(await found(keyed, 'P-002')).toEqual(['change/not-your-role P-002 signing_keys']);
  });

  test('the first coordinator of a book is made by whoever makes the book', async () => {
    const nobody = await load(text(person('P-002', 'Ben', BEN)));
    expect(
      await found(text(person('P-001', 'Ada', ADA), person('P-002', 'Ben', BEN)), 'P-002', nobody),
    ).toEqual([]);
  });
});

describe('keys and accounts', () => {
  const codesOf = async (records: string) =>
    check({ workspace: await load(records) }).map(
      ({ code, record, message }) => `${code} ${record}: ${message}`,
    );

  test('a key that cannot be used is found', async () => {
    const cut = everybody.replace(KEY, `${KEY.slice(0, 14)}${KEY.slice(20)}BBBBBB`);
    expect(await codesOf(cut)).toEqual([
      'identity/unusable-key P-001: the signing key of P-001 is no public key that can be used',
    ]);
  });

  test('a key or an account of two people is found, letters’ case and comments apart', async () => {
    const twice = everybody
      .replace('github: ben,', 'github: ADA-E,')
      .replace(DAN, `${DAN}  signing_keys: [{ key: ${KEY} dan, from: 2021-01-01 }]\n`);
    expect(await codesOf(twice)).toEqual([
      'identity/listed-twice P-002: the account of P-002 is listed for P-001 already',
      'identity/listed-twice P-004: the key of P-004 is listed for P-001 already',
    ]);
  });
});

describe('who made a commit', () => {
  const ben = { name: 'Ben', email: 'BEN@example.org' };
  const ada = { name: 'Ada', email: 'ada@example.org' };
  const base: Evidence = { author: ben, signature: { kind: 'unsigned' }, account: undefined, claims: [] };
  const says = (evidence: Partial<Evidence>, on = '2023-01-15') => {
    const { actor, by, findings } = identify({ ...base, ...evidence }, { trusted, on: on as Day });
    const ids = (some: Actor['actsFor']) => (some ?? []).map(({ id }) => id).join(',');
    const who = `${actor.person?.id ?? 'nobody'} by ${by}`;
    const more = [
      ids(actor.actsFor) && `for ${ids(actor.actsFor)}`,
      ids(actor.besides) && `beside ${ids(actor.besides)}`,
    ];
    return [
      who,
      ...more,
      ...(actor.unfounded ?? []).map((claim) => `unfounded ${claim}`),
      ...findings.map(({ code }) => code),
    ]
      .filter((part) => part !== '')
      .join('; ');
  };
  const valid = (id: string) => ({ signature: { kind: 'valid', person: id } as const });

  test.each<[string, Partial<Evidence>, string]>([
    ['its author signed it', valid('P-002'), 'P-002 by signature'],
    ['whoever submits it', { ...valid('P-002'), account: 'ada-e' }, 'P-002 by signature'],
    ['its author’s delegate signed it', { ...valid('P-002'), author: ada }, 'P-002 by signature; for P-001'],
    ['somebody else signed it', { ...valid('P-001') }, 'nobody by nothing; identity/signer-not-author'],
    [
      'somebody signed for an author nobody knows',
      { ...valid('P-001'), author: { name: 'Ada', email: 'ada@home.example' } },
      'nobody by nothing; identity/signer-not-author',
    ],
    [
      'the author has the address that the platform gives',
      { ...valid('P-001'), author: { name: 'x', email: '123+ada-e@users.noreply.github.com' } },
      'P-001 by signature',
    ],
    [
      'its author, whose address the registry does not keep, signed it',
      { ...valid('P-006'), author: { name: 'Fay', email: 'fay@home.example' } },
      'P-006 by signature',
    ],
    [
      'nor is that any way to sign for somebody else',
      { ...valid('P-006'), author: ada },
      'nobody by nothing; identity/signer-not-author',
    ],
    ['the author’s name alone', { author: ada }, 'nobody by nothing; beside P-001'],
    ['the account of its author', { author: ada, account: 'github:ADA-E' }, 'P-001 by platform'],
    ['the account of another', { account: 'ada-e' }, 'P-001 by platform; beside P-002'],
    [
      'the account of a delegate of its author',
      { author: ada, account: 'ben' },
      'P-002 by platform; for P-001',
    ],
    ['the account at another platform', { account: 'gitlab:ada-e' }, 'nobody by nothing; beside P-002'],
    ['an account of two people', { account: 'same' }, 'nobody by nothing; beside P-002'],
    ['of two people, with its platform', { account: 'codeberg:same' }, 'P-004 by platform; beside P-002'],
    ['the account of somebody who has left', { account: 'cleo' }, 'nobody by nothing; beside P-002'],
    [
      'a signature that is not right, and an account',
      { signature: { kind: 'bad', why: 'x' }, account: 'ben' },
      'P-002 by platform; identity/bad-signature',
    ],
    [
      'a signature by a key of nobody, and an account',
      { signature: { kind: 'unknown-key', why: 'x' }, account: 'ben' },
      'P-002 by platform',
    ],
    ['on behalf of who let them', { ...valid('P-002'), claims: ['P-001'] }, 'P-002 by signature; for P-001'],
    ['on their own behalf', { ...valid('P-002'), claims: ['Ben <ben@example.org>'] }, 'P-002 by signature'],
    [
      'on behalf of who did not',
      { ...valid('P-002'), claims: ['P-004'] },
      'P-002 by signature; unfounded P-004',
    ],
    [
      'on behalf of anybody, by nobody',
      { claims: ['P-001'] },
      'nobody by nothing; beside P-002; unfounded P-001',
    ],
    [
      'on behalf of anybody, by the coordinator, in her own right',
      { ...valid('P-001'), author: ada, claims: ['P-004', 'the partners'] },
      'P-001 by signature; beside P-004',
    ],
  ])('%s', (_, evidence, wanted) => {
    expect(says(evidence)).toBe(wanted);
  });

  test.each([
    ['2022-12-31', 'unfounded P-001'],
    ['2023-01-01', 'for P-001'],
    ['2023-01-31', 'for P-001'],
    ['2023-02-01', 'unfounded P-001'],
  ])('a delegation counts from its first day to its last: %s', (on, wanted) => {
    expect(says({ ...valid('P-002'), claims: ['P-001'] }, on)).toBe(`P-002 by signature; ${wanted}`);
  });
});

describe('protected paths', () => {
  const touched = (paths: readonly string[], bookPrefix = '', from = trusted) =>
    protectedPaths({
      paths,
      bookPrefix,
      trusted: from,
      actor: { name: 'x', email: 'x@example.org', person: undefined },
    }).touched;

  test('are those of the book and of the repository, and no data', () => {
    const paths = [
      'schemas/risks.schema.json',
      'templates/a/b.md.hbs',
      'project-data/project.yaml',
      'project-data/risks.yaml',
      'project-data/schemas/x.yaml',
      'docs/.gitattributes',
      '.github/workflows/x.yml',
      '.mailmap',
      'notes/github/x.yml',
      'evidence/package.json',
      'README.md',
    ];
    expect(touched(paths)).toEqual([
      'schemas/risks.schema.json',
      'templates/a/b.md.hbs',
      'project-data/project.yaml',
      'docs/.gitattributes',
      '.github/workflows/x.yml',
      '.mailmap',
      'evidence/package.json',
    ]);
    expect(touched(['schemas/a.json', 'book/schemas/a.json', '.mailmap'], 'book/')).toEqual([
      'book/schemas/a.json',
      '.mailmap',
    ]);
  });

  test('a link or a submodule in the place of a folder is the folder, in whatever letters it is written', () => {
    const paths = [
      '.husky',
      'docs/.vscode',
      'schemas',
      'Templates',
      'Evidence',
      'evidence',
      '.githubs',
      'x.idea',
    ];
    expect(touched(paths)).toEqual(['.husky', 'docs/.vscode', 'schemas', 'Templates', 'Evidence']);
    expect(
      touched(['BOOK/schemas/a.json', 'Book/project-data/risks.yaml', 'book2/schemas/a'], 'book/'),
    ).toEqual(['BOOK/schemas/a.json', 'Book/project-data/risks.yaml']);
    const hooks = [
      'lefthook.yaml',
      '.lefthook.toml',
      'lefthook-local.yml',
      'a/.config/lefthook.json',
      'left.yml',
    ];
    expect(touched(hooks)).toEqual(hooks.slice(0, 4));
  });

  test('a folder that git takes for a repository is found, whoever brings it', () => {
    const found = (paths: readonly string[], all: readonly string[], bookPrefix = '') =>
      hiddenRepositories({ paths, all: () => all, bookPrefix }).map(({ code, file }) => `${code} ${file}`);
    const whole = ['a', 'a/HEAD', 'a/objects', 'a/objects/x', 'a/refs', 'a/refs/x', 'b/objects', 'b/HEAD'];
    expect(found(['a/refs/x'], whole)).toEqual(['policy/hidden-repository a/HEAD']);
    expect(found(['a/refs/x'], whole, 'book/')).toEqual(['policy/hidden-repository ../a/HEAD']);
    expect(found(['a/notes.md', 'b/objects/x'], whole)).toEqual([]);
    expect(found(['b/HEAD'], whole)).toEqual([]);
    expect(found(['HEAD'], ['HEAD', 'objects', 'refs'])).toEqual(['policy/hidden-repository HEAD']);
    expect(found(['c/Commondir'], ['c/head', 'c/Commondir'])).toEqual(['policy/hidden-repository c/head']);
  });

  test('and those that the project names, for the roles that it names', async () => {
    const project = `${smallBook['project-data/project.yaml']}identity: { protected_by: [reviewer], protected_paths: [docs/, run.sh] }\n`;
    const schema = JSON.parse(smallBook['schemas/project.schema.json'] ?? '');
    schema.properties.identity = { type: 'object' };
    const own = await loadSmall({
      ...shipped,
      [PEOPLE]: everybody.replace(DAN, DAN.replace('[]', '[reviewer]')),
      'project-data/project.yaml': project,
      'schemas/project.schema.json': JSON.stringify(schema),
    });
    expect(touched(['docs/a', 'docs.md', 'run.sh', 'src/run.sh'], '', own)).toEqual(['docs/a', 'run.sh']);
    expect(touched(['docs', 'Docs/a', 'RUN.sh'], '', own)).toEqual(['docs', 'Docs/a', 'RUN.sh']);
    const by = (id: string) =>
      protectedPaths({
        paths: ['run.sh'],
        bookPrefix: '',
        trusted: own,
        actor: { name: id, email: '', person: own.entries.get(id) },
      }).findings.map(({ code, hint }) => `${code} ${hint}`);
    expect(by('P-004')).toEqual([]);
    expect(by('P-001')).toEqual([
      'policy/protected-path leave it as it is, or ask P-004 to make this change',
    ]);
  });
});
