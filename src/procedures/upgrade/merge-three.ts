import { mergeValues } from '../../exchange/merge/merge-values.ts';
import { rewriteJson } from '../../exchange/merge/rewrite-json.ts';
import { isTextFile } from '../../registry/upgrade/origin.ts';
import type { Mapping } from '../../text/value.ts';
import { schemaOf, textOf } from './changes-in.ts';
import type { Conflict, FileUpgrade, Side, UpgradeRequest } from './file-upgrade.ts';
import { placeInWords, valueInWords } from './schema-words.ts';

/** A file as the book took it, as it is there, and as the new version has it. */
export type Three = {
  readonly path: string;
  readonly base: Uint8Array;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
};

type Merged = Pick<FileUpgrade, 'standing' | 'conflicts'> & { readonly write?: Uint8Array };

/** Merges what the book and the new version changed: a schema member by member, a text line by line. */
export function mergeThree(request: UpgradeRequest, three: Three): Merged {
  const side = request.decided.get(three.path);
  if (!isTextFile(three.path)) return side ? settled(three[side], three) : conflicts([wholeFile(three)]);
  const schemas = schemasOf(three);
  return schemas ? mergeSchemas(three, schemas, side) : mergeLines(request, three, side);
}

function settled(bytes: Uint8Array, { ours }: Three): Merged {
  return { standing: 'merged', conflicts: [], ...(bytes !== ours && { write: bytes }) };
}

function conflicts(found: readonly Conflict[]): Merged {
  return { standing: 'conflict', conflicts: found };
}

function wholeFile({ base, ours, theirs }: Three): Conflict {
  const size = ({ length }: Uint8Array) => `a file of ${length} bytes`;
  return { place: 'the whole file', before: size(base), ours: size(ours), theirs: size(theirs) };
}

type Schemas = Readonly<Record<'base' | 'ours' | 'theirs', Mapping>>;

function schemasOf({ path, ...three }: Three): Schemas | undefined {
  const read = (bytes: Uint8Array) => schemaOf(path, textOf(bytes));
  const [base, ours, theirs] = [read(three.base), read(three.ours), read(three.theirs)];
  return base && ours && theirs ? { base, ours, theirs } : undefined;
}

function mergeSchemas(three: Three, schemas: Schemas, side: Side | undefined): Merged {
  const merged = mergeValues(schemas, side ?? 'ours');
  if (!side && merged.conflicts.length > 0)
    return conflicts(
      merged.conflicts.map(({ path, base, ours, theirs }) => ({
        place: placeInWords(path),
        before: valueInWords(base),
        ours: valueInWords(ours),
        theirs: valueInWords(theirs),
      })),
    );
  const own = new TextDecoder().decode(three.ours);
  const text = rewriteJson({ text: own, model: textOf(three.theirs) }, merged.value ?? null);
  return text === own ? settled(three.ours, three) : settled(new TextEncoder().encode(text), three);
}

function mergeLines({ mergeTexts }: UpgradeRequest, three: Three, side: Side | undefined): Merged {
  const texts = { base: textOf(three.base), ours: textOf(three.ours), theirs: textOf(three.theirs) };
  const { text, clean } = mergeTexts(texts, side);
  if (!clean) return conflicts(hunksOf(text));
  const eol = three.ours.includes(13) ? '\r\n' : '\n';
  return settled(new TextEncoder().encode(text.replaceAll('\n', eol)), three);
}

const HUNK = /^<{7} ours\n([\s\S]*?)^\|{7} before\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7} theirs$/gm;

/** The stretches that git marks as conflicts. */
function hunksOf(text: string): Conflict[] {
  return [...text.matchAll(HUNK)].map(([whole, ours = '', before = '', theirs = '']) => {
    const line = text.slice(0, text.indexOf(whole)).split('\n').length;
    return { place: `the lines from ${line} on`, before, ours, theirs };
  });
}
