import { showJson } from '../../base/show-text.ts';
import type { FieldDifference, RecordDifference } from '../../history/compare-books.ts';
import { fieldName } from '../../registry/members.ts';
import type { Compared, Obstacle } from '../diff/compare-revisions.ts';
import { isSame, isWhole } from '../diff/words.ts';
import { placeFindings } from './place-findings.ts';

/** Returns what differs as JSON: whole values, in an order that does not change; personal data is left out. */
export function diffJson(compared: Compared): string {
  const { from, to, records, files, notCompared, obstacles } = compared;
  const side = ({ name, commit }: Compared['from']) => ({ name, commit: commit ?? null });
  const json = {
    schemaVersion: 1,
    from: side(from),
    to: side(to),
    same: isSame(compared) && isWhole(compared),
    records: records.map(recordJson),
    files,
    notCompared: notCompared.map(({ ids, registry, side: where, why }) => ({
      ids,
      registry: registry ?? null,
      side: where,
      why,
    })),
    problems: obstacles.map((obstacle) => problemJson(obstacle, compared)),
  };
  return `${showJson(json, 2)}\n`;
}

function recordJson({ registry, id, formerId, label, kind, file, step, changes }: RecordDifference) {
  return {
    registry: registry.name,
    id,
    ...(formerId !== undefined && { former_id: formerId }),
    label,
    kind,
    file,
    ...(step && { transition: { from: step.before ?? null, to: step.after ?? null } }),
    changes: changes.map(fieldJson),
  };
}

function fieldJson({ field, path, before, after, personal }: FieldDifference) {
  const where = { field, path: fieldName(path) };
  return personal ? { ...where, personal } : { ...where, before, after };
}

function problemJson({ side, problem }: Obstacle, compared: Compared) {
  const [found] = placeFindings([problem], compared[side].files);
  const { code, file, message, registry = null, record = null } = problem;
  return { side, code, file, line: found?.place.start.line ?? 1, registry, record, message };
}
