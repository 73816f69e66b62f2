/** A kind of chart: what it shows, and the attributes it has beside those of every chart. */
export type KindShape = {
  readonly usage: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
};

/** The kinds of charts. */
export const chartKinds: Readonly<Record<string, KindShape>> = {
  gantt: {
    usage:
      '::chart{kind=gantt source=REGISTRY start=FIELD end=FIELD group=FIELD done=FIELD marks="REGISTRY.FIELD" day="…" caption="…"}',
    required: ['start', 'end'],
    optional: ['group', 'done', 'marks', 'day', 'label'],
  },
  bars: {
    usage:
      '::chart{kind=bars source=REGISTRY by=FIELD values="FIELD FIELD" layout=stacked unit="…" caption="…"}',
    required: ['by', 'values'],
    optional: ['layout', 'unit'],
  },
  progress: {
    usage: '::chart{kind=progress source=REGISTRY value=FIELD label="FIELD FIELD" caption="…"}',
    required: ['value'],
    optional: ['label'],
  },
};

/** The attributes of every chart. */
export const commonAttributes: readonly string[] = [
  'id',
  'kind',
  'source',
  'where',
  'sort',
  'caption',
  'width',
  'empty',
];

/** Returns the shape of a kind; undefined where there is no such kind. */
export function kindShape(kind: string): KindShape | undefined {
  return Object.hasOwn(chartKinds, kind) ? chartKinds[kind] : undefined;
}
