import { isFilled } from '../../registry/lifecycle.ts';
import { isPersonal } from '../../registry/personal.ts';
import { plainText } from '../../registry/query.ts';
import { entryFinding, holderOf, spanOf } from '../../registry/registry-finding.ts';
import type { Entry } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { eachRegistry } from '../each-registry.ts';
import type { EachRule } from '../rule.ts';

/** What an `x-unique` names is alike in no two records; letters' case does not tell them apart. */
export const uniqueRule: EachRule = eachRegistry('unique', function* (registry) {
  for (const fields of registry.schema.unique) yield* taken(registry.entries, fields);
});

function* taken(entries: readonly Entry[], fields: readonly string[]): Generator<Diagnostic> {
  const firsts = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry, fields);
    const first = key === undefined ? undefined : firsts.get(key);
    if (first) yield finding(entry, first, fields);
    else if (key !== undefined) firsts.set(key, entry);
  }
}

/** A record that lacks one of the fields is like no other. */
function keyOf({ data }: Entry, fields: readonly string[]): string | undefined {
  const values = fields.map((field) => data[field]);
  return values.every(isFilled) ? JSON.stringify(values).toLowerCase() : undefined;
}

function finding(entry: Entry, first: Entry, fields: readonly string[]): Diagnostic {
  const [field = ''] = fields;
  const shown = fields.map((name) =>
    isPersonal(entry.registry, [name])
      ? `the ${name} (personal data, not shown)`
      : `"${plainText(entry.data[name])}"`,
  );
  return entryFinding(entry, {
    code: 'ids/not-unique',
    path: [field],
    message: `${shown.join(' with ')} is that of ${first.id} already`,
    hint: `correct one of the two: grantbook set ${entry.id} ${field}=…`,
    related: [
      {
        file: holderOf(first, [field]).file,
        span: spanOf(holderOf(first, [field]), [field]),
        message: `the first record that has it: ${first.id}`,
      },
    ],
  });
}
