/** Writes the generated parts of README.md, docs/coverage.md, docs/packages.md, docs/scorecard.md, and the action of the gate. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import { gateAction } from '../src/procedures/ci/gate-action.ts';
import { sections } from '../tests/coverage/index.ts';
import { topics } from '../tests/scorecard/rows.ts';
import { readLock } from './bundled/lock.ts';
import { packagesPage } from './bundled/packages-page.ts';
import { coveragePage } from './coverage-page.ts';
import { generatedReadme } from './generated-readme.ts';
import { scorecardPage } from './scorecard/page.ts';
import { readResults } from './scorecard/results.ts';

writeFileSync('README.md', await generatedReadme(readFileSync('README.md', 'utf8')));
writeFileSync('docs/coverage.md', coveragePage(sections));
writeFileSync('docs/scorecard.md', scorecardPage(topics, readResults()));
writeFileSync('docs/packages.md', packagesPage(readLock()));
mkdirSync('.github/actions/gate', { recursive: true });
writeFileSync('.github/actions/gate/action.yml', gateAction(manifest.version));
