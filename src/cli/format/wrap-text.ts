import { showStart } from '../../base/show-text.ts';

/** Returns the text in lines no wider than given, each with the indent; ends in a line end. */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each) => `${indent}${showStart(each)}\n`).join('');
}

/** Returns a text in lines no wider than given, after a head such as `  hint: `; the lines below stand under the text. */
export function wrapAfter(
  head: string,
  text: string,
  { width, paint = (same) => same }: { readonly width: number; readonly paint?: (text: string) => string },
): string {
  const indent = ' '.repeat(head.length);
  return `${paint(head)}${wrapText(text, width, indent).slice(indent.length).trimEnd()}`;
}

/** Returns a command as help shows it; a long one goes on behind a backslash, so that it can still be copied. */
export function wrapCommand(command: string, width: number): string {
  const lines = [''];
  for (const word of command.match(/(?:"[^"]*"|[^\s"])+/g) ?? []) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width - '        '.length - ' \\'.length) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return `  $ ${lines.join(' \\\n        ')}\n`;
}
