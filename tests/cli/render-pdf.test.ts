import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands, exampleBook, expectTranscript, installed, runLine, sh, write } from './sandbox.ts';

const STEM = 'build/B-WISE_D3.3_Tutor-kits_V0.3';

test.skipIf(!installed('soffice'))(
  'a PDF is made of the Word document, and LibreOffice leaves nothing behind',
  async () => {
    const book = exampleBook();
    const { status, stdout } = sh(
      book,
      'mkdir t && TMPDIR=$PWD/t grantbook render deliverable D3.3 -f pdf && ls t',
    );
    expect([status, stdout]).toEqual([0, `${STEM}.docx  written\n${STEM}.pdf  written\n`]);
    expect(
      readFileSync(join(book, `${STEM}.pdf`))
        .subarray(0, 5)
        .toString('latin1'),
    ).toBe('%PDF-');
  },
  200_000,
);

test('without LibreOffice the Word document is written, and what to install is said', () => {
  const book = exampleBook();
  const path =
    'mkdir -p ../only && ln -sf "$(command -v git)" "$(command -v sh)" "$(command -v node)" ../only/';
  const { status, stdout, stderr } = sh(
    book,
    `${path} && PATH="$PWD/../only" "${commands}/grantbook" render deliverable D3.3 --format pdf`,
  );
  expect([status, stdout]).toEqual([3, `${STEM}.docx  written\n`]);
  expect(stderr).toMatch(
    /^error: no PDF was made: soffice \(LibreOffice\) is not on the PATH\nhint: install LibreOffice /,
  );
  expect(existsSync(join(book, `${STEM}.pdf`))).toBe(false);
});

test('a program that makes no PDF is told, whatever it ends with', async () => {
  const book = exampleBook();
  write(book, { '../fake/soffice': '#!/bin/sh\nexit 0\n' });
  const { status, stderr } = sh(
    book,
    'chmod +x ../fake/soffice && PATH="$PWD/../fake:$PATH" grantbook render deliverable D3.3 --format pdf',
  );
  expect(status).toBe(3);
  expect(stderr).toMatch(/^error: no PDF was made: LibreOffice made no PDF of the document\nhint: /);
  expect((await runLine(book, 'grantbook render deliverable D3.3 -f docx --check')).status).toBe(0);
});

test('a PDF is not checked: it is never the same bytes twice', async () => {
  await expectTranscript(
    exampleBook(),
    `
      $ grantbook render deliverable D3.3 --format pdf --check
      ! error: a PDF is never the same bytes twice, so --check cannot tell whether it is up to date
      ! hint: check the document it is made of: --format docx --check
      [2]
    `,
  );
});
