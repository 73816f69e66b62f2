const DASH = 45;
const SPACE = 32;
const HASH = 35;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Returns the stretch of each item of a list that stands at the left margin, each with the comments
 * after it; undefined where the text is anything else (directives, documents, flow style, a mapping).
 */
export function listSlices(text: string): string[] | undefined {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const first = text.charCodeAt(at);
    if (first === DASH && isGap(text.charCodeAt(at + 1))) starts.push(at);
    else if (!isMargin(first) || (starts.length === 0 && first === SPACE)) return undefined;
  }
  if (starts.length === 0) return undefined;
  return starts.map((start, i) => text.slice(start, starts[i + 1]));
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function isGap(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN;
}

function isMargin(code: number): boolean {
  return isGap(code) || code === HASH;
}
