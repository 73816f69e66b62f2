import { type Files, FilesError } from '../../registry/files.ts';

/** A picture of the book, and its size in pixels. */
export type Picture = {
  readonly type: 'png' | 'jpg';
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
};

const LARGEST = 5_000_000;

/** Reads a picture of the book by its path; a string says why it cannot be used. */
export function readPicture(files: Files, path: string): Picture | string {
  const entry = files.list().find((file) => file.path === path);
  if (!entry) return `the book has no picture "${path}"`;
  if (!entry.mode.startsWith('100')) return `"${path}" is not an ordinary file`;
  if ((entry.size ?? 0) > LARGEST) return `the picture "${path}" is larger than 5 MB`;
  try {
    return pictureOf(files.read(path), path);
  } catch (error) {
    if (error instanceof FilesError) return `the picture "${path}" cannot be read`;
    throw error;
  }
}

function pictureOf(data: Uint8Array, path: string): Picture | string {
  if (data.length > LARGEST) return `the picture "${path}" is larger than 5 MB`;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const isPng = data.length > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452;
  if (isPng) return sized({ type: 'png', data, width: view.getUint32(16), height: view.getUint32(20) }, path);
  const size = data.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
  return size ? sized({ type: 'jpg', data, ...size }, path) : `"${path}" is not a PNG or JPEG picture`;
}

function sized(picture: Picture, path: string): Picture | string {
  return picture.width > 0 && picture.height > 0 ? picture : `"${path}" is not a PNG or JPEG picture`;
}

/** Walks a JPEG's segments to the one that holds its size. */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
