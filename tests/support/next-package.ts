import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Installed } from '../cli/in-process.ts';
import { checkout, newFolder, read, replace, write } from '../cli/sandbox.ts';

const RISKS = 'schemas/risks.schema.json';

/** What version 0.2.0 asks of records. */
const STEPS = [
  { registry: 'risks', rename_value: 'category', from: 'it', to: 'ict' },
  { registry: 'risks', move: 'trigger', to: 'warning_sign' },
  { registry: 'risks', ask: 'proximity', why: 'how soon it would happen, which the project alone knows' },
];

const PROXIMITY = `    "proximity": {
      "title": "Proximity",
      "description": "How soon it would happen: near, middle or far. Example: near.",
      "type": "string",
      "enum": ["near", "middle", "far"]
    },
`;

/**
 * Makes the package of a version 0.2.0 that there is not: of risks, a category has another name, a field is
 * called otherwise, and a new one is required; two templates follow, and one has another line.
 */
export function nextPackage(): Installed {
  const folder = newFolder();
  for (const name of ['schemas', 'templates'])
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  replace(folder, RISKS, ['business, it, people_org (people', 'business, ict, people_org (people']);
  replace(folder, RISKS, [
    '"enum": ["business", "it", "people_org"',
    '"enum": ["business", "ict", "people_org"',
  ]);
  replace(folder, RISKS, ['"it": "computers', '"ict": "computers']);
  replace(folder, RISKS, [
    '    "owner",\n    "status"\n  ],',
    '    "owner",\n    "proximity",\n    "status"\n  ],',
  ]);
  replace(folder, RISKS, ['    "trigger": {', `${PROXIMITY}    "warning_sign": {`]);
  for (const name of ['risk-register', 'risk-fiche']) {
    const path = `templates/${name}.md.hbs`;
    write(folder, {
      [path]: read(folder, path).replaceAll(/\b(risk|record)\.trigger\b/g, '$1.warning_sign'),
    });
  }
  replace(folder, 'templates/risk-register.md.hbs', ['# Risk register\n', '# Register of risks\n']);
  write(folder, {
    'schemas/migrations/0.2.0.json': `${JSON.stringify({ version: '0.2.0', steps: STEPS }, null, 2)}\n`,
  });
  return { version: '0.2.0', folder };
}
