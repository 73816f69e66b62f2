import type { Plugin } from 'rolldown';
import { todaysSyntax } from './todays-syntax.ts';

/** A stretch of a library's code, and what stands there instead. */
type Change = { readonly found: RegExp; readonly put: string };

/** A function of which what it gave is kept: by the text it is given, or by the face of the font. */
function kept(name: string, parameter: string, by: 'text' | 'face'): Change {
  const found = new RegExp(`^var ${name} = (?=\\(${parameter}\\) => )`, 'm');
  return {
    found,
    put: `var ${name} = kept${by === 'text' ? 'ByText' : 'ByFace'}((given) => find_${name}(given));\nvar find_${name} = `,
  };
}

const KEPT = `function keptByText(find) {
	const known = new Map();
	return (text) => {
		if (!known.has(text)) known.set(text, find(text));
		return known.get(text);
	};
}
function keptByFace(find) {
	const known = new Map();
	const word = (flag) => (flag === true ? 2 : flag ? 1 : 0);
	return (font) => {
		let faces = known.get(font.font);
		if (faces === void 0) known.set(font.font, (faces = []));
		const at = word(font.bold) * 3 + word(font.italic);
		if (!(at in faces)) faces[at] = find(font);
		return faces[at];
	};
}
function keptByFont(find) {
	const known = new WeakMap();
	return (text, font) => {
		if (font === void 0) return find(text);
		let texts = known.get(font);
		if (texts === void 0) known.set(font, (texts = new Map()));
		if (!texts.has(text)) texts.set(text, find(text, font));
		return texts.get(text);
	};
}
`;

/**
 * The layout looks its font up by name, unpacks the tables of the font and makes regular expressions, for every word and
 * often for every character. Here all that is done once a font, and once a character. The font of a run
 * is an object that never changes.
 */
const LOOKED_UP: readonly Change[] = [
  { found: /^/, put: KEPT },
  kept('knownEastAsianFontOf', 'font', 'text'),
  kept('eastAsianFontOf', 'font', 'text'),
  kept('exactWidthsOf', 'font', 'text'),
  kept('widthsOf', 'font = DEFAULT_FONT', 'text'),
  kept('takesNoRoom', 'character', 'text'),
  kept('moreFaceOf', '\\{ font, bold = false, italic = false \\}', 'face'),
  kept('measuresOf', 'font', 'face'),
  {
    found: /^\tmeasureWidth: \(text, font\) => measureTextWidthAsDrawn\(text, font\),$/m,
    put: '\tmeasureWidth: keptByFont((text, font) => measureTextWidthAsDrawn(text, font)),',
  },
  {
    found: /^\tmeasureTextHeight,\n\tunknownCharacter,$/m,
    put: '\tmeasureTextHeight: keptByFont(measureTextHeight),\n\tunknownCharacter,',
  },
];

