import type { Workspace } from '../registry/workspace.ts';
import { LANGUAGE } from './markdown/check-languages.ts';
import type { Template } from './template.ts';

/** Returns the tag of the language of a template's documents: its own, or the first of those that the project writes in. */
export function languageOf({ language }: Pick<Template, 'language'>, { project }: Workspace): string {
  const languages = project?.data.languages;
  const [first] = Array.isArray(languages) ? languages : [];
  const isTag = typeof first === 'string' && LANGUAGE.test(first);
  // English is that of Europe.
  return language ?? (isTag && first !== 'en' ? first : 'en-GB');
}
