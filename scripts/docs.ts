/** Writes the generated parts of README.md, and docs/coverage.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { sections } from '../tests/coverage/index.ts';
import { coveragePage } from './coverage-page.ts';
import { generatedReadme } from './generated-readme.ts';

writeFileSync('README.md', await generatedReadme(readFileSync('README.md', 'utf8')));
writeFileSync('docs/coverage.md', coveragePage(sections));
