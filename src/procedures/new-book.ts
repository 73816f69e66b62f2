import { type Day, parseDay } from '../base/day.ts';
import { projectMonthEnd } from '../base/project-month.ts';
import { RequestError } from '../base/request-error.ts';
import { formatRecord } from '../text/edit/format-value.ts';
import { bookSettings } from './book-settings.ts';
import { bodiesWithLimits } from './profile-text.ts';
import { projectText } from './project-text.ts';
import { type RegistrySource, registrySources } from './registry-sources.ts';

/** What is known of a new project. */
export type NewProject = {
  readonly acronym: string;
  readonly title: string;
  readonly grantNumber: string;
  readonly start: string;
  readonly months: string;
  readonly coordinator: string;
  readonly country: string;
  /** The profiles that its settings are taken from; `custom` for none. */
  readonly governance: string;
  readonly reviews: string;
  /** Who makes the book: its first person, with the role of coordinator. */
  readonly coordinatorPerson: { readonly name: string; readonly email: string };
};

/** A project whose dates have been read. */
export type DatedProject = Omit<NewProject, 'start' | 'months'> & {
  readonly start: Day;
  readonly months: number;
  readonly end: Day;
};

/** The bytes of a book's files by path. */
export type BookFiles = ReadonlyMap<string, Uint8Array>;

/** Returns a new book: the shipped schemas and templates, the project, its coordinator, and empty registries. */
export function newBook(shipped: BookFiles, project: NewProject): BookFiles {
  const dated = readDates(project);
  const sources = registrySources(shipped);
  const texts: Record<string, string> = {
    ...Object.fromEntries(sources.map(emptyRegistry)),
    ...bookSettings(sources),
    'project-data/project.yaml': projectText(dated),
    'project-data/partners.yaml': partnersText(dated),
    'project-data/people.yaml': peopleText(dated),
    'project-data/bodies.yaml': bodiesText(dated),
    'project-data/reporting-periods.yaml': periodsText(dated),
  };
  return sorted([...shipped, ...encoded(texts)]);
}

/** Returns the B-WISE book: the shipped schemas and templates, and all its records. */
export function exampleBook(shipped: BookFiles, records: BookFiles): BookFiles {
  return sorted([...shipped, ...records, ...encoded(bookSettings(registrySources(shipped)))]);
}

/** Returns a book with more files, given as text by path. */
export function withFiles(book: BookFiles, texts: ReadonlyMap<string, string>): BookFiles {
  return sorted([...book, ...encoded(Object.fromEntries(texts))]);
}

function readDates(project: NewProject): DatedProject {
  const start = parseDay(project.start);
  if (start === undefined)
    throw new RequestError(
      `"${project.start}" is not a date`,
      'write the start as YYYY-MM-DD: --start 2025-01-01',
    );
  if (!/^\d{1,3}$/.test(project.months))
    throw new RequestError(`"${project.months}" is not a number of months`, 'for example: --months 36');
  const months = Number(project.months);
  return { ...project, start, months, end: projectMonthEnd(start, months) };
}

/** Returns the file of a registry that has no records yet, with its text. */
export function emptyRegistry({ name, path }: RegistrySource): [string, string] {
  if (path.endsWith('/')) return [`${path}.gitkeep`, ''];
  return [path, `# Add a record: grantbook add ${name} …, or by hand; then: grantbook validate\n[]\n`];
}

const STYLE = { indent: 0, eol: '\n' } as const;

function partnersText({ coordinator, country, start }: DatedProject): string {
  const record = {
    id: coordinator,
    legal_name: coordinator,
    country,
    role: 'coordinator',
    participant_number: 1,
    type: 'other',
    accession_date: start,
    voting: true,
    technical_contact: 'P-001',
    financial_contact: 'P-001',
    status: 'active',
  };
  return `# The partners. Correct the full name, and add the others: grantbook add partner id=… legal_name=…\n${formatRecord(record, STYLE)}`;
}

function peopleText({ coordinator, start, coordinatorPerson: { name, email } }: DatedProject): string {
  const record = {
    id: 'P-001',
    name,
    partner: coordinator,
    email,
    roles: ['coordinator'],
    active_from: start,
    consent_gdpr: true,
  };
  return `# The people. Who signs commits with one of these addresses acts in that person's roles.\n${formatRecord(record, STYLE)}`;
}

/** The bodies whose time limits a new book's settings give; the others are added as they are set up. */
function bodiesText({ start, governance }: DatedProject): string {
  const body = { chair: 'P-001', set_up_on: start };
  const bodies = [
    { id: 'GA', title: 'General assembly', membership: 'partners', ...body },
    {
      id: 'SC',
      title: 'Steering committee',
      membership: 'listed',
      ...body,
      informs: ['GA'],
      escalates_to: 'GA',
    },
  ];
  const workshop = { id: 'WS', title: 'Workshop', membership: 'attendance', ...body, escalates_to: 'SC' };
  const all = bodiesWithLimits(governance).includes('WS') ? [...bodies, workshop] : bodies;
  const records = all.map((record) => formatRecord(record, STYLE));
  return `# Who meets and decides. Name the members of the committee; add others: grantbook add body id=WP …\n${records.join('\n')}`;
}

function periodsText({ months, end }: DatedProject): string {
  const record = {
    id: 'RP1',
    title: 'Final report',
    kind: 'official',
    from_month: 'M1',
    to_month: `M${months}`,
    ends_on: end,
    responsible: 'P-001',
    status: 'open',
  };
  return `# The reporting periods: the official ones as in project.yaml, and between them internal ones (RP1.1).\n${formatRecord(record, STYLE)}`;
}

function encoded(texts: Readonly<Record<string, string>>): [string, Uint8Array][] {
  return Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]);
}

function sorted(files: readonly (readonly [string, Uint8Array])[]): BookFiles {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
