/** What the head of a JPEG says of it. */
export type JpegFacts = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colours of screens, 4 colours of print. */
  readonly components: number;
  /** As the camera was held (EXIF): 1 upright. */
  readonly orientation: number;
};

/** Walks a JPEG's segments to the one that holds its size; undefined where there is none. */
export function readJpeg(view: DataView): JpegFacts | undefined {
  let [at, orientation] = [2, 1];
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const size = view.getUint16(at + 2);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { width, height, components: view.getUint8(at + 9), orientation };
    }
    if (marker === 0xe1) orientation = exifOrientation(view, at + 4, size - 2) ?? orientation;
    at += 2 + size;
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

const ORIENTATION = 0x0112;

/** Reads the tag of the orientation in a segment "Exif", which is a little TIFF file. */
function exifOrientation(view: DataView, start: number, length: number): number | undefined {
  const end = Math.min(start + length, view.byteLength);
  if (start + 14 > end || view.getUint32(start) !== 0x45786966) return undefined;
  const tiff = start + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return undefined;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const tag = directory + 2 + i * 12;
    if (tag + 12 > end) return undefined;
    if (view.getUint16(tag, little) !== ORIENTATION) continue;
    const value = view.getUint16(tag + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
