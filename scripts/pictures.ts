/**
 * Draws the pages that docs/documents.md shows, and writes its table of what the Open XML validator finds
 * in a document of each template; of the templates that are named, the pictures alone; and what
 * docs/pull-request.md shows. Needs LibreOffice, poppler (pdftoppm, pdftotext), pandoc and Chromium.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officePdf } from '../src/io/office-pdf.ts';
import { docxOf } from '../tests/render/docx-parts.ts';
import { faultsOf } from '../tests/render/ooxml-faults.ts';
import { DOCUMENTS, requestOf } from '../tests/render/shipped-book.ts';
import { drawPullRequest } from './picture-comment.ts';

const PAGE = 'docs/documents.md';
const FOLDER = 'docs/pictures';

/** The pages that are shown, by template. */
const SHOWN: Readonly<Record<string, readonly number[]>> = {
  deliverable: [1, 5],
  'composite-report': [2, 5],
  'periodic-report': [3, 6],
  'consolidated-report': [2, 3],
  'risk-register': [2, 3],
  minutes: [1, 3],
  'review-form': [1],
  invitation: [1],
};

/** Dots to the inch: enough to read, small enough to keep. */
const DENSITY = '66';

async function draw(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const rows: string[] = [];
  const asked = process.argv.slice(2);
  for (const [name, id] of Object.entries(DOCUMENTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const docx = await docxOf(await requestOf(name, id));
    const faults = faultsOf(docx);
    const found = Array.isArray(faults) ? faults.length : Number.NaN;
    const pages = await pagesOf(name, docx);
    rows.push(`| \`${name}\` | ${id} | ${found} | ${pages} |`);
    process.stdout.write(`${rows.at(-1)}\n`);
  }
  if (asked.length === 0 || asked.includes('pull-request')) drawPullRequest();
  if (asked.length === 0) writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), rows));
}

/** Draws the pages that are shown, and returns how many there are. */
async function pagesOf(name: string, docx: Uint8Array): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-pages-'));
  try {
    const pdf = join(folder, 'document.pdf');
    writeFileSync(pdf, await officePdf(docx));
    for (const page of SHOWN[name] ?? []) {
      const range = ['-f', String(page), '-l', String(page)];
      const target = join(FOLDER, `${name}-${page}`);
      execFileSync('pdftoppm', ['-r', DENSITY, ...range, '-singlefile', '-png', pdf, target]);
    }
    // Each page ends with a form feed.
    return execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).split('\f').length - 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withTable(text: string, rows: readonly string[]): string {
  const [begin, end] = ['<!-- documents: begin (npm run pictures) -->', '<!-- documents: end -->'];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for its table: "${begin}" … "${end}"`);
  const head = '| template | made from | errors | pages |\n|---|---|---:|---:|';
  return `${text.slice(0, from + begin.length)}\n${head}\n${rows.join('\n')}\n${text.slice(to)}`;
}

draw().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
