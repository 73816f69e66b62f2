import { closest } from '../../base/suggest.ts';
import { TEMPLATE_VALUES } from '../template.ts';
import { blockShapes, type HelperShape, helperShapes } from './helper-list.ts';
import { lineStarts, offsetOf } from './line-starts.ts';
import type { TemplateProblem } from './template-text.ts';

const HEADS = ['project', 'record'];
const LOOP_VALUES = ['index', 'first', 'last', 'key'];

/** The fields that records of the template's registry, and the project, can have; any where it is not known. */
export type KnownFields = {
  readonly record?: readonly string[] | undefined;
  readonly project?: readonly string[] | undefined;
  /** What it can name beside the two; as in documents where it is not said. */
  readonly values?: readonly string[];
};

/** Where a node stands: whether `this` is still the document, and the names blocks have given. */
type Scope = { readonly outermost: boolean; readonly names: readonly string[]; readonly inLoop: boolean };

/** Returns everything in a template that can be seen to be wrong without data. */
export function checkTemplate(
  source: string,
  program: hbs.AST.Program,
  fields: KnownFields = {},
): TemplateProblem[] {
  const checker = new Checker(source, fields);
  checker.program(program, { outermost: true, names: [], inLoop: false });
  return checker.problems;
}

class Checker {
  readonly problems: TemplateProblem[] = [];
  readonly #starts: readonly number[];
  readonly #fields: KnownFields;
  readonly #heads: readonly string[];

  constructor(source: string, fields: KnownFields) {
    this.#fields = fields;
    this.#heads = [...HEADS, ...(fields.values ?? TEMPLATE_VALUES.document)];
    this.#starts = lineStarts(source);
  }

  program(program: hbs.AST.Program | undefined, scope: Scope): void {
    for (const node of program?.body ?? []) this.#statement(node, scope);
  }

  #statement(node: hbs.AST.Statement, scope: Scope): void {
    if (isBlock(node)) this.#block(node, scope);
    else if (isMustache(node)) this.#mustache(node, scope);
    else if (node.type.startsWith('Partial'))
      this.#refuse(node, 'a part stands alone on its line', 'write {{> name}} on a line of its own');
    else if (node.type.startsWith('Decorator')) this.#refuse(node, 'a template cannot hold a decorator');
  }

  #mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped) {
      this.#refuse(node, 'a value is printed without being escaped', 'write it with two braces: {{value}}');
      return;
    }
    this.#expression(node, scope);
  }

  #block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = nameOf(node.path);
    const shape = Object.hasOwn(blockShapes, name) ? blockShapes[name] : undefined;
    if (!shape) {
      this.#unknown(node.path, name, Object.keys(blockShapes));
      return;
    }
    this.#arguments(node, { name, shape, scope });
    const moves = name === 'each' || name === 'with';
    const names = [...scope.names, ...(node.program?.blockParams ?? [])];
    this.program(
      node.program,
      moves ? { outermost: false, names, inLoop: scope.inLoop || name === 'each' } : scope,
    );
    this.program(node.inverse, scope);
  }

  #expression(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope): void {
    const name = nameOf(node.path);
    const shape = Object.hasOwn(helperShapes, name) ? helperShapes[name] : undefined;
    if (shape) this.#arguments(node, { name, shape, scope });
    else if (node.params.length > 0 || node.hash || node.type === 'SubExpression') {
      this.#unknown(node.path, name, Object.keys(helperShapes));
    } else if (isPath(node.path)) this.#path(node.path, scope);
  }

  #arguments(
    node: hbs.AST.BlockStatement | hbs.AST.MustacheStatement | hbs.AST.SubExpression,
    call: { name: string; shape: HelperShape; scope: Scope },
  ): void {
    const { name, shape, scope } = call;
    const pairs = node.hash?.pairs ?? [];
    if (
      node.params.length < shape.least ||
      node.params.length > shape.most ||
      (pairs.length > 0 && !shape.pairs)
    ) {
      const message = `"${name}" is given ${count(node.params.length)}${pairs.length > 0 ? ' and pairs' : ''}`;
      this.#add(node.path, { code: 'template/helper-arguments', message, hint: shape.usage });
    }
    for (const value of [...node.params, ...pairs.map((pair) => pair.value)]) {
      if (isCall(value)) this.#expression(value, scope);
      else if (isPath(value)) this.#path(value, scope);
    }
  }

  #path(path: hbs.AST.PathExpression, scope: Scope): void {
    const head = String(path.parts[0] ?? '');
    if (path.data) {
      if (scope.inLoop && LOOP_VALUES.includes(head)) return;
      this.#add(path, {
        code: 'template/unknown-value',
        message: `there is no value "${path.original}" here`,
      });
      return;
    }
    if (scope.names.includes(head)) return;
    if (path.depth === 0 && (head === 'record' || head === 'project')) this.#field(path, this.#fields[head]);
    if (!scope.outermost) return;
    if (path.parts.length > 0 && path.depth === 0 && this.#heads.includes(head)) return;
    const suggestions = closest(head, this.#heads);
    this.#add(path, {
      code: 'template/unknown-value',
      message: `templates have no value "${path.original}"`,
      hint: `values begin with ${this.#heads.join(', ')}`,
      suggestions,
    });
  }

  #field(path: hbs.AST.PathExpression, known: readonly string[] | undefined): void {
    const name = path.parts[1];
    if (name === undefined || !known || known.includes(String(name))) return;
    const suggestions = closest(String(name), known);
    this.#add(path, {
      code: 'template/unknown-value',
      message: `"${path.original}" is no field of the registry`,
      hint: suggestions[0]
        ? `did you mean "${path.parts[0]}.${suggestions[0]}"?`
        : `fields: ${known.join(', ')}`,
      suggestions,
    });
  }

  #unknown(node: hbs.AST.Node, name: string, names: readonly string[]): void {
    const suggestions = closest(name, names);
    const hint = suggestions[0] ? `did you mean "${suggestions[0]}"?` : `there are: ${names.join(', ')}`;
    this.#add(node, {
      code: 'template/unknown-helper',
      message: `there is no helper "${name}"`,
      hint,
      suggestions,
    });
  }

  #refuse(node: hbs.AST.Node, message: string, hint?: string): void {
    this.#add(node, { code: 'template/not-allowed', message, hint });
  }

  #add(node: hbs.AST.Node, problem: Omit<TemplateProblem, 'start' | 'end'>): void {
    const [start, end] = [offsetOf(this.#starts, node.loc.start), offsetOf(this.#starts, node.loc.end)];
    this.problems.push({ ...problem, start, end });
  }
}

function count(values: number): string {
  if (values === 0) return 'no value';
  return values === 1 ? 'one value' : `${values} values`;
}

function nameOf(path: hbs.AST.Expression): string {
  if ('original' in path) return String(path.original);
  return '';
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isCall(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression';
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}
