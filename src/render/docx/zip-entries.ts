import { Inflate, strFromU8 } from 'fflate';

/** A file in a zip archive, as the archive's table of contents has it; its bytes are not unpacked yet. */
export type ZipEntry = {
  readonly name: string;
  /** How many bytes it says it has. */
  readonly size: number;
  readonly packed: Uint8Array;
  readonly method: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Unpacked step by step, so that what unpacks to more than it says is noticed in time: a step makes 1,032 times as much at most. */
const STEP = 4096;

/** Returns what an archive holds, at most so many files and one more. Throws where it is no archive, or a broken one. */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = Math.min(view.getUint16(end + 10, true), most + 1);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const { entry, next } = readEntry(bytes, view, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** Unpacks a file of an archive. Throws where it has not exactly as many bytes as it says. */
export function unpack({ size, packed, method }: ZipEntry): Uint8Array {
  if (method === STORED && packed.length === size) return packed.slice();
  if (method !== DEFLATED) throw new Error('packed in a way that is not known');
  const unpacked = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new Error('larger than it says');
    unpacked.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length; at += STEP)
    stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  if (length !== size) throw new Error('smaller than it says');
  return unpacked;
}

/** The table of contents is found from the end of the file, where a comment may follow. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  throw new Error('no end');
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly entry: ZipEntry; readonly next: number } {
  const local = view.getUint32(at + 42, true);
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (view.getUint32(at, true) !== ENTRY || view.getUint32(local, true) !== LOCAL || isEncrypted)
    throw new Error('a broken entry');
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((by) => view.getUint16(at + by, true));
  const nameEnd = at + 46 + (nameLength ?? 0);
  const isUnicode = (view.getUint16(at + 8, true) & 0x800) !== 0;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packedSize = view.getUint32(at + 20, true);
  if (start + packedSize > bytes.length) throw new Error('cut off');
  return {
    entry: {
      name: strFromU8(bytes.subarray(at + 46, nameEnd), !isUnicode),
      size: view.getUint32(at + 24, true),
      packed: bytes.subarray(start, start + packedSize),
      method: view.getUint16(at + 10, true),
    },
    next: nameEnd + (extraLength ?? 0) + (commentLength ?? 0),
  };
}
