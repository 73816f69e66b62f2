import { fieldName, membersAt } from '../../registry/members.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { isList, isMapping, type Mapping } from '../../text/value.ts';
import type { Rule } from '../rule.ts';

/** Publications: every partner was told, objections are settled or waited for, the grant is named. */
export const publicationRule: Rule = {
  name: 'publications',
  *check({ workspace }) {
    for (const entry of workspace.registries.get('publications')?.entries ?? []) {
      yield* checkNotice(entry, workspace);
      yield* checkObjections(entry);
      yield* checkAcknowledgement(entry, workspace);
    }
  },
};

function* checkNotice(entry: Entry, workspace: Workspace): Generator<Diagnostic> {
  const { notice_sent_on: sent, notice_sent_to: told, partners: own, status } = entry.data;
  if (typeof sent !== 'string' || status === 'withdrawn' || workspace.partial.has('partners')) return;
  const known = new Set([...(isList(told) ? told : []), ...(isList(own) ? own : [])]);
  const missing = partnersOn(sent, workspace).filter((id) => !known.has(id));
  if (missing.length === 0) return;
  yield entryFinding(entry, {
    code: 'publications/not-all-told',
    path: ['notice_sent_to'],
    message: `the notice of ${sent} did not go to ${missing.join(', ')}`,
    hint: `send it, then: grantbook set ${entry.id} notice_sent_to+=${missing[0]}`,
  });
}

/** The partners of the agreement on a day: not the associated ones, nor those that came later or had left. */
function partnersOn(day: string, { registries }: Workspace): string[] {
  const partners = registries.get('partners')?.entries ?? [];
  const counts = ({ role, accession_date: from, withdrawal_date: to }: Mapping) =>
    role !== 'associated' &&
    !(typeof from === 'string' && from > day) &&
    !(typeof to === 'string' && to <= day);
  return partners.filter(({ data }) => counts(data)).map(({ id }) => id);
}

function* checkObjections(entry: Entry): Generator<Diagnostic> {
  const { status, date } = entry.data;
  const objections = membersAt(entry.data, ['objections', '*']);
  if (status === 'permitted' && objections.length > 0) yield ignored(entry, objections.length);
  if (typeof status !== 'string' || !GOES_ON.includes(status)) return;
  const day = status === 'published' && typeof date === 'string' ? date : undefined;
  for (const { path, value } of objections) {
    if (!isMapping(value) || isOver(value, day)) continue;
    const item = fieldName(path);
    yield entryFinding(entry, {
      code: 'publications/objection-open',
      path: [...path, 'partner'],
      message: `the objection of ${String(value.partner)} is not settled${day === undefined ? '' : ` on ${day}`}`,
      hint: `record how: grantbook set ${entry.id} "${item}.resolved_on=…" "${item}.resolution=…"`,
    });
  }
}

/** The states in which a publication goes on in spite of objections. */
const GOES_ON = ['resolved', 'submitted', 'published'];

/** Returns whether an objection no longer holds a publication back on a day; without a day, whether it ever ends. */
function isOver({ resolved_on: resolved, delay_until: until }: Mapping, day?: string): boolean {
  const settled = typeof resolved === 'string' && (day === undefined || resolved <= day);
  const waited = typeof until === 'string' && (day === undefined || until < day);
  return settled || waited;
}

function ignored(entry: Entry, count: number): Diagnostic {
  return entryFinding(entry, {
    code: 'publications/objection-ignored',
    path: ['status'],
    message: `${entry.id} is "permitted" by silence, and ${count === 1 ? 'a partner' : `${count} partners`} objected`,
    hint: `settle it: grantbook move ${entry.id} object, then resolve`,
  });
}

function* checkAcknowledgement(entry: Entry, { project }: Workspace): Generator<Diagnostic> {
  const { acknowledgement, status } = entry.data;
  const grant = project?.data.grant_number;
  if (status !== 'published' || typeof acknowledgement !== 'string' || typeof grant !== 'string') return;
  if (acknowledgement.includes(grant)) return;
  yield entryFinding(entry, {
    code: 'publications/acknowledgement',
    path: ['acknowledgement'],
    message: `the acknowledgement does not name the grant "${grant}"`,
    hint: 'give it as it is printed; where it is missing there, ask for a correction',
  });
}
