import { parseSync } from 'rolldown/utils';

/** A node of parsed code, as far as it is looked at here. */
type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly value?: unknown;
  readonly kind?: string;
  readonly method?: boolean;
  readonly computed?: boolean;
  readonly key?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly properties?: readonly Node[];
  readonly test?: Node;
  readonly consequent?: Node;
  readonly alternate?: Node;
};

const HELPER = '_objectSpread2';

/** Puts a member into an object that is being made, unless it is told to leave it out. */
const PUT = `var LEFT_OUT = {};
function putMember(made, name, value) {
	if (value !== LEFT_OUT) made[name] = value;
	return made;
}
`;

/**
 * Returns code that was written for old engines, faster in the engine of today: `_objectSpread2(_objectSpread2({}, a), {}, { b })`
 * is the `{ ...a, b }` that it was made of, without the helper; a member that is there on a condition is put
 * in, where it was copied from an object made for it; and a regular expression that is a constant is one.
 */
export function todaysSyntax(given: string): string {
  const code = onlyCode(given);
  const { program } = parseSync('library.mjs', code);
  return PUT + rewritten(code, { ...(program as object), type: 'Program', start: 0, end: code.length });
}

/** Returns code without its comments, but for those that say what may be left out: an engine reads them at every start. */
function onlyCode(code: string): string {
  let text = '';
  let done = 0;
  for (const { start, end } of parseSync('library.mjs', code).comments) {
    if (code.slice(start, end).includes('__')) continue;
    text += code.slice(done, start);
    done = end;
  }
  return text + code.slice(done);
}

/** Returns the text of a node with what is made faster in it. */
function rewritten(code: string, node: Node): string {
  let text = '';
  let done = node.start;
  for (const found of outermost(node)) {
    text += code.slice(done, found.start) + (isCopy(found) ? copied(code, found) : constant(found));
    done = found.end;
  }
  return text + code.slice(done, node.end);
}

function outermost(node: Node): readonly Node[] {
  return isCopy(node) || isConstant(node) ? [node] : children(node).flatMap(outermost);
}

function children(node: Node): readonly Node[] {
  return Object.values(node)
    .flat()
    .filter((each): each is Node => typeof each === 'object' && each !== null && 'type' in each)
    .sort((a, b) => a.start - b.start);
}

/** Of a regular expression without state whose words are constant. */
function isConstant({ type, callee, arguments: given = [] }: Node): boolean {
  const isText = given.every((each) => each.type === 'Literal' && typeof each.value === 'string');
  const isStateless = !/[gy]/.test(String(given[1]?.value ?? ''));
  return type === 'NewExpression' && callee?.name === 'RegExp' && given.length > 0 && isText && isStateless;
}

function constant({ arguments: given = [] }: Node): string {
  return String(new RegExp(String(given[0]?.value), given[1] && String(given[1].value)));
}

/** A call that copies into an object made for it; any other one is left as it is. */
function isCopy(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee?.name !== HELPER) return false;
  const [target] = node.arguments ?? [];
  return target !== undefined && (target.type === 'ObjectExpression' || isCopy(target));
}

/** Something of an object that is made: its text in a literal, and how it is put in behind what is there. */
type Member = {
  readonly text: string;
  readonly put: (made: string) => string;
  readonly onCondition: boolean;
};

function copied(code: string, call: Node): string {
  const members = membersOf(code, call);
  const first = members.findIndex(({ onCondition }, at) => onCondition && at > 0);
  const head = first === -1 ? members : members.slice(0, first);
  const tail = first === -1 ? [] : members.slice(first);
  return tail.reduce((made, { put }) => put(made), `({ ${head.map(({ text }) => text).join(', ')} })`);
}

/** Returns what the object that a call makes has, in its order. */
function membersOf(code: string, node: Node): Member[] {
  if (isCopy(node)) return (node.arguments ?? []).flatMap((each) => membersOf(code, each));
  const { properties = [] } = node;
  if (node.type === 'ObjectExpression' && properties.every(isPlain))
    return properties.map((each) => plainMember(code, each));
  return [conditional(code, node) ?? spread(code, node)];
}

/** A getter would stay one, where a copy holds what it gave. */
function isPlain({ type, kind, method, computed }: Node): boolean {
  return type === 'Property' && kind === 'init' && method !== true && computed !== true;
}

function plainMember(code: string, property: Node): Member {
  const text = rewritten(code, property);
  const put = (made: string) => `putMember(${made}, ${nameOf(property)}, ${valueText(code, property)})`;
  return { text, put, onCondition: false };
}

function spread(code: string, node: Node): Member {
  const text = rewritten(code, node);
  return { text: `...(${text})`, put: (made) => `Object.assign(${made}, ${text})`, onCondition: false };
}

/** What is there on a condition alone: `c ? {} : { a }`, or the other way round. */
function conditional(code: string, node: Node): Member | undefined {
  const { test, consequent, alternate } = node;
  if (node.type !== 'ConditionalExpression' || !test || !consequent || !alternate) return undefined;
  const [yes, no] = [consequent, alternate].map((each) => onlyMember(code, each));
  const name = yes?.name ?? no?.name;
  if (!yes || !no || name === undefined || (yes.name !== undefined && no.name !== undefined))
    return undefined;
  const chosen = `${rewritten(code, test)} ? ${yes.value} : ${no.value}`;
  return {
    text: spread(code, node).text,
    put: (made) => `putMember(${made}, ${name}, ${chosen})`,
    onCondition: true,
  };
}

/** Of an object with one member or none, its name and its value. */
function onlyMember(
  code: string,
  node: Node,
): { readonly name?: string; readonly value: string } | undefined {
  const [property, ...more] = node.properties ?? [];
  if (node.type !== 'ObjectExpression' || more.length > 0) return undefined;
  if (!property) return { value: 'LEFT_OUT' };
  return isPlain(property) ? { name: nameOf(property), value: `(${valueText(code, property)})` } : undefined;
}

function nameOf({ key }: Node): string {
  return JSON.stringify(key?.name ?? key?.value);
}

function valueText(code: string, { value }: Node): string {
  return rewritten(code, value as Node);
}
