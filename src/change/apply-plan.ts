import { besideStore, type FileEntry, type Files, FilesError, filesOf } from '../registry/files.ts';
import type { Plan } from './plan.ts';

/** Returns the snapshot that a plan would make of another, without touching anything. */
export function applyPlan(files: Files, plan: Plan): Files {
  const { personal } = plan;
  const store = personal
    ? laidOver(files.personal ?? filesOf({}), { writes: personal, deletes: [] })
    : files.personal;
  return besideStore(laidOver(files, plan), store);
}

function laidOver(files: Files, plan: Pick<Plan, 'writes' | 'deletes'>): Files {
  const gone = new Set(plan.deletes);
  const kept = files.list().filter(({ path }) => !gone.has(path) && !plan.writes.has(path));
  const written: FileEntry[] = [...plan.writes].map(([path, bytes]) => ({
    path,
    mode: '100644',
    size: bytes.length,
  }));
  const entries = [...kept, ...written].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    list: () => entries,
    read: (path) => {
      if (gone.has(path)) throw new FilesError(path, 'no such file');
      return plan.writes.get(path) ?? files.read(path);
    },
  };
}
