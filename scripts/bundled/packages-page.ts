import { broughtBy, type Lock, lockedAs } from './lock.ts';
import { bundledNames, reasons } from './reasons.ts';

/** Returns docs/packages.md: what is in the bundle of the program, and why. */
export function packagesPage(lock: Lock): string {
  const asked = bundledNames.filter((name) => lock.packages['']?.devDependencies?.[name] !== undefined);
  return `# What is in the program that others wrote

Made by \`npm run docs\` from \`package-lock.json\` and the reasons in \`scripts/bundled/reasons.ts\`; the build fails
where the bundle holds anything else, a test where this page is not as both have it. What is installed is grantbook
alone: it has no packages that npm would fetch with it, and none has an install script. Texts of licences are in
\`dist/THIRD-PARTY-LICENSES.txt\`, the list for programs in \`dist/sbom.cdx.json\` (CycloneDX); both are made by the build
and come with the package. [Decision 28](decisions/0028-what-is-installed.md) says why so.

${asked.length} packages are asked for, and ${bundledNames.length - asked.length} come with them.

| package | version | licence | brought by | why |
|---|---|---|---|---|
${bundledNames.map((name) => row(lock, name)).join('')}`;
}

function row(lock: Lock, name: string): string {
  const { version, license } = lockedAs(lock, name);
  const ours = lock.packages['']?.devDependencies?.[name] === undefined ? [] : ['grantbook'];
  const by = [...ours, ...broughtBy(lock, name, bundledNames)];
  const shown = by.length > 3 ? [...by.slice(0, 3), `${by.length - 3} more`] : by;
  return `| ${name} | ${version} | ${licenceName(license)} | ${shown.join(', ')} | ${reasons[name]} |\n`;
}

/** Returns the name of a licence as it is shown: the font names a file instead. */
export function licenceName(license = ''): string {
  return license.startsWith('SEE LICENSE') ? 'Bitstream Vera, DejaVu' : license;
}
