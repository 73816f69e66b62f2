import { blockShapes, helperShapes } from './helper-list.ts';
import { lineStarts, offsetOf } from './line-starts.ts';

/** A stretch of the template and what it says. */
export type Stretch = { readonly start: number; readonly end: number; readonly text: string };

/** A call in the template: where it stands, and each value it is given. */
export type Site = Stretch & {
  readonly values: readonly Stretch[];
  readonly pairs: ReadonlyMap<string, Stretch>;
  /** Whether a value may be absent here. */
  readonly absent: boolean;
};

/** Helpers whose result is Markdown already. */
const RAW = ['attr', 'level', 'markdown'];

/**
 * Rewrites a template's tree so that everything printed passes one function that escapes it, and every
 * call knows its place. Returns the places; the tree is changed.
 */
export function instrumentTemplate(source: string, program: hbs.AST.Program): readonly Site[] {
  const rewriter = new Rewriter(source);
  rewriter.program(program);
  return rewriter.sites;
}

class Rewriter {
  readonly sites: Site[] = [];
  readonly #source: string;
  readonly #starts: readonly number[];

  constructor(source: string) {
    this.#source = source;
    this.#starts = lineStarts(source);
  }

  program(program: hbs.AST.Program | undefined): void {
    for (const node of program?.body ?? []) {
      if (node.type === 'BlockStatement') this.#block(node as hbs.AST.BlockStatement);
      else if (node.type === 'MustacheStatement') this.#mustache(node as hbs.AST.MustacheStatement);
    }
  }

  #block(node: hbs.AST.BlockStatement): void {
    const name = String((node.path as hbs.AST.PathExpression).original);
    this.#call(node, (blockShapes[name]?.absent ?? true) || (name === 'each' && node.inverse !== undefined));
    this.program(node.program);
    this.program(node.inverse);
  }

  #mustache(node: hbs.AST.MustacheStatement): void {
    const name = 'original' in node.path ? String(node.path.original) : '';
    const isHelper = Object.hasOwn(helperShapes, name);
    if (isHelper) this.#call(node, helperShapes[name]?.absent ?? false);
    if (RAW.includes(name)) return;
    const value: hbs.AST.Expression = isHelper
      ? ({
          type: 'SubExpression',
          path: node.path,
          params: node.params,
          hash: node.hash,
          loc: node.loc,
        } as hbs.AST.SubExpression)
      : (node.path as hbs.AST.Expression);
    rootPath(value);
    const site = this.#site(node.loc, { values: [this.#printed(node)], pairs: new Map(), absent: false });
    node.path = pathTo('print', node.loc);
    node.params = [value, site];
    node.hash = undefined as unknown as hbs.AST.Hash;
  }

  #call(
    node: hbs.AST.BlockStatement | hbs.AST.MustacheStatement | hbs.AST.SubExpression,
    absent: boolean,
  ): void {
    const pairs = new Map((node.hash?.pairs ?? []).map((pair) => [pair.key, this.#stretch(pair.value.loc)]));
    const site = this.#site(node.loc, {
      values: node.params.map((value) => this.#stretch(value.loc)),
      pairs,
      absent,
    });
    for (const value of [...node.params, ...(node.hash?.pairs ?? []).map((pair) => pair.value)]) {
      rootPath(value);
      if (value.type !== 'SubExpression') continue;
      const call = value as hbs.AST.SubExpression;
      this.#call(call, helperShapes[String((call.path as hbs.AST.PathExpression).original)]?.absent ?? false);
    }
    node.params = [...node.params, site];
  }

  #site(loc: hbs.AST.SourceLocation, more: Omit<Site, keyof Stretch>): hbs.AST.NumberLiteral {
    const value = this.sites.length;
    this.sites.push({ ...this.#stretch(loc), ...more });
    return { type: 'NumberLiteral', value, original: value, loc };
  }

  /** What a `{{…}}` prints, without its braces. */
  #printed(node: hbs.AST.MustacheStatement): Stretch {
    const { start, end, text } = this.#stretch(node.loc);
    const left = /^\{\{~?\s*/.exec(text)?.[0].length ?? 0;
    const right = /\s*~?\}\}$/.exec(text)?.[0].length ?? 0;
    return { start: start + left, end: end - right, text: text.slice(left, text.length - right) };
  }

  #stretch(loc: hbs.AST.SourceLocation): Stretch {
    const [start, end] = [offsetOf(this.#starts, loc.start), offsetOf(this.#starts, loc.end)];
    return { start, end, text: this.#source.slice(start, end) };
  }
}

const ROOTED = ['record', 'project', 'book'];

/** The document's own record, its project and its book have the same names in every block, however deep. */
function rootPath(node: hbs.AST.Expression): void {
  if (node.type !== 'PathExpression') return;
  const path = node as hbs.AST.PathExpression;
  const [head] = path.parts;
  if (path.data || path.depth > 0 || path.parts.length < 2 || !ROOTED.includes(String(head))) return;
  path.data = true;
  path.parts = ['root', ...path.parts];
}

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
