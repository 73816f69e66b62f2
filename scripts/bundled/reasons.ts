/**
 * What is in the bundle of the program, and why each earns its place. The build fails where it puts anything else
 * into the bundle, or where something of this list is not needed any more.
 */
export const reasons: Readonly<Record<string, string>> = {
  '@kwsites/file-exists': 'whether a folder is there, before git is called in it',
  '@kwsites/promise-deferred': 'how simple-git queues its calls',
  '@resvg/resvg-wasm': 'a chart’s PNG, the same bytes on every machine; in a sandbox (WebAssembly)',
  '@simple-git/args-pathspec': 'how simple-git passes paths',
  '@simple-git/argv-parser': 'how simple-git refuses options that run programs',
  ajv: 'schemas of a book that are not ours',
  bail: 'a failure of a unified plugin is thrown',
  ccount: 'how often a character stands in a text, for fences of code',
  chalk: 'colours, loaded only for a terminal',
  'character-entities': 'names of characters (&eacute;) in Markdown',
  'character-entities-legacy': 'the same, of those that stand without a semicolon',
  'character-reference-invalid': 'what numbers of characters mean that HTML maps to others',
  commander: 'the command line',
  debug: 'simple-git asks for it; nothing of it is printed',
  'decode-named-character-reference': 'reads the names of characters',
  'dejavu-fonts-ttf':
    'the two faces of a font that charts are drawn with, so that no system font changes them',
  devlop: 'assertions of the Markdown packages, empty in the bundle',
  docx: 'Word documents',
  'escape-string-regexp': 'finds a text in Markdown as it stands',
  extend: 'joins the settings of unified plugins',
  'fast-deep-equal': 'ajv compares values with it',
  'fast-uri': 'ajv resolves the names of schemas with it; at a version without its advisories (overrides)',
  fflate: 'reads and writes zip, the same bytes on every machine',
  handlebars: 'templates; at the last version, which mends its advisories',
  'is-alphabetical': 'letters, for names of characters',
  'is-alphanumerical': 'letters and digits, for names of characters',
  'is-decimal': 'digits, for numbers of characters',
  'is-hexadecimal': 'hexadecimal digits, for numbers of characters',
  'is-plain-obj': 'unified tells settings from plugins with it',
  'json-schema-traverse': 'ajv finds the schemas within a schema with it',
  'longest-streak': 'how many backticks a fence of code needs',
  'markdown-table': 'sets the columns of a table',
  'mdast-util-directive': 'directives (:::) of our Markdown, as a tree',
  'mdast-util-find-and-replace': 'the Markdown of GitHub asks for it, for addresses in texts',
  'mdast-util-from-markdown': 'Markdown as a tree',
  'mdast-util-gfm': 'tables and notes of Markdown, as a tree',
  'mdast-util-gfm-autolink-literal': 'part of mdast-util-gfm',
  'mdast-util-gfm-footnote': 'part of mdast-util-gfm',
  'mdast-util-gfm-strikethrough': 'part of mdast-util-gfm',
  'mdast-util-gfm-table': 'part of mdast-util-gfm',
  'mdast-util-gfm-task-list-item': 'part of mdast-util-gfm',
  'mdast-util-phrasing': 'tells what stands within a paragraph',
  'mdast-util-to-markdown': 'writes the tree as Markdown: the escaping that is proven by reading it back',
  'mdast-util-to-string': 'the text of a tree',
  micromark: 'the parser of Markdown, in parts',
  'micromark-core-commonmark': 'part of micromark: the constructs of CommonMark',
  'micromark-extension-directive': 'part of micromark: directives',
  'micromark-extension-gfm': 'part of micromark: what GitHub adds',
  'micromark-extension-gfm-autolink-literal': 'part of micromark-extension-gfm',
  'micromark-extension-gfm-footnote': 'part of micromark-extension-gfm',
  'micromark-extension-gfm-strikethrough': 'part of micromark-extension-gfm',
  'micromark-extension-gfm-table': 'part of micromark-extension-gfm',
  'micromark-extension-gfm-task-list-item': 'part of micromark-extension-gfm',
  'micromark-factory-destination': 'part of micromark: where a link leads',
  'micromark-factory-label': 'part of micromark: the text of a link',
  'micromark-factory-space': 'part of micromark: spaces',
  'micromark-factory-title': 'part of micromark: the title of a link',
  'micromark-factory-whitespace': 'part of micromark: spaces and line ends',
  'micromark-util-character': 'part of micromark: kinds of characters',
  'micromark-util-chunked': 'part of micromark: long lists in pieces',
  'micromark-util-classify-character': 'part of micromark: what stands around emphasis',
  'micromark-util-combine-extensions': 'part of micromark: joins its extensions',
  'micromark-util-decode-numeric-character-reference': 'part of micromark: numbers of characters',
  'micromark-util-decode-string': 'part of micromark: escapes within texts',
  'micromark-util-edit-map': 'part of micromark-extension-gfm-table',
  'micromark-util-html-tag-name': 'part of micromark: HTML in Markdown, which we refuse',
  'micromark-util-normalize-identifier': 'part of micromark: names of links',
  'micromark-util-resolve-all': 'part of micromark: what is paired later',
  'micromark-util-subtokenize': 'part of micromark: texts within texts',
  ms: 'debug asks for it',
  nanoid: 'some lines of it stand in the file of docx',
  'parse-entities': 'names of characters in the attributes of directives',
  re2js: 'patterns of a book’s own schemas, linear in the text',
  'remark-directive': 'joins directives to the reading of Markdown',
  'remark-gfm': 'joins what GitHub adds to the reading of Markdown',
  'remark-parse': 'reads Markdown',
  rolldown: 'the bundler: some lines by which modules find each other',
  'simple-git': 'making a repository; all else goes through our own call of git',
  'source-map': 'handlebars asks for it; never used',
  'stringify-entities': 'writes characters by their names in directives',
  trough: 'how unified calls its plugins in turn',
  unified: 'joins reading and writing of Markdown',
  'unist-util-is': 'tells the nodes of a tree apart',
  'unist-util-stringify-position': 'says where in a text a node stands',
  'unist-util-visit': 'goes through a tree',
  'unist-util-visit-parents': 'goes through a tree, knowing what is above',
  vfile: 'a file as unified takes it',
  'vfile-message': 'a message about a file, as unified gives it',
  yaml: 'the judge of YAML, behind bounds of our own',
  zwitch: 'chooses by the kind of a node',
};

/** The packages of the bundle, in order. */
export const bundledNames: readonly string[] = Object.keys(reasons).sort();

/** What is copied into dist beside the bundle, or stands within the file of another package. */
const BESIDE = ['dejavu-fonts-ttf', 'nanoid', '@resvg/resvg-wasm'];

/** Throws where the modules of a bundle are of other packages than the list says. */
export function agree(modules: Iterable<string>): void {
  const found = new Set([...BESIDE, ...[...modules].flatMap(packageOf)]);
  const missing = [...found].filter((name) => !bundledNames.includes(name));
  const needless = bundledNames.filter((name) => !found.has(name));
  if (missing.length + needless.length === 0) return;
  throw new Error(
    `scripts/bundled/reasons.ts says otherwise: the bundle has ${missing.join(', ') || 'nothing more'}, and lacks ${needless.join(', ') || 'nothing'}`,
  );
}

function packageOf(module: string): string[] {
  if (module.includes('rolldown/runtime')) return ['rolldown'];
  const [, path] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/')) ?? [];
  if (path === undefined || path === '.grantbook') return [];
  if (/node_modules\/.*node_modules\//.test(module))
    throw new Error(`${module} is no package of the top level`);
  return [path];
}
