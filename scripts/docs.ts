/** Writes the generated parts of README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { generatedReadme } from './generated-readme.ts';

writeFileSync('README.md', await generatedReadme(readFileSync('README.md', 'utf8')));
