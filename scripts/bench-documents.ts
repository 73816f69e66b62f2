/**
 * Times how a document of 5 pages, one of 60, and a register of 10,000 rows are made as Word files, beside
 * pandoc and docxtemplater, in one run: whole processes, interleaved, medians, and the most memory each
 * took. Writes docs/benchmark-documents.md. Never a test.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { ENVIRONMENT } from './bench/measure.ts';
import { scratchFolder } from './bench/scratch.ts';
import { DOCUMENTS, writeBook } from './bench-documents-book.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const bin = resolve('dist/grantbook.cjs');
const folder = scratchFolder('bench-documents');

type Call = { readonly program: string; readonly args: readonly string[] };
type Tool = { readonly name: string; readonly call: (document: string) => Call };
type Taken = { readonly ms: number; readonly megabytes: number };

for (const { name } of DOCUMENTS) {
  must({ program: process.execPath, args: [bin, 'init', bookOf(name), '--example'] });
  writeBook(bookOf(name), name);
  must({
    program: process.execPath,
    args: [bin, '-C', bookOf(name), 'save', '-m', 'a document to be timed'],
  });
  must(own(name, 'md'));
}
const tools: Tool[] = [
  { name: 'grantbook', call: (name) => own(name, 'docx') },
  ...pandoc(),
  ...docxtemplater(),
];
for (const { name } of DOCUMENTS) for (const tool of tools) must(tool.call(name));
const pages = new Map(DOCUMENTS.map(({ name }) => [name, pagesOf(name)]));
report(await measure());

function bookOf(name: string): string {
  return join(folder, `book-${name}`);
}

function own(name: string, format: string): Call {
  return {
    program: process.execPath,
    args: [bin, '-C', bookOf(name), 'render', name, 'project', '-f', format, '-o', 'out'],
  };
}

function made(name: string, ending: string): string {
  return join(bookOf(name), 'out', `${name}.${ending}`);
}

function pandoc(): Tool[] {
  if (spawnSync('pandoc', ['--version'], { stdio: 'ignore' }).status !== 0) {
    console.error('pandoc: NOT RUN, this machine has none');
    return [];
  }
  const call = (name: string): Call => ({
    program: 'pandoc',
    args: [made(name, 'md'), '--toc', '--number-sections', '-o', join(folder, `${name}-pandoc.docx`)],
  });
  return [{ name: 'pandoc', call }];
}

/** It has no Markdown: it is given the paragraphs and rows, and a Word file that repeats them. */
function docxtemplater(): Tool[] {
  const at = join(folder, 'peer');
  mkdirSync(at);
  writeFileSync(join(at, 'package.json'), '{"private":true}');
  const packages = ['docxtemplater@3.71.0', 'pizzip@3.2.0'];
  const options = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  if (spawnSync('npm', options, { cwd: at, stdio: 'ignore' }).status !== 0) {
    console.error('docxtemplater: NOT RUN, it could not be installed');
    return [];
  }
  writeFileSync(join(at, 'fill.cjs'), readFileSync(resolve('scripts/bench-docxtemplater.cjs')));
  for (const { name, data } of DOCUMENTS) writeFileSync(join(at, `${name}.json`), JSON.stringify(data));
  const call = (name: string): Call => ({
    program: process.execPath,
    args: [join(at, 'fill.cjs'), join(at, `${name}.json`), join(folder, `${name}-docxtemplater.docx`)],
  });
  return [{ name: 'docxtemplater', call }];
}

async function measure(): Promise<Map<string, Taken[]>> {
  const found = new Map<string, Taken[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name } of DOCUMENTS) {
      for (const tool of tools) {
        const key = `${name} ${tool.name}`;
        found.set(key, [...(found.get(key) ?? []), await take(tool.call(name))]);
      }
    }
  }
  return found;
}

/** The system keeps how much memory a process had at most for as long as it runs. */
function take({ program, args }: Call): Promise<Taken> {
  return new Promise((done, fail) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { cwd: folder, env: ENVIRONMENT, stdio: 'ignore' });
    let megabytes = 0;
    const look = setInterval(() => {
      megabytes = Math.max(megabytes, peakOf(child.pid));
    }, 20);
    child.on('error', fail);
    child.on('exit', (status) => {
      clearInterval(look);
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      if (status === 0) done({ ms, megabytes });
      else fail(new Error(`it does not succeed: ${[program, ...args].join(' ')}`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    // It ended between the two lines.
    return 0;
  }
}

function must({ program, args }: Call): void {
  const { status, stderr } = spawnSync(program, args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`it does not succeed: ${[program, ...args].join(' ')}\n${stderr}`);
}

function pagesOf(name: string): string {
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
  if (name === 'register') return '10,000 rows of six columns';
  spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, made(name, 'docx')],
    {
      stdio: 'ignore',
    },
  );
  const { stdout, status } = spawnSync('pdfinfo', [join(folder, `${name}.pdf`)], { encoding: 'utf8' });
  return status === 0 ? `${/Pages:\s*(\d+)/.exec(stdout)?.[1]} pages` : 'pages not counted';
}

function report(found: ReadonlyMap<string, readonly Taken[]>): void {
  const rows = DOCUMENTS.flatMap(({ name, title }) => {
    const times = (tool: string) => (found.get(`${name} ${tool}`) ?? []).map(({ ms }) => ms);
    const base = median(times('pandoc'));
    return tools.map((tool) => {
      const own = times(tool.name);
      const memory = Math.max(...(found.get(`${name} ${tool.name}`) ?? []).map(({ megabytes }) => megabytes));
      const ratio = (value: number) => (Number.isNaN(base) ? '–' : (value / base).toFixed(2));
      return `| ${title} (${pages.get(name)}) | ${tool.name} | ${ratio(median(own))} | ${ratio(Math.min(...own))} | ${ratio(Math.max(...own))} | ${(median(own) / 1000).toFixed(2)} s | ${memory.toFixed(0)} MB |`;
    });
  });
  const missing = ['pandoc', 'docxtemplater'].filter((name) => !tools.some((tool) => tool.name === name));
  const notRun = missing.map((name) => `\nNOT RUN in this run: ${name}.\n`).join('');
  const text = `# Benchmark of documents

Whole processes that make a Word file, ${ROUNDS} interleaved rounds after one to warm up, Node ${process.versions.node},
${cpus().length} cores. Quote the ratios, not the times: they are of one run on one machine. Made by
\`npm run bench:documents\`; nothing is tested against it.

| document | by | median × pandoc | least | most | median | most memory |
|---|---|---:|---:|---:|---:|---:|
${rows.join('\n')}
${notRun}
grantbook starts from the book: it loads and checks the registries, fills the template, numbers headings
and captions, works out the pages of the contents by laying the document out, and writes bytes that do not
vary. Pandoc is given the Markdown that grantbook made of the same record, and writes a contents that is
empty until Word fills it. docxtemplater repeats the paragraphs or the rows of a Word file; it has no
Markdown, contents, captions or references.

Where the time of grantbook goes, as a profile has it: of the short document, nearly half is the start of the
program and reading the book, and a sixth the layout of its pages; of the long one, two fifths are the layout
that gives the contents their pages, a sixth is reading the Markdown, and an eighth freeing memory; of the
register, a sixth each is reading its records and compressing the file. The rest is spread thin. A document of
more than 10,000 paragraphs is not laid out: Word fills in the pages when its fields are updated.
`;
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/benchmark-documents.md', text);
  console.log(text);
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