/** Printable ASCII in a face that has all of it is looked at as a whole, where every character was. */
const ASCII: readonly Change[] = [
  {
    found: /^var unknownCharacter = (?=\(text, font = \{\}\) => \{$)/m,
    put: `var PRINTABLE = /^[ -~]+$/;
var ownPrintable = new Map();
var hasPrintable = (measures) => {
	let has = ownPrintable.get(measures);
	if (has === void 0) {
		has = !measures.monospaced;
		for (let code = 32; code <= 126; code++) {
			const index = CHARACTER_INDEX.get(code);
			if (index === void 0 || measures.widths[index] === void 0 || measures.fallbacks[index] !== void 0) has = false;
			if (MORE_CHARACTER_INDEX.has(code)) has = false;
		}
		ownPrintable.set(measures, has);
	}
	return has;
};
var unknownCharacter = (text, font = {}) => PRINTABLE.test(text) && hasPrintable(measuresOf(font)) ? void 0 : findUnknownCharacter(text, font);
var findUnknownCharacter = `,
  },
  {
    found:
      /^(var measureTextHeight = \(text, font = \{\}\) => \{\n\tconst )(\{ fallbacks, more, monospaced \} = measuresOf\(font\);)$/m,
    put: '$1measures = measuresOf(font);\n\tif (PRINTABLE.test(text) && hasPrintable(measures)) return;\n\tconst { fallbacks, more, monospaced } = measures;',
  },
  {
    found: /^(\tif \(hidden\) return \[\];\n\treturn )\[\.\.\.text\](?=\.reduce\(\(all, character\) => \{$)/m,
    put: '$1(format.fontHint !== "eastAsia" && PRINTABLE.test(text) ? [text] : [...text])',
  },
];

/** What is the same with fewer objects made on the way to it. */
const FEWER_OBJECTS: readonly Change[] = [
  {
    found: /^var withoutUndefined = \(object\) => Object\.fromEntries\(.*\);$/m,
    put: `var withoutUndefined = (object) => withDefined({}, object);
var withDefined = (made, object) => {
	for (const name of Object.keys(object)) if (object[name] !== void 0) made[name] = object[name];
	return made;
};`,
  },
  {
    found: /^var combine = \(formats\) => formats\.reduce\(.*\);$/m,
    put: 'var combine = (formats) => formats.reduce(withDefined, {});',
  },
  {
    found: /^var formatted = \(element\) => \{\n\tvar _element\$elements;\n(\tif .*\n)\treturn .*\n\};$/m,
    put: `var formatted = (element) => {
$1	const content = element.attributes === void 0 ? [] : [{ _attr: element.attributes }];
	for (const each of element.elements || []) if (each.type === "element" || each.type === "text" || each.type === "cdata") content.push(formatted(each));
	return { [String(element.name)]: content };
};`,
  },
  {
    found: /^(\t\tconst place = \(state\) => )(?=\(\{ \.\.\.\(state\), markers: )/m,
    put: '$1state.pending.length === 0 ? state : ',
  },
  {
    found:
      /^(\t+)(const same = piece\.font === font && piece\.hyphenation === hyphenation;\n\t+)(?=last\.pieces\[)/m,
    put: '$1$2if (same) piece.text += character;\n$1else ',
  },
];

/** What a line has once it is being filled: with it from the start, all lines have the same shape, and are copied faster. */
const OF_LINE = ['unsupported', 'border', 'tabsOnly', 'latin', 'unknown', 'pastIndent', 'unbroken'];
const NOT_YET = OF_LINE.map((name) => `${name}: void 0`).join(', ');

const LINES: readonly Change[] = [
  {
    found:
      /(?<=^\t\tlet line = putMember\(\(\{ position: first \? .*, started: false, )first(?= \}\), "unsupported", )/m,
    put: `first, ${NOT_YET}`,
  },
  { found: /(?<=^\t+started: false,\n\t+)first: false$/m, put: `first: false, ${NOT_YET}` },
  {
    found: /^var othersOf = \(pieces\) => /m,
    put: 'var othersOf = (pieces) => pieces.every(({ text }) => text === " ") ? [] : ',
  },
  {
    found: /^(\t\t)const guessesOn = \(page\) => .*;$/m,
    put: `$1const guessed = new Map();
$1for (const { type, page, reason } of placements) if (type === "guess") guessed.set(page, (guessed.get(page) || new Set()).add(reason));
$1const guessesOn = (page) => [...(guessed.get(page) || [])];`,
  },
];

/**
 * A document is packed once the library is done with it, so it does not pack it before; and it looks for the
 * places of pictures in the text of every part only where there are pictures.
 */
const PATCHER: readonly Change[] = [
  {
    found: /^var zipFiles = \(files\) => zipSync\((.*)\);$/m,
    put: 'var zipFiles = (files) => zipSync($1, { level: 0 });',
  },
  {
    found:
      /^\t\t\t(?=const mediaDatas = imageReplacer\.getMediaData\(JSON\.stringify\(json\), file\.Media\);$)/m,
    put: '\t\t\tif (file.Media.Array.length === 0) break;\n\t\t\t',
  },
];

const LIBRARY = /\/node_modules\/docx\/dist\/([^/]+)$/;

/** Where each of the changes is made; a build in which one finds nothing to change fails. */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'index.mjs': PATCHER,
  'layout.mjs': [...LOOKED_UP, ...ASCII, ...FEWER_OBJECTS, ...LINES],
};

/**
 * Returns a plugin of the bundler that makes the library of Word files quicker, and nothing else. It is
 * published as code for old engines: it gets the syntax of today back.
 */
export function quickDocx(): Plugin {
  return {
    name: 'quick-docx',
    transform(code, id) {
      const name = LIBRARY.exec(id)?.[1] ?? '';
      return CHANGES[name] ? quickened(code, name) : null;
    },
  };
}

/** Returns a file of the library, by its name, as it is built in. */
export function quickened(code: string, name: string): string {
  return (CHANGES[name] ?? []).reduce((made, each) => changed(made, each, name), todaysSyntax(code));
}

function changed(code: string, { found, put }: Change, name: string): string {
  if (!found.test(code))
    throw new Error(`docx/dist/${name} is not as it was (${found.source}): see scripts/quick-docx.ts`);
  return code.replace(found, put);
}
