import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type LockedPackage = {
  readonly version?: string;
  readonly engines?: { readonly node?: string } | readonly string[];
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the packages we stand on', () => {
  test('every package of the lockfile runs on Node 20.19', () => {
    const refusing = packages.filter(([, { engines }]) => {
      const range = engines && 'node' in engines ? engines.node : undefined;
      return range !== undefined && !admits(range, [20, 19, 0]);
    });
    expect(refusing.map(([path, { engines }]) => `${path} ${JSON.stringify(engines)}`)).toEqual([]);
  });

  test('the reader of engines knows the forms that packages use', () => {
    expect(admits('>=20.19.0', [20, 19, 0])).toBe(true);
    expect(admits('^22 || ^24 || >=26', [20, 19, 0])).toBe(false);
    expect(admits('^20.19.0 || >=22.12.0', [20, 19, 0])).toBe(true);
    expect(admits('>= 14.6', [20, 19, 0])).toBe(true);
    expect(admits('>=22.12', [20, 19, 0])).toBe(false);
    expect(admits('>=4 <20', [20, 19, 0])).toBe(false);
    expect(admits('*', [20, 19, 0])).toBe(true);
    expect(admits('20 || >=22', [20, 19, 0])).toBe(true);
  });

  test('versions are pinned exactly, and every package for Linux has its integrity', () => {
    const ranges = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.overrides,
    });
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const unsealed = packages.filter(([, p]) => !p.integrity && !isForeign(p));
    expect(unsealed.map(([path]) => path)).toEqual([]);
  });

  test('optional packages of every platform are locked, so that npm ci accepts the lockfile everywhere', () => {
    const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('each override is of a package that is locked, at that version', () => {
    for (const [name, version] of Object.entries(manifest.overrides ?? {}))
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  });
});

/** Whether a package finds another from where it stands: in its own folder or in one above. */
function isLocked(path: string, name: string): boolean {
  const folders = path
    .split('/node_modules/')
    .map((_, i, parts) => parts.slice(0, parts.length - i).join('/node_modules/'));
  return ['', ...folders.map((folder) => `${folder}/`)].some(
    (folder) => lock.packages[`${folder}node_modules/${name}`],
  );
}

/** The registry this lockfile was made with lacks some builds for other systems; they have a version only. */
function isForeign({ optional, os, cpu, libc }: LockedPackage): boolean {
  if (optional !== true) return false;
  const here =
    (os?.includes('linux') ?? true) && (cpu?.some((each) => each === 'x64' || each === 'arm64') ?? true);
  return !here || libc?.includes('musl') === true || cpu?.includes('arm64') === true;
}

type Version = readonly [number, number, number];

function admits(range: string, version: Version): boolean {
  return range.split('||').some((part) => {
    const bounds = part
      .trim()
      .replaceAll(/([<>=^~]+)\s+/g, '$1')
      .split(/\s+/);
    return bounds.every((bound) => admitsBound(bound, version));
  });
}

function admitsBound(bound: string, version: Version): boolean {
  const match = /^([<>=^~]*)v?(\d+|\*|x)(?:\.(\d+|\*|x))?(?:\.(\d+|\*|x))?/.exec(bound);
  if (!match) return bound === '' || bound === '*';
  const [, operator = '', ...parts] = match;
  if (parts[0] === '*' || parts[0] === 'x') return true;
  const given: Version = [Number(parts[0]), Number(parts[1] ?? 0) || 0, Number(parts[2] ?? 0) || 0];
  const order = compare(version, given);
  if (operator === '>=') return order >= 0;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return version[0] === given[0] && (operator === '' ? parts[1] === undefined || order === 0 : order >= 0);
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
