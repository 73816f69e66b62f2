import type { Day } from '../base/day.ts';
import { addressList, type Mailbox } from './mail-address.ts';
import { encodeHeader } from './mail-header.ts';
import { quotedPrintable } from './quoted-printable.ts';

/** A mail of plain text. */
export type Mail = {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly cc: readonly Mailbox[];
  readonly subject: string;
  readonly body: string;
  /** The day it is written on. */
  readonly day: Day;
  /** What tells it from every other mail: letters, digits, dots and hyphens only. */
  readonly id: string;
};

/**
 * Returns a mail as a file that mail programs open as a draft (RFC 5322, lines end in CRLF): the same
 * bytes for the same mail. Nothing in it can end a header or begin another.
 */
export function formatMail(mail: Mail): string {
  const { from, to, cc, subject, body, day, id } = mail;
  const headers = [
    `Date: ${mailDate(day)}`,
    `From: ${addressList([from])}`,
    `To: ${addressList([to])}`,
    ...(cc.length > 0 ? [`Cc: ${addressList(cc)}`] : []),
    `Message-ID: <${id}@${from.address.replace(/^.*@/, '')}>`,
    `Subject: ${encodeHeader(subject, 'Subject: '.length)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    // Outlook opens the file as a mail to be sent, not as one that was received.
    'X-Unsent: 1',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${quotedPrintable(body)}`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The beginning of the day: the time at which somebody made the mail is not part of it. */
function mailDate(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${weekday}, ${Number(date)} ${MONTHS[Number(month) - 1]} ${year} 00:00:00 +0000`;
}
