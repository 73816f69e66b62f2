import { type Files, FilesError } from '../../registry/files.ts';
import { type JpegFacts, readJpeg } from './read-jpeg.ts';

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
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path))
    return `"${path}" is not in the book; a picture is kept with it`;
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
  if (data.length < 5 || view.getUint16(0) !== 0xffd8) return otherKind(data, path);
  const facts = readJpeg(view);
  return (
    (facts && unfitJpeg(facts, path)) ??
    (facts ? sized({ type: 'jpg', data, ...facts }, path) : otherKind(data, path))
  );
}

/** Word opens a picture to its full size in memory, however small its file is. */
const MOST_PIXELS = 50_000_000;

function sized({ type, data, width, height }: Picture, path: string): Picture | string {
  if (width <= 0 || height <= 0) return `"${path}" is not a PNG or JPEG picture`;
  if (width * height > MOST_PIXELS)
    return `the picture "${path}" has ${width} × ${height} pixels; the most is 50 million`;
  return { type, data, width, height };
}

/** Programs differ in what they make of these two: what one shows upright lies on its side in another. */
function unfitJpeg({ components, orientation }: JpegFacts, path: string): string | undefined {
  if (components === 4)
    return `"${path}" has the colours of print (CMYK); save it with those of screens (RGB)`;
  if (orientation !== 1)
    return `"${path}" is turned or mirrored by a mark of the camera (EXIF) that not every program follows; turn it in a picture program and save it`;
  return undefined;
}

function otherKind(data: Uint8Array, path: string): string {
  const head = String.fromCharCode(...data.subarray(0, 512));
  const kind = /^RIFF[\s\S]{4}WEBP/.test(head)
    ? 'a WebP picture'
    : /^(\xef\xbb\xbf)?\s*<(\?xml|svg|!)/i.test(head)
      ? 'an SVG picture, which can hold programs and look elsewhere for its parts'
      : head.startsWith('GIF8')
        ? 'a GIF picture'
        : undefined;
  return kind === undefined
    ? `"${path}" is not a PNG or JPEG picture`
    : `"${path}" is ${kind}; save it as PNG`;
}
