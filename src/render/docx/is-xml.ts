import { patchDetector } from 'docx';

/** Why a document whose parts are no XML is not taken. */
export const NO_XML = 'its text is no XML';

/**
 * Whether the parts of a Word document are XML that can be read. Only what was opened within bounds is
 * given to the library: it has none of its own.
 */
export async function isXml(document: Uint8Array): Promise<boolean> {
  try {
    await patchDetector({ data: document });
    return true;
  } catch {
    return false;
  }
}
