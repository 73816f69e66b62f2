import { isFilled } from '../../registry/lifecycle.ts';
import { plainText } from '../../registry/query.ts';
import { entryFinding, spanOf } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { AgreeRule } from '../../schema/keywords/agree.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sameValue } from '../../text/value.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** Records that are alike in what an `x-agree` names say the same, unless one is marked as corrected. */
export const agreeRule: EachRule = eachRegistry('agree', function* (registry) {
  const { agree } = registry.schema;
  if (agree) yield* contradictions(registry.entries, agree);
});

function* contradictions(entries: readonly Entry[], rule: AgreeRule): Generator<Diagnostic> {
  const firsts = new Map<string, Entry>();
  for (const entry of entries) {
    const about = rule.on.map((field) => entry.data[field]);
    const excused = rule.unless !== undefined && isFilled(entry.data[rule.unless]);
    if (excused || !about.every(isFilled) || !isFilled(entry.data[rule.value])) continue;
    const key = JSON.stringify(about);
    const first = firsts.get(key) ?? entry;
    firsts.set(key, first);
    if (!sameValue(first.data[rule.value], entry.data[rule.value])) yield finding(entry, first, rule);
  }
}

function finding(entry: Entry, first: Entry, rule: AgreeRule): Diagnostic {
  const [here, there] = [entry, first].map(({ data }) => plainText(data[rule.value]));
  const about = rule.on.map((field) => plainText(entry.data[field])).join(', ');
  const mark = rule.unless === undefined ? '' : `, or say in the wrong one what was: ${rule.unless}=…`;
  return entryFinding(entry, {
    code: 'figures/contradict',
    path: [rule.value],
    message: `"${here}" contradicts ${first.id}, which says "${there}" of ${about}`,
    hint: `correct one of the two${mark}`,
    related: [
      { file: first.file, span: spanOf(first, [rule.value]), message: `${first.id} says "${there}"` },
    ],
  });
}
