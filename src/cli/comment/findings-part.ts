import type { Diagnostic } from '../../text/diagnostic.ts';
import { type PlacedFinding, placeFindings } from '../format/place-findings.ts';
import type { RangePart } from '../range/range-report.ts';
import type { CommentFacts } from './comment-facts.ts';
import { code, hintText, prose, within } from './comment-text.ts';

const ROOM = 36_000;

/** Returns what was found: where, what is wrong, and how it is mended; mistakes first. */
export function findingsPart(facts: CommentFacts): string {
  const placed = facts.report.parts.flatMap((part) =>
    [...placeFindings(part.findings, part.files)].map((each) => ({ part, placed: each })),
  );
  const isError = ({ placed: { finding } }: (typeof placed)[number]) => finding.severity === 'error';
  const errors = placed.filter(isError);
  const others = placed.filter((each) => !isError(each));
  const items = [...errors, ...others].map(({ part, placed: each }) => itemOf(each, part, facts));
  if (items.length === 0) return '';
  const listed = within(
    items,
    ROOM,
    (count) => `\nand ${count} more: all are in the log of the check, and in ${code('grantbook validate')}`,
  );
  return `#### ${errors.length > 0 ? 'To be mended' : 'Worth a look'}\n\n${listed}`;
}

function itemOf(placed: PlacedFinding, part: RangePart, facts: CommentFacts): string {
  const { finding } = placed;
  const isError = finding.severity === 'error';
  const lines = [
    `1. ${placeText(placed, part, facts)}  `,
    `   ${isError ? '' : 'no mistake, but: '}${prose(finding.message)}`,
    ...(finding.hint === undefined
      ? []
      : [`   - **${isError ? 'mend it' : 'what to do'}:** ${hintText(finding.hint)}`]),
    `   - ${originText(finding, part, facts)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function originText({ code: name }: Diagnostic, { commit }: RangePart, { report }: CommentFacts): string {
  const several = report.parts.filter((part) => part.commit).length > 1;
  const where = !commit
    ? ', in what the merge would hold'
    : several
      ? `, in commit ${code(shortId(commit.oid))}`
      : '';
  return `more on this: ${code(`grantbook explain ${name}`)}${where}`;
}

/** Returns the place of a finding; as a link where the platform shows that file at that commit. */
function placeText({ finding, place }: PlacedFinding, part: RangePart, facts: CommentFacts): string {
  const { links, bookPrefix } = facts;
  const { tip } = facts.report;
  const label = `${code(finding.file)} line ${place.start.line}`;
  const commit = part.commit?.oid ?? (sameAtTip(finding.file, part, facts) ? tip : undefined);
  if (links === undefined || commit === undefined) return `**${label}**`;
  const path = `${bookPrefix}${finding.file}`.split('/').map(encodeSegment).join('/');
  return `[${label}](${links}/${commit}/${path}#L${place.start.line})`;
}

/** What a merge would hold is at no commit; a file that it takes over as it is, is at the branch's last one. */
function sameAtTip(file: string, { files }: RangePart, { compared }: CommentFacts): boolean {
  const idAt = (snapshot: RangePart['files']) => snapshot.list().find(({ path }) => path === file)?.id;
  const id = idAt(files);
  return id !== undefined && id === idAt(compared.after.files);
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replaceAll(
    /[!'()*~]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
}

/** Returns the beginning of a commit's id, as people name it. */
export function shortId(oid: string): string {
  return oid.slice(0, 10);
}
