/** What a folder holds, as git keeps it: the name's bytes one character each. */
export type TreeItem = { readonly mode: string; readonly name: string; readonly oid: string };

/** Reads the bytes of a tree object whose ids have so many bytes. */
export function parseTree(content: Uint8Array, idBytes: number): TreeItem[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const items: TreeItem[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    items.push({
      mode: bytes.toString('latin1', at, space),
      name: bytes.toString('latin1', space + 1, end),
      oid: bytes.toString('hex', end + 1, end + 1 + idBytes),
    });
    at = end + 1 + idBytes;
  }
  return items;
}

/** Returns the bytes of a tree object; its items are in git's order already. */
export function formatTree(items: readonly TreeItem[]): Uint8Array {
  return Buffer.concat(
    items.flatMap(({ mode, name, oid }) => [
      Buffer.from(`${mode} ${name}\0`, 'latin1'),
      Buffer.from(oid, 'hex'),
    ]),
  );
}
