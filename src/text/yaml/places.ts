import type { Span } from '../span.ts';
import { type Path, type Value, valueAt } from '../value.ts';
import type { Place } from './yaml-file.ts';

type Step = Path[number];

/** Where every member of one value stands, noted while the value is read. */
export class Places {
  readonly #members = new Map<object, Map<Step, Place>>();
  #root: { readonly value: Value; readonly span: Span } | undefined;

  /** Notes where a member of a list or mapping stands. */
  note(owner: object, step: Step, place: Place): void {
    const members = this.#members.get(owner);
    if (members) members.set(step, place);
    else this.#members.set(owner, new Map([[step, place]]));
  }

  /** Notes the whole value, once it is read. */
  finish(value: Value, span: Span): void {
    this.#root = { value, span };
  }

  /** Returns where a member stands, or undefined where there is no such member. */
  locate(path: Path): Place | undefined {
    const root = this.#root;
    const last = path.at(-1);
    if (!root || last === undefined) return root && { value: root.span };
    const owner = valueAt(root.value, path.slice(0, -1));
    return typeof owner === 'object' && owner !== null ? this.#members.get(owner)?.get(last) : undefined;
  }
}
