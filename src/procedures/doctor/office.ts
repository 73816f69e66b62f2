import { inOrder, type Verdict } from './verdict.ts';

/** Judges whether documents can be made as PDF. */
export function judgeOffice(isThere: boolean): readonly Verdict[] {
  if (isThere) return inOrder('LibreOffice is there: documents can be made as PDF');
  return [
    {
      state: 'warning',
      says: 'LibreOffice is not there: render --pdf makes no PDF',
      why: 'it is needed for that alone; Word and Markdown documents are made without it',
      mend: 'https://www.libreoffice.org/download (Debian, Ubuntu: sudo apt install libreoffice-writer)',
    },
  ];
}
