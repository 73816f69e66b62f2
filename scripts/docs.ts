/** Writes the generated parts of README.md, docs/coverage.md, and the action of the gate. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import { gateAction } from '../src/procedures/ci/gate-action.ts';
import { sections } from '../tests/coverage/index.ts';
import { coveragePage } from './coverage-page.ts';
import { generatedReadme } from './generated-readme.ts';

writeFileSync('README.md', await generatedReadme(readFileSync('README.md', 'utf8')));
writeFileSync('docs/coverage.md', coveragePage(sections));
mkdirSync('.github/actions/gate', { recursive: true });
writeFileSync('.github/actions/gate/action.yml', gateAction(manifest.version));
