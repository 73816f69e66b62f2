import { showLine } from '../../base/show-text.ts';
import type { Since } from '../../history/reviewed-history.ts';
import { labelOf } from '../../registry/find-entry.ts';
import { partnerOf } from '../../registry/people.ts';
import type { Workspace } from '../../registry/workspace.ts';
import type { Out } from '../context.ts';
import { wrapText } from '../format/wrap-text.ts';
import { shownChange } from '../log/told-event.ts';
import type { Differing, ReviewFacts, ToldSignOff } from './review-facts.ts';

/** Prints where a record stands with its reviews, and what changed since each. */
export function printReview(facts: ReviewFacts, workspace: Workspace, out: Out): void {
  const { entry, review, seal, authors, saved, signOffs } = facts;
  const line = (text: string, indent = '') => out.data(wrapText(showLine(text), out.width, indent));
  const person = (id: string) => personWords(id, workspace);
  line(`${entry.id} ${labelOf(entry)}`);
  out.data(`review: ${out.paint.bold(review.state)}\n`);
  for (const told of signOffs) printSignOff(told, { out, person });
  out.data('\n');
  line(`what counts: ${seal.fields.join(', ')}`);
  if (seal.linked.length > 0) line(`with what these say: ${seal.linked.map(({ of }) => of).join(', ')}`);
  const wrote = [...authors.people.map(person), ...authors.others.map((name) => `${name} (not in the book)`)];
  if (!saved) wrote.push('edits that are not saved yet');
  if (wrote.length > 0) line(`written by: ${wrote.join(', ')}`);
  line(`fingerprint: ${seal.fingerprint}`);
}

type Printing = { readonly out: Out; readonly person: (id: string) => string };

function printSignOff({ judged, differing }: ToldSignOff, { out, person }: Printing): void {
  const { signOff, standing, uncovered } = judged;
  const line = (text: string, indent: string) => out.data(wrapText(showLine(text), out.width, indent));
  const head = `${signOff.entry.id}  ${signOff.on}  ${person(signOff.reviewer)}`;
  out.data(`\n${showLine(head)}  ${standing === 'current' ? standing : out.paint.yellow(standing)}\n`);
  if (signOff.note !== undefined) line(`“${signOff.note}”`, '  ');
  line(signOff.fingerprint, '  ');
  if (uncovered.length > 0) line(`marked for review since, and not covered: ${uncovered.join(', ')}`, '  ');
  for (const each of differing) printDifference(each, out);
}

function printDifference({ id, registry, since }: Differing, out: Out): void {
  const line = (text: string, indent: string) => out.data(wrapText(showLine(text), out.width, indent));
  if (!registry) line(`${id} is gone`, '  ');
  if (!since) {
    const why = 'says something else, and no version in the commits is what was signed off';
    if (registry) line(`${id} ${why}`, '  ');
  } else if (registry && since.length > 0) {
    line(`${id} since then:`, '  ');
    for (const each of since) {
      line(`${each.change.field}: ${shownChange(each.change, { registry })}`, '    ');
      line(whoWords(each), '      ');
    }
  }
}

function whoWords({ event }: Since): string {
  if (!event) return 'not committed yet';
  const { author, oid } = event.commit;
  const reason = event.reason === undefined ? '' : `  “${event.reason}”`;
  return `${author.date}  ${author.name}  ${oid.slice(0, 10)}${reason}`;
}

function personWords(id: string, workspace: Workspace): string {
  const entry = workspace.entries.get(id);
  const partner = partnerOf(workspace, id);
  return entry ? `${id} ${labelOf(entry)}${partner === undefined ? '' : ` (${partner})`}` : id;
}
