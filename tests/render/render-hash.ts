// Prints the digests of the shipped documents: another process, another time zone, the same bytes.
import { sha256 } from '../../src/base/digest.ts';
import { requestFor, requestOf, shippedTemplates } from './book.ts';
import { CHARTS } from './chart-body.ts';
import { docxOf } from './docx-parts.ts';

const documents = [
  { template: 'deliverable', id: 'D1.2' },
  { template: 'minutes', id: 'MTG-2021-01-26-KO' },
];
for (const document of documents) {
  process.stdout.write(`${sha256(await docxOf(await requestOf(shippedTemplates(), document)))}\n`);
}
process.stdout.write(`${sha256(await docxOf(await requestFor(CHARTS)))}\n`);
