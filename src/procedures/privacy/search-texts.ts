import { allTexts } from '../../exchange/word/all-texts.ts';
import { type TextFinder, textFinder } from '../../text/find-texts.ts';
import type { PersonalText } from './identifiers.ts';

/** What was found in a file: which fields' values; where nothing can be told, why. */
export type Found = { readonly fields: readonly string[]; readonly unread?: string };

/** What looks for a person's values in files of any kind. */
export type Search = {
  /** Returns what a file holds, by its name and its bytes. */
  file(path: string, content: Uint8Array): Found;
  /** Returns the fields whose values a text holds. */
  text(text: string): readonly string[];
};

/** Returns a search for some values, in text and in Office documents. */
export function searchFor(values: readonly PersonalText[]): Search {
  const finder = textFinder(values.map(({ text }) => text));
  const fieldsOf = (content: Uint8Array) => [
    ...new Set(finder.find(content).map((i) => values[i]?.field ?? '')),
  ];
  const text = (each: string) => fieldsOf(new TextEncoder().encode(each));
  return {
    text,
    file: (path, content) => {
      const named = text(path.replace(/[-_.]/g, ' '));
      const found = contentOf(path, content, { fieldsOf, text, finder });
      return { ...found, fields: [...new Set([...named, ...found.fields])] };
    },
  };
}

type Ways = {
  readonly fieldsOf: (content: Uint8Array) => readonly string[];
  readonly text: Search['text'];
  readonly finder: TextFinder;
};

function contentOf(path: string, content: Uint8Array, { fieldsOf, text }: Ways): Found {
  if (OFFICE.test(path)) {
    const texts = allTexts(content);
    return typeof texts === 'string' ? { fields: [], unread: texts } : { fields: texts.flatMap(text) };
  }
  const fields = fieldsOf(content);
  // What is packed can hold a name that no search of its bytes finds.
  return PACKED.test(path) ? { fields, unread: 'its text is packed' } : { fields };
}

/** Returns whether a file is one whose packed text can be searched. */
export function isOfficeFile(path: string): boolean {
  return OFFICE.test(path);
}

const OFFICE = /\.(?:docx|xlsx|pptx|odt|ods)$/i;
const PACKED = /\.(?:pdf|zip|gz|7z|doc|xls|ppt|png|jpe?g|gif|webp|msg|eml|mp[34])$/i;
