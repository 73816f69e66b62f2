import type { RegistrySchema } from '../schema/registry-schema.ts';
import { isMapping } from '../text/value.ts';
import { decodeText } from '../text/yaml/decode.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import type { Shape } from '../text/yaml/yaml-file.ts';
import { listSlices } from './list-slices.ts';
import { recordPaths } from './record-paths.ts';
import { type FileVersion, shapeOf } from './record-reader.ts';

/** A part of a file that holds a record of its own, or else a whole file. */
export type Stretch = {
  readonly text: string;
  /** The records it holds, as far as it says. */
  readonly ids: readonly string[];
  /** Whether it was read in full, so that no other record can stand in it. */
  readonly sure: boolean;
};

/** A version of a file in parts; without text where it is none. */
export type Parts = { readonly stretches: readonly Stretch[]; readonly bytes?: Uint8Array };

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Takes versions of a registry's files to parts. The same part is one object in however many versions it stands. */
export class Stretches {
  readonly #registry: RegistrySchema;
  readonly #judge: YamlJudge;
  readonly #known = new Map<string, Stretch>();
  readonly #versions = new Map<string, Parts>();

  constructor(registry: RegistrySchema, judge: YamlJudge) {
    this.#registry = registry;
    this.#judge = judge;
  }

  /** Returns the parts of a version of a file; its bytes are asked for once. */
  of(path: string, blob: string, readBlob: (id: string) => Uint8Array): Parts {
    const key = `${blob} ${path}`;
    const known = this.#versions.get(key);
    if (known) return known;
    const parts = this.#split({ path, blob, bytes: readBlob(blob) });
    this.#versions.set(key, parts);
    return parts;
  }

  #split({ path, blob, bytes }: FileVersion): Parts {
    const { text, problems } = decodeText(path, bytes);
    const { name, single } = this.#registry;
    if (single) return { stretches: [{ text: blob, ids: [name], sure: true }], bytes };
    if (problems.length > 0)
      return { stretches: [{ text: blob, ids: this.#namedBy(path), sure: false }], bytes };
    const slices = listSlices(text);
    if (slices)
      return { stretches: slices.map((slice) => this.#stretch({ text: slice, shape: 'list' }, [])) };
    return { stretches: [this.#stretch({ text, shape: shapeOf(text) }, this.#namedBy(path))] };
  }

  /** The id that the name of a file says; the list file is named after the registry. */
  #namedBy(path: string): string[] {
    const [, list] = recordPaths(this.#registry);
    return path === list ? [] : [path.replace(/^.*\//, '').replace(/\.yaml$/, '')];
  }

  #stretch({ text, shape }: Piece, named: readonly string[]): Stretch {
    const key = `${shape} ${named.join()}\n${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    // A piece of a string keeps the whole alive: a copy of its own keeps a long history small.
    const own = DECODER.decode(ENCODER.encode(text));
    const { ids, sure } = readIds({ text: own, shape }, this.#registry, this.#judge);
    const stretch = { text: own, ids: [...new Set([...named, ...ids])], sure };
    this.#known.set(`${shape} ${named.join()}\n${own}`, stretch);
    return stretch;
  }
}

type Piece = { readonly text: string; readonly shape: Shape };

function readIds({ text, shape }: Piece, registry: RegistrySchema, judge: YamlJudge): Omit<Stretch, 'text'> {
  const { field } = registry.id;
  const file = readYaml({ file: registry.source.path, text, shape, idField: field }, judge);
  if (file === 'needs-judge') throw new Error('the full YAML parser left a file undecided');
  const ids = file.records.flatMap(({ value, idHints }) => {
    const id = isMapping(value) && Object.hasOwn(value, field) ? value[field] : undefined;
    return typeof id === 'string' ? [id] : value === undefined ? idHints : [];
  });
  return { ids, sure: file.problems.every(({ severity }) => severity !== 'error') };
}
