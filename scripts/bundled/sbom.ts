import { createHash } from 'node:crypto';
import type { Lock, Locked } from './lock.ts';
import { lockedAs } from './lock.ts';
import { licenceName } from './packages-page.ts';
import { bundledNames } from './reasons.ts';

type Manifest = { readonly name: string; readonly version: string; readonly license: string };

/** Returns what is in the program, as CycloneDX 1.5: the same text for the same lockfile, so without a time. */
export function sbom(lock: Lock, manifest: Manifest): string {
  const self = refOf(manifest.name, manifest.version);
  const packages = bundledNames.map((name) => ({ name, locked: lockedAs(lock, name) }));
  const refs = new Map(packages.map(({ name, locked }) => [name, refOf(name, locked.version)]));
  const asked = Object.keys(lock.packages['']?.devDependencies ?? {});
  const body = {
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': self,
        name: manifest.name,
        version: manifest.version,
        purl: self,
        licenses: [{ license: { id: manifest.license } }],
      },
    },
    components: packages.map(({ name, locked }) => component(name, locked)),
    dependencies: [
      { ref: self, dependsOn: within(refs, asked) },
      ...packages.map(({ name, locked }) => ({
        ref: refs.get(name),
        dependsOn: within(refs, Object.keys(locked.dependencies ?? {})),
      })),
    ],
  };
  const head = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: serialOf(JSON.stringify(body)),
    version: 1,
  };
  return `${JSON.stringify({ ...head, ...body }, null, 2)}\n`;
}

function within(refs: ReadonlyMap<string, string>, names: readonly string[]): string[] {
  return names.flatMap((name) => refs.get(name) ?? []).sort();
}

function component(name: string, { version, license, integrity }: Locked): object {
  const [scope, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const named = licenceName(license);
  const ref = refOf(name, version);
  return {
    type: 'library',
    'bom-ref': ref,
    ...(scope !== undefined && { group: scope }),
    name: short,
    version,
    scope: 'required',
    purl: ref,
    licenses: [{ license: named === license ? { id: license } : { name: named } }],
    hashes: [{ alg: 'SHA-512', content: hexOf(integrity) }],
  };
}

function refOf(name: string, version = ''): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hexOf(integrity = ''): string {
  return Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
}

/** A number of the form that is asked for, made of what is numbered: another list has another one. */
function serialOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
