import { keyOf } from '../../registry/forms/form.ts';
import type { SheetWords } from '../forms/question.ts';
import { type GivenRow, placeIn } from './read-rows.ts';
import type { RecordItems } from './record-items.ts';

/** Returns where a field of a record stands: `Risks!E7`; nothing where it stands in no sheet. */
export type RowPlaces = (path: readonly (string | number)[]) => string;

/** The row of a record, where it has one, and the items of its lists. */
export type RecordRows = {
  readonly id: string;
  readonly row: GivenRow | undefined;
  readonly items: readonly RecordItems[];
};

/** Returns where the fields of a record stand, by their ways from the record. */
export function placesOf({ row, items }: RecordRows): RowPlaces {
  return (path) => {
    const item = items.find(({ list }) => list.path.every((step, i) => path[i] === step));
    const index = item && path[item.list.path.length];
    const inItem = item && typeof index === 'number';
    const own = inItem ? item.rows[index] : row;
    return own ? placeIn(own, keyOfCell(own, inItem ? path.slice(item.list.path.length + 1) : path)) : '';
  };
}

/** A member of what stands in one cell is in that cell; a mapping is where its first member is. */
function keyOfCell({ found }: GivenRow, path: readonly (string | number)[]): string {
  const keys = [...found.columns.values()].map(({ key }) => key);
  for (let end = path.length; end > 0; end--) {
    const key = path.slice(0, end).join('.');
    const known = keys.find((each) => each === key || (end === path.length && each.startsWith(`${key}.`)));
    if (known !== undefined) return known;
  }
  return found.table.registry.id.field;
}

/** Returns how questions about a record call its cells, and which of its items is which. */
export function sheetWords({ id, row, items }: RecordRows, fresh: string): SheetWords {
  return {
    fresh,
    placeOf: (trail, field) => {
      const [step] = trail;
      const key = keyOf(field);
      const item = items.find(({ list }) => keyOf(list) === (step?.[0] ?? key));
      const own = step ? item?.rows[step[1]] : item ? undefined : row;
      return own ? placeIn(own, key) : `${id}, "${item?.list.label ?? field.label}"`;
    },
    matchItems: (_, list) => items.find((each) => keyOf(each.list) === keyOf(list))?.matching,
  };
}
