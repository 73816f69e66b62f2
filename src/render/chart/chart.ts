/** A stretch of time, in project months from the project's start: month 1 is from 0 to 1. */
export type Span = {
  readonly from: number;
  readonly to: number;
  /** As the record says it. */
  readonly said: readonly [string, string];
};

/** A bar of a plan: what it is, when, and how much of it is done. */
export type PlanBar = {
  readonly label: string;
  /** Undefined where the record has no dates. */
  readonly span: Span | undefined;
  /** In percent; undefined where it is not said. */
  readonly done: number | undefined;
};

/** A day or month that matters, such as that of a deliverable. */
export type Mark = {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly said: string;
  /** Which of the plan's kinds of marks it is, from 0. */
  readonly kind: number;
};

/** Bars that belong together, and the marks among them. */
export type PlanGroup = {
  readonly label: string;
  readonly span: Span | undefined;
  readonly bars: readonly PlanBar[];
  readonly marks: readonly Mark[];
};

/** Records over the months of the project. */
export type PlanChart = {
  readonly kind: 'gantt';
  readonly caption: string;
  readonly groups: readonly PlanGroup[];
  readonly grouped: boolean;
  /** What the rows are, and each kind of mark: `Tasks`, `Deliverables`. */
  readonly rowsTitle: string;
  readonly groupTitle: string;
  readonly markTitles: readonly string[];
  /** What one mark of each kind is: `deliverable`. */
  readonly markNouns: readonly string[];
  readonly doneTitle: string | undefined;
  /** The calendar year and month (1 to 12) of project month 1. */
  readonly year: number;
  readonly month: number;
  /** The months shown: from the first to the last. */
  readonly first: number;
  readonly last: number;
  /** A day that is marked, and how it is said. */
  readonly line: { readonly at: number; readonly said: string } | undefined;
};

/** Numbers side by side, or one on the other, by what they belong to. */
export type BarChart = {
  readonly kind: 'bars';
  readonly caption: string;
  readonly byTitle: string;
  readonly unit: string;
  readonly stacked: boolean;
  /** What each number of a row is. */
  readonly series: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | undefined)[] }[];
};

/** How far each of some things is, in percent. */
export type ProgressChart = {
  readonly kind: 'progress';
  readonly caption: string;
  readonly rowsTitle: string;
  readonly valueTitle: string;
  readonly rows: readonly { readonly label: string; readonly percent: number | undefined }[];
};

/** What a chart shows, before it is drawn. */
export type Chart = PlanChart | BarChart | ProgressChart;
