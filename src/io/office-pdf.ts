import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotError } from '../base/cannot-error.ts';
import { errorCode } from './error-code.ts';

/** LibreOffice takes seconds for a report, and minutes only where something is wrong. */
const MOST_MS = 180_000;

/** Settings of the profile: no macros, nothing fetched from elsewhere. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
</oor:items>
`;

const INSTALL =
  'install LibreOffice (https://www.libreoffice.org; on Debian or Ubuntu: sudo apt install libreoffice-writer) so that soffice is on the PATH, or open the .docx in Word and save it as PDF';

/**
 * Returns a Word document as a PDF that LibreOffice makes of it, in a profile of its own that is
 * removed with all else. Throws a CannotError where LibreOffice is not installed or makes none.
 */
export async function officePdf(docx: Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'grantbook-pdf-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
    writeFileSync(join(folder, 'document.docx'), docx, { flag: 'wx', mode: 0o600 });
    await convert(folder, profile);
    return readMade(join(folder, 'document.pdf'));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function convert(folder: string, profile: string): Promise<void> {
  const args = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault'],
    ...['--convert-to', 'pdf', '--outdir', folder, join(folder, 'document.docx')],
  ];
  return new Promise((resolve, reject) => {
    // A group of its own: soffice is a script whose children do the work.
    const child = spawn('soffice', args, { cwd: folder, stdio: 'ignore', detached: true, windowsHide: true });
    // Who interrupts grantbook does not want LibreOffice to go on either.
    const leave = () => {
      stopGroup(child.pid);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    process.once('exit', leave);
    const timer = setTimeout(() => {
      stopGroup(child.pid);
      reject(noPdf(`LibreOffice took longer than ${MOST_MS / 60_000} minutes`));
    }, MOST_MS);
    const done = () => {
      clearTimeout(timer);
      process.off('exit', leave);
    };
    child.once('error', (error) => {
      done();
      reject(cannotStart(error));
    });
    child.once('close', () => {
      done();
      resolve();
    });
  });
}

function cannotStart(error: Error): CannotError {
  if (errorCode(error) === 'ENOENT') return notInstalled();
  return noPdf(`soffice cannot be started: ${error.message}`);
}

function stopGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/** It ends with 0 even where it failed: what counts is the file. */
function readMade(file: string): Uint8Array {
  try {
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bytes;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  throw noPdf('LibreOffice made no PDF of the document');
}

function notInstalled(): CannotError {
  return new CannotError('no PDF was made: soffice (LibreOffice) is not on the PATH', { hint: INSTALL });
}

function noPdf(why: string): CannotError {
  return new CannotError(`no PDF was made: ${why}`, {
    hint: 'the .docx is written: open it in Word or LibreOffice and save it as PDF there',
  });
}
