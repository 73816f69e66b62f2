import type { Mapping } from '../text/value.ts';
import type { Workspace } from './workspace.ts';

/** Returns the name of a document's file, without ending, as the project's setting makes it of its record; undefined where either leaves it open. */
export function documentName(data: Mapping, { project }: Workspace): string | undefined {
  const pattern = project?.data.document_names;
  if (typeof pattern !== 'string' || !project) return undefined;
  const parts: Readonly<Record<string, unknown>> = {
    acronym: project.acronym,
    index: data.of,
    name: data.short_name,
    date: data.date,
    version: data.version,
    partner: data.partner,
  };
  let known = true;
  const name = pattern.replaceAll(/\{([a-z]+)\}/g, (_, part: string) => {
    const value = parts[part];
    if (typeof value !== 'string') known = false;
    return String(value);
  });
  return known ? name : undefined;
}
