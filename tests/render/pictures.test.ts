import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/registry/files.ts';
import { loadTemplates } from '../../src/render/load-template.ts';
import { readPicture } from '../../src/render/markdown/picture.ts';
import { requestFor } from './book.ts';
import { docxOf, partOf } from './docx-parts.ts';
import { faultsOf } from './ooxml-faults.ts';

const emblem = readFileSync(new URL('../../templates/eu-emblem.png', import.meta.url));

/** The head of a JPEG: its size, its colours, and how the camera was held. */
function jpeg(facts: {
  width: number;
  height: number;
  colours?: number;
  held?: number;
  little?: boolean;
}): Uint8Array {
  const { width, height, colours = 3, held, little = false } = facts;
  const short = (value: number) => [value >> 8, value & 255];
  const word = (value: number) => (little ? short(value).reverse() : short(value));
  const long = (value: number) => (little ? [...word(value), 0, 0] : [0, 0, ...word(value)]);
  const tiff = [
    ...(little ? [0x49, 0x49] : [0x4d, 0x4d]),
    ...word(42),
    ...long(8),
    ...word(2),
    ...[...word(0x010f), ...word(2), ...long(4), 0, 0, 0, 0],
    ...[...word(0x0112), ...word(3), ...long(1), ...word(held ?? 1), 0, 0],
    ...long(0),
  ];
  const exif = [...Buffer.from('Exif\0\0'), ...tiff];
  const app1 = held === undefined ? [] : [0xff, 0xe1, ...short(exif.length + 2), ...exif];
  const frame = [8, ...short(height), ...short(width), colours, ...Array(colours * 3).fill(0)];
  return new Uint8Array([
    ...[0xff, 0xd8, ...app1, 0xff, 0xdb, ...short(4), 0, 0],
    ...[0xff, 0xff, 0xc0, ...short(frame.length + 2), ...frame, 0xff, 0xd9],
  ]);
}

function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(emblem);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const text = (value: string) => new TextEncoder().encode(value);

const PICTURES: Record<string, Uint8Array> = {
  'templates/good.png': emblem,
  'templates/good.jpg': jpeg({ width: 4000, height: 3000 }),
  'templates/upright.jpg': jpeg({ width: 7300, height: 5500, held: 1 }),
  'templates/turned.jpg': jpeg({ width: 7300, height: 5500, held: 6 }),
  'templates/mirrored.jpg': jpeg({ width: 40, height: 30, held: 2, little: true }),
  'templates/print.jpg': jpeg({ width: 40, height: 30, colours: 4 }),
  'templates/huge.png': png(30_000, 30_000),
  'templates/nothing.png': png(0, 30),
  'templates/heavy.png': new Uint8Array(5_000_001),
  'templates/cut.jpg': jpeg({ width: 40, height: 30 }).subarray(0, 12),
  'templates/logo.svg': text(
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>',
  ),
  'templates/named.png': text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'templates/photo.webp': text('RIFF\u0001\u0002\u0003\u0004WEBPVP8 '),
  'templates/moving.gif': text('GIF89a'),
  'templates/words.png': text('hello'),
};

describe('a picture is a PNG or JPEG of the book that shows the same everywhere', () => {
  const found = (path: string) => {
    const picture = readPicture(filesOf(PICTURES), path);
    return typeof picture === 'string' ? picture : `${picture.type} ${picture.width} × ${picture.height}`;
  };
  test.each([
    ['templates/good.png', 'png 360 × 240'],
    ['templates/good.jpg', 'jpg 4000 × 3000'],
    ['templates/upright.jpg', 'jpg 7300 × 5500'],
    ['templates/missing.png', 'the book has no picture "templates/missing.png"'],
    ['../outside.png', 'the book has no picture "../outside.png"'],
    ['/etc/hostname', 'the book has no picture "/etc/hostname"'],
    [
      'https://example.org/a.png',
      '"https://example.org/a.png" is not in the book; a picture is kept with it',
    ],
    ['//example.org/a.png', '"//example.org/a.png" is not in the book; a picture is kept with it'],
    ['file:///etc/a.png', '"file:///etc/a.png" is not in the book; a picture is kept with it'],
    [
      'templates/turned.jpg',
      '"templates/turned.jpg" is turned or mirrored by a mark of the camera (EXIF) that not every program follows; turn it in a picture program and save it',
    ],
    [
      'templates/mirrored.jpg',
      '"templates/mirrored.jpg" is turned or mirrored by a mark of the camera (EXIF) that not every program follows; turn it in a picture program and save it',
    ],
    [
      'templates/print.jpg',
      '"templates/print.jpg" has the colours of print (CMYK); save it with those of screens (RGB)',
    ],
    [
      'templates/huge.png',
      'the picture "templates/huge.png" has 30000 × 30000 pixels; the most is 50 million',
    ],
    ['templates/nothing.png', '"templates/nothing.png" is not a PNG or JPEG picture'],
    ['templates/heavy.png', 'the picture "templates/heavy.png" is larger than 5 MB'],
    ['templates/cut.jpg', '"templates/cut.jpg" is not a PNG or JPEG picture'],
    [
      'templates/logo.svg',
      '"templates/logo.svg" is an SVG picture, which can hold programs and look elsewhere for its parts; save it as PNG',
    ],
    [
      'templates/named.png',
      '"templates/named.png" is an SVG picture, which can hold programs and look elsewhere for its parts; save it as PNG',
    ],
    ['templates/photo.webp', '"templates/photo.webp" is a WebP picture; save it as PNG'],
    ['templates/moving.gif', '"templates/moving.gif" is a GIF picture; save it as PNG'],
    ['templates/words.png', '"templates/words.png" is not a PNG or JPEG picture'],
  ])('%s', (path, said) => {
    expect(found(path)).toBe(said);
  });

  test('one without words, for those who cannot see it, is a finding; so is one that cannot be used', () => {
    const head = '---\nfor: deliverables\ntitle: "x"\noutput: "x"\n---\n';
    const body =
      '![](templates/good.png)\n\n![Photo](templates/turned.jpg)\n\n![{{record.id}}](templates/good.png)';
    const { problems } = loadTemplates(filesOf({ ...PICTURES, 'templates/x.md.hbs': head + body }));
    expect(problems.map(({ code, message }) => `${code} ${message.slice(0, 48)}`)).toEqual([
      'template/image the picture is not said in words, for those who ',
      'template/image "templates/turned.jpg" is turned or mirrored by ',
    ]);
  });

  test('one that stands twice is kept once, and each place has its words', async () => {
    const picture = '(templates/eu-emblem.png)';
    const docx = await docxOf(
      await requestFor(`![One]${picture} and ![Two]${picture}\n\n- ![Three]${picture}`),
    );
    expect(Object.keys(unzipSync(docx)).filter((name) => name.includes('media'))).toHaveLength(1);
    const words = [...partOf(docx, 'word/document.xml').matchAll(/<wp:docPr id="(\d)"[^>]*descr="(\w+)"/g)];
    expect(words.map(([, id, said]) => `${id} ${said}`)).toEqual(['1 One', '2 Two', '3 Three']);
    expect(faultsOf(docx)).toEqual([]);
  }, 60_000);
});
