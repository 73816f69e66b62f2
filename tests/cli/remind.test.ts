import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { headerOf, readMail } from '../exchange/read-mail.ts';
import {
  copyOf,
  exampleBook,
  expectTranscript,
  git,
  read,
  replace,
  runLine,
  sh,
  snapshot,
  write,
} from './sandbox.ts';

let clean: string;
beforeAll(() => {
  clean = exampleBook();
});

const FOLDER = 'build/reminders/2023-11-20';
const PEOPLE = 'project-data/people.yaml';

describe('remind writes mails, and sends none', () => {
  test('to one person: the list on standard output, the text in a file', async () => {
    const book = copyOf(clean);
    await expectTranscript(
      book,
      `
      $ grantbook remind --person P-010
      to     partner  late  due  copy to  file
      P-010  SCF      2     0             build/reminders/2023-11-20/P-010.eml
      $ tr -d '\\r' < build/reminders/2023-11-20/P-010.eml | grep -v Message-ID
      Date: Mon, 20 Nov 2023 00:00:00 +0000
      From: B-WISE <office@example.org>
      To: Sabina Toldoverri <sabina.toldoverri@example.org>
      Subject: B-WISE: what is open on your side, 20 November 2023
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable
      X-Unsent: 1

      Dear Sabina Toldoverri,

      This was due and is still open:

      - D3.2, Three training curricula for enablers, supporters and workers with =
      support needs: in revision
        due on 31 October 2023, 20 days ago
      - T3.2, Three curricula with three core modules
        due on 31 October 2023, 20 days ago

      If something of this is done already, please say so in the project's
      book, or answer this mail. If a date cannot be kept, say by when it will
      be done, and why: the earlier, the easier it is to help.

      The project office of B-WISE
      $ git status --porcelain
      `,
    );
  });

  test('the same book on the same day gives the same bytes, wherever the machine stands', () => {
    const book = copyOf(clean);
    const made = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      expect(sh(book, `rm -rf build && TZ=${zone} grantbook remind`).status).toBe(0);
      return readdirSync(join(book, FOLDER))
        .sort()
        .map((name) => [name, read(book, `${FOLDER}/${name}`)]);
    });
    expect(made[0]?.length).toBeGreaterThan(5);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });

  test('every file is a mail that reads back, to one person of the book', async () => {
    const book = copyOf(clean);
    await runLine(book, 'grantbook remind');
    for (const name of readdirSync(join(book, FOLDER))) {
      const mail = readMail(read(book, `${FOLDER}/${name}`));
      expect(headerOf(mail, 'To')).toMatch(/ <[a-z.]+@example\.org>$/);
      expect(mail.body).toMatch(/^Dear /);
    }
  });

  test('a name that looks like a header begins none', async () => {
    const book = copyOf(clean);
    replace(book, PEOPLE, [
      'name: Sabina Toldoverri',
      'name: "Sabina\\nBcc: everybody@example.org\\n\\nPay now"',
    ]);
    expect((await runLine(book, 'grantbook remind --person P-010')).status).toBe(0);
    const mail = readMail(read(book, `${FOLDER}/P-010.eml`));
    expect(mail.headers.map(([name]) => name)).not.toContain('Bcc');
    expect(headerOf(mail, 'To')).toBe(
      '"Sabina Bcc: everybody@example.org Pay now" <sabina.toldoverri@example.org>',
    );
  });

  test('an address that is none is not written to', async () => {
    const book = copyOf(clean);
    replace(book, PEOPLE, [
      'email: sabina.toldoverri@example.org',
      'email: "sabina@example.org, x@example.org"',
    ]);
    const answer = await runLine(book, 'grantbook remind --person P-010');
    expect(answer.stdout).toContain('P-010 left, or has no usable address');
    expect(readdirSync(book)).not.toContain('build');
  });

  test('mails of an earlier run to people who owe nothing any more are taken away', async () => {
    const book = copyOf(clean);
    write(book, { [`${FOLDER}/P-999.eml`]: 'old\n', [`${FOLDER}/notes.txt`]: 'mine\n' });
    expect((await runLine(book, 'grantbook remind')).status).toBe(0);
    expect(readdirSync(join(book, FOLDER))).not.toContain('P-999.eml');
    expect(readdirSync(join(book, FOLDER))).toContain('notes.txt');
  });

  test('--dry-run lists and writes nothing; without a template, or with a wrong one, nothing is written', async () => {
    const book = copyOf(clean);
    const before = snapshot(book);
    expect((await runLine(book, 'grantbook remind --dry-run')).stdout).toContain('P-010');
    expect(snapshot(book)).toEqual(before);
    replace(book, 'templates/reminder.mail.hbs', ['{{record.name}}', '{{record.nmae}}']);
    const wrong = await runLine(book, 'grantbook remind');
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain('template/missing-value');
    expect((await runLine(book, 'grantbook validate')).stdout).toContain('template/unknown-value');
    git(book, 'rm', '--quiet', '-f', 'templates/reminder.mail.hbs');
    expect((await runLine(book, 'grantbook remind')).status).toBe(3);
    expect(readdirSync(book)).not.toContain('build');
  });

  test('wrong requests are told', async () => {
    await expectTranscript(
      clean,
      `
      $ grantbook remind --person SCF
      ! error: "SCF" is a partner, not a person
      ! hint: see: grantbook list people
      [2]
      $ grantbook remind --person P-010 --partner SCF
      ! error: --partner and --person are given both
      ! hint: leave out one of the two
      [2]
      $ grantbook remind --days soon
      ! error: "soon" is not a number of days
      ! hint: for example: --days 14
      [2]
      $ grantbook remind --output project-data
      ! error: documents cannot be written to "project-data"
      ! hint: name a folder inside the book, for example build; not evidence, project-data, schemas, templates, nor a name that begins with a dot
      [2]
      `,
    );
  });
});
