import { DrawingPatch, ImagePatch, type TemplateDrawing, type TemplatePackage } from 'docx';
import type { Picture } from '../markdown/picture.ts';

/** A size in pixels, 96 to the inch. */
export type Size = { readonly width: number; readonly height: number };

/** English Metric Units in a pixel: ECMA-376 part 1, 20.1.2.1. */
const EMU = 9525;

/** What a logo takes where it stands as text: four centimetres of width, two of height. */
const LINE: Size = { width: 151, height: 76 };

/** Returns the largest size in a frame that keeps a picture's proportions. */
export function fitted(picture: Size, frame: Size): Size {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  return {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
}

/** Returns the size of a logo in a line of text; a small one is not made larger. */
export function lineSize(picture: Size): Size {
  return fitted(picture, {
    width: Math.min(LINE.width, picture.width),
    height: Math.min(LINE.height, picture.height),
  });
}

/** Puts a logo in the place of a picture: inside its frame, in the logo's own proportions. */
export class LogoPatch extends DrawingPatch {
  readonly #picture: Picture;
  readonly #description: string;
  /** One for each size: a picture that stands twice in one size is kept once. */
  readonly #patches = new Map<string, ImagePatch>();

  constructor(picture: Picture, description: string) {
    super();
    this.#picture = picture;
    this.#description = description;
  }

  patch(drawing: TemplateDrawing, template: TemplatePackage): void {
    const size = fitted(this.#picture, frameOf(drawing) ?? this.#picture);
    const key = `${size.width} ${size.height}`;
    const patch = this.#patches.get(key) ?? this.#patchOf(size);
    this.#patches.set(key, patch);
    patch.patch(drawing, template);
  }

  #patchOf(transformation: Size): ImagePatch {
    const { type, data } = this.#picture;
    return new ImagePatch({
      type,
      data,
      transformation,
      altText: { description: this.#description, title: '' },
    });
  }
}

function frameOf({ element }: TemplateDrawing): Size | undefined {
  const extent = element.elements?.find(({ name }) => name === 'wp:extent')?.attributes;
  const [width, height] = [Number(extent?.cx) / EMU, Number(extent?.cy) / EMU];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** Puts a value into the alternative text of a drawing. */
export class AlternativePatch extends DrawingPatch {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  patch({ element, placeholder }: TemplateDrawing): void {
    fillAlternatives(element, (text) => text.replaceAll(placeholder, () => this.#text));
  }
}

type XmlElement = TemplateDrawing['element'];

function fillAlternatives(element: XmlElement, fill: (text: string) => string): void {
  const { attributes } = element;
  if (attributes && ['wp:docPr', 'pic:cNvPr'].includes(element.name ?? '')) {
    for (const name of ['descr', 'title']) {
      const text = attributes[name];
      if (text !== undefined) attributes[name] = fill(String(text));
    }
  }
  for (const child of element.elements ?? []) fillAlternatives(child, fill);
}
