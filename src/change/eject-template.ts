import { RequestError } from '../base/request-error.ts';
import { FilesError } from '../registry/files.ts';
import type { Workspace } from '../registry/workspace.ts';
import type { Plan } from './plan.ts';

/** The files of templates that come with grantbook, by path: templates, the parts they share, and the pictures they show. */
export type ShippedTemplates = ReadonlyMap<string, Uint8Array>;

/**
 * Returns the parts a template holds and the pictures it shows, as far as they come with grantbook and the
 * book has none of their names.
 */
export function companionsOf(
  text: string,
  { files }: Workspace,
  shipped: ShippedTemplates,
): [string, Uint8Array][] {
  const there = new Set(files.list().map(({ path }) => path));
  const held = partsIn(text, shipped);
  const whole = [text, ...held.map((path) => textOf(shipped, path))].join('\n');
  const pictures = [...shipped.keys()].filter(
    (path) => /\.(png|jpe?g)$/.test(path) && whole.includes(`(${path})`),
  );
  return [...held, ...pictures]
    .filter((path) => !there.has(path))
    .map((path) => [path, shipped.get(path) ?? new Uint8Array()]);
}

/** Returns the files of the parts in a text, and of those in them. */
function partsIn(text: string, shipped: ShippedTemplates): string[] {
  const found = new Set<string>();
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [, name] of next.matchAll(/\{\{~?>[ \t]*([a-z0-9-]+)/g)) {
      const path = `templates/parts/${name}.md.hbs`;
      if (!shipped.has(path) || found.has(path)) continue;
      found.add(path);
      open.push(textOf(shipped, path));
    }
  }
  return [...found].sort();
}

function textOf(shipped: ShippedTemplates, path: string): string {
  return new TextDecoder().decode(shipped.get(path));
}

/** A template to be put into the book as it came with grantbook. */
export type EjectRequest = {
  readonly name: string;
  readonly file: string;
  readonly shipped: ShippedTemplates;
  readonly reason?: string | undefined;
};

/** Plans the copy of a template that comes with grantbook. Throws a RequestError where the book has one that was changed. */
export function ejectTemplate(workspace: Workspace, request: EjectRequest): Plan {
  const { name, file, shipped, reason } = request;
  const bytes = shipped.get(file) ?? new Uint8Array();
  if (!mayWrite(workspace, file, bytes))
    throw new RequestError(
      `${file} was changed in this book and is not overwritten`,
      `to have both, rename yours first: git mv ${file} templates/my-${file.slice('templates/'.length)}, then grantbook save`,
    );
  const companions = companionsOf(new TextDecoder().decode(bytes), workspace, shipped);
  return {
    writes: new Map([[file, bytes], ...companions]),
    deletes: [],
    message: {
      subject: `template ${name}: put it into the book, to be changed`,
      ...(reason !== undefined && { reason }),
      trailers: [],
    },
  };
}

/** Whether the book has no such file, or the same. One that cannot be read, such as a symbolic link, is not known to be ours. */
export function mayWrite({ files }: Workspace, file: string, bytes: Uint8Array): boolean {
  if (!files.list().some(({ path }) => path === file)) return true;
  try {
    const own = files.read(file);
    return own.length === bytes.length && own.every((byte, i) => byte === bytes[i]);
  } catch (error) {
    if (error instanceof FilesError) return false;
    throw error;
  }
}
