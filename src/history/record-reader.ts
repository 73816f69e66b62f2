import type { RegistrySchema } from '../schema/registry-schema.ts';
import { isMapping, type Mapping } from '../text/value.ts';
import { decodeText } from '../text/yaml/decode.ts';
import type { YamlJudge } from '../text/yaml/judge.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';
import type { Shape, YamlFile } from '../text/yaml/yaml-file.ts';
import { listSlices } from './list-slices.ts';

/** The record to follow: an id of a registry. */
export type RecordQuery = { readonly registry: RegistrySchema; readonly id: string };

/** What a file says of one record. */
export type Sighting =
  | { readonly kind: 'found'; readonly value: Mapping }
  | Unreadable
  | { readonly kind: 'absent' };

/** The record, or the file where it may stand, cannot be read. */
export type Unreadable = {
  readonly kind: 'unreadable';
  /** Two sightings with the same content are of the same broken text. */
  readonly content: string;
  readonly problem: string;
  /** Whether the record is known to be there; otherwise it is if it was there before. */
  readonly certain: boolean;
};

/** A version of a file, by git's blob id. */
export type FileVersion = { readonly path: string; readonly blob: string; readonly bytes: Uint8Array };

type Stretch = { readonly path: string; readonly text: string; readonly shape: Shape };

/** The file says nothing of the record. */
export const ABSENT: Sighting = { kind: 'absent' };

/** Finds one record in version after version of files. A stretch of text is parsed once, however often it is seen. */
export class RecordReader {
  readonly #query: RecordQuery;
  readonly #seen = new Map<string, Sighting>();
  #judge: YamlJudge | undefined;

  constructor(query: RecordQuery) {
    this.#query = query;
  }

  /** Lets the reader use the full YAML parser from now on. */
  use(judge: YamlJudge): void {
    this.#judge = judge;
  }

  /** Returns what a file says of the record; 'needs-judge' where only the full YAML parser can tell. */
  read({ path, blob, bytes }: FileVersion): Sighting | 'needs-judge' {
    const { registry, id } = this.#query;
    if (registry.single && path !== registry.source.path) return ABSENT;
    const { text, problems } = decodeText(path, bytes);
    const [problem] = problems;
    if (problem)
      return { kind: 'unreadable', content: blob, problem: problem.message, certain: this.#isNamed(path) };
    if (registry.single) return this.#parse({ path, text, shape: 'record' });
    if (!mayName(text, id)) return ABSENT;
    const slices = listSlices(text);
    if (slices === undefined) return this.#parse({ path, text, shape: shapeOf(text) });
    return this.#readSlices(
      path,
      slices.filter((slice) => mayName(slice, id)),
    );
  }

  /** Of two records with the id the first counts, as everywhere; one that can be read before one that cannot. */
  #readSlices(path: string, slices: readonly string[]): Sighting | 'needs-judge' {
    let best: Sighting = ABSENT;
    for (const text of slices) {
      const sighting = this.#parse({ path, text, shape: 'list' });
      if (sighting === 'needs-judge' || sighting.kind === 'found') return sighting;
      best = surer(best, sighting);
    }
    return best;
  }

  #parse(stretch: Stretch): Sighting | 'needs-judge' {
    const key = `${stretch.shape}\0${this.#isNamed(stretch.path)}\0${stretch.text}`;
    const known = this.#seen.get(key);
    if (known) return known;
    const file = readYaml(
      {
        file: stretch.path,
        text: stretch.text,
        shape: stretch.shape,
        idField: this.#query.registry.id.field,
      },
      this.#judge,
    );
    if (file === 'needs-judge') return file;
    const sighting = this.#sightingIn(file);
    this.#seen.set(key, sighting);
    return sighting;
  }

  #sightingIn(file: YamlFile): Sighting {
    for (const { value } of file.records) {
      if (isMapping(value) && this.#isWanted(value)) return { kind: 'found', value };
    }
    const broken = file.records.filter(({ value }) => value === undefined);
    const errors = file.problems.filter(({ severity }) => severity === 'error');
    if (broken.length === 0 && errors.length === 0) return ABSENT;
    const certain =
      this.#isNamed(file.file) || broken.some(({ idHints }) => idHints.includes(this.#query.id));
    const problem = errors[0]?.message ?? 'the record cannot be read';
    return { kind: 'unreadable', content: file.text, problem, certain };
  }

  #isWanted(value: Mapping): boolean {
    const { registry, id } = this.#query;
    return registry.single || (Object.hasOwn(value, registry.id.field) && value[registry.id.field] === id);
  }

  /** Whether a path alone says that the record stands there. */
  #isNamed(path: string): boolean {
    const { registry, id } = this.#query;
    return registry.single ? path === registry.source.path : path.endsWith(`/${id}.yaml`);
  }
}

/** Whether a text may hold a record of the id: it says so, or it has escapes that could. */
function mayName(text: string, id: string): boolean {
  return text.includes(id) || text.includes('\\') || id.includes("'");
}

/** Returns how a file holds its records, as its text says. */
export function shapeOf(text: string): Shape {
  return /^(?:[ \t]*(?:#.*)?\r?\n|---\r?\n)*-[ \r\n]/.test(text) ? 'list' : 'record';
}

function surer(a: Sighting, b: Sighting): Sighting {
  if (a.kind === 'unreadable' && a.certain) return a;
  return b.kind === 'unreadable' ? b : a;
}
