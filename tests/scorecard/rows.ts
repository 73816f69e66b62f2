import { environmentRows } from './environment.ts';
import { faultsRows } from './faults.ts';
import { gitRows } from './git.ts';
import { outputsRows } from './outputs.ts';
import { pathsRows } from './paths.ts';
import type { Row } from './row.ts';
import { schemasRows } from './schemas.ts';
import { yamlRows } from './yaml.ts';

/** All rows of the scorecard, by what they are about. */
export const topics: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  { title: 'The text of a registry', rows: yamlRows },
  { title: 'Files and their names', rows: pathsRows },
  { title: 'Schemas and templates', rows: schemasRows },
  { title: 'What is written for others', rows: outputsRows },
  { title: 'Git and the trail', rows: gitRows },
  { title: 'Cut off, or failing', rows: faultsRows },
  { title: 'The machine and the packages', rows: environmentRows },
];
