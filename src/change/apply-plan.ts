import { type FileEntry, type Files, FilesError } from '../registry/files.ts';
import type { Plan } from './plan.ts';

/** Returns the snapshot that a plan would make of another, without touching anything. */
export function applyPlan(files: Files, plan: Plan): Files {
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
