import type { FootnoteDefinition, Nodes, Paragraph, Parents, Root } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { type Diagnostic, done, type Outcome, refused } from '../../text/diagnostic.ts';
import type { Chart } from '../chart/chart.ts';
import { readChart } from '../chart/read-chart.ts';
import type { FilledDocument } from '../fill/fill-document.ts';
import { bodyOf, type TemplateProblem, templateFinding } from '../fill/template-text.ts';
import type { RenderRequest } from '../template.ts';
import { label } from './attributes.ts';
import { dangling, duplicate } from './check-anchors.ts';
import type { DataProblem } from './data-problem.ts';
import { dataTable } from './data-table.ts';
import { insertTexts } from './insert-texts.ts';
import { nestsDeeply } from './is-tangled.ts';
import { type Numbering, numberTree } from './number-tree.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { leadInTemplate } from './place-in-template.ts';
import { spreadLanguage } from './spread-language.ts';
import { treeDepth } from './tree-depth.ts';

/** A document as a tree, before it is written as Markdown or Word. */
export type DocumentTree = {
  readonly root: Root;
  readonly numbering: Numbering;
  readonly notes: ReadonlyMap<string, FootnoteDefinition>;
  /** The figures that hold charts: their tables stand for them where there are no pictures. */
  readonly charts: ReadonlyMap<ContainerDirective, Chart>;
};

const DEEPEST = 80;

/** Returns the tree of a filled document, its tables of records filled and everything numbered. */
export function buildTree(request: RenderRequest, filled: FilledDocument): Outcome<DocumentTree> {
  const finder = new Finder(request);
  const tooDeep = () =>
    refused<DocumentTree>(
      finder.finding({ code: 'template/too-large', message: 'blocks nest too deep' }, ''),
    );
  // The parser itself would run out of stack.
  if (filled.markdown.split('\n').some(nestsDeeply)) return tooDeep();
  const root = parseMarkdown(filled.markdown);
  if (treeDepth(root) > DEEPEST) return tooDeep();
  insertTexts(root, filled.inserts);
  spreadLanguage(root);
  const placed = nodesOf(root);
  const referred = new Set(placed.flatMap(([, node]) => (isRef(node) ? [label(node)] : [])));
  for (const [parent, node] of placed) {
    if (node.type === 'leafDirective') finder.replace(parent, node, referred);
  }
  const nodes = nodesOf(root).map(([, node]) => node);
  const numbering = numberTree(root);
  checkNames(nodes, numbering, finder);
  const notes = new Map(
    nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [[node.identifier, node] as const] : [])),
  );
  return finder.problems.length > 0
    ? refused(...finder.problems)
    : done({ root, numbering, notes, charts: finder.charts });
}

function checkNames(nodes: readonly Nodes[], numbering: Numbering, finder: Finder): void {
  for (const name of numbering.repeated) finder.add(duplicate({ name, start: 0, end: 0 }), `#${name}`);
  for (const node of nodes) {
    if (!isRef(node) || numbering.targets.has(label(node))) continue;
    const name = label(node);
    finder.add(dangling({ name, start: 0, end: 0 }, numbering.targets.keys()), `:ref[${name}`);
  }
}

function isRef(node: Nodes): node is TextDirective {
  return node.type === 'textDirective' && node.name === 'ref';
}

/** Looks up in the template what is found wrong in the tree made from it. */
class Finder {
  readonly problems: Diagnostic[] = [];
  readonly charts = new Map<ContainerDirective, Chart>();
  readonly #request: RenderRequest;
  /** Where each text was last found: the next finding of the same is further on. */
  readonly #seen = new Map<string, number>();

  constructor(request: RenderRequest) {
    this.#request = request;
  }

  /** Puts a table or figure made from the registries in the place of the directive that asks for it. */
  replace(parent: Parents, node: LeafDirective, referred: ReadonlySet<string>): void {
    const made = this.#made(node, referred);
    if (made === undefined) return;
    if ('type' in made)
      (parent as { children: Nodes[] }).children.splice(parent.children.indexOf(node as never), 1, made);
    else this.#addData(made, node);
  }

  #made(
    node: LeafDirective,
    referred: ReadonlySet<string>,
  ): ContainerDirective | Paragraph | DataProblem | undefined {
    if (node.name === 'data') return dataTable(node, { workspace: this.#request.workspace, referred });
    if (node.name !== 'chart') return undefined;
    const placed = readChart(node, this.#request);
    if ('at' in placed) return placed;
    if (placed.chart) this.charts.set(placed.figure, placed.chart);
    return placed.figure;
  }

  #addData({ at, ...problem }: DataProblem, node: LeafDirective): void {
    const lead = leadInTemplate(bodyOf(this.#request.template).source, node, at);
    this.add({ code: 'template/data', ...problem }, `${lead}${at}`, lead.length);
  }

  add(problem: Omit<TemplateProblem, 'start' | 'end'>, at: string, lead?: number): void {
    this.problems.push(this.finding(problem, at, lead));
  }

  /** `lead` is as much of the text as only helps to find the rest. */
  finding(problem: Omit<TemplateProblem, 'start' | 'end'>, at: string, lead = leadOf(at)): Diagnostic {
    const text = bodyOf(this.#request.template);
    const last = this.#seen.get(at) ?? -1;
    const next = text.source.indexOf(at, last + 1);
    // A directive in a loop makes its problem again and again.
    const found = next < 0 ? last : next;
    this.#seen.set(at, found);
    const start = Math.max(found, 0) + (found < 0 ? 0 : lead);
    return templateFinding(text, { ...problem, start, end: found < 0 ? start : found + at.length });
  }
}

function leadOf(at: string): number {
  return /^(:ref\[|#)/.exec(at)?.[0].length ?? 0;
}

function nodesOf(root: Root): [Parents, Nodes][] {
  const found: [Parents, Nodes][] = [];
  const open: Parents[] = [root];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const child of parent.children) {
      found.push([parent, child]);
      if ('children' in child) open.push(child);
    }
  }
  return found;
}
