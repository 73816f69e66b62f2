import { readdirSync, readFileSync } from 'node:fs';
import { type Lock, lockedAs } from './lock.ts';
import { licenceName } from './packages-page.ts';
import { bundledNames } from './reasons.ts';

/** What is said of a licence whose text a package does not bring. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'MPL-2.0':
    'This part is as it was published, in dist/drawing/resvg.wasm. It is under the Mozilla Public License 2.0, whose\ntext is at https://mozilla.org/MPL/2.0/; its source is at https://github.com/yisibl/resvg-js.',
};

/** Returns the licences of all that is in the program, each text as its package brings it. */
export function licences(lock: Lock): string {
  const parts = bundledNames.map((name) => {
    const { version, license = '' } = lockedAs(lock, name);
    return `${'='.repeat(80)}\n${name} ${version} (${licenceName(license)})\n\n${textsOf(name, license)}\n`;
  });
  return `grantbook holds the following, each under its own licence.\n\n${parts.join('\n')}`;
}

function textsOf(name: string, license: string): string {
  const folder = `node_modules/${name}`;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : ELSEWHERE[license];
  if (text === undefined) throw new Error(`${name} brings no text of its licence, ${license}`);
  return text.replaceAll('\r\n', '\n');
}
