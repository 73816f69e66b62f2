import { encodedWords, oneLine } from './mail-header.ts';

/** Who a mail is from or to. */
export type Mailbox = { readonly name: string; readonly address: string };

/** Letters that need no quotes in a name (RFC 5322, atext), and spaces between them. */
const ATOMS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const QUOTABLE = /^[\x20-\x7e]*$/;
const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** What fits a line with the header's name before it. */
const ROOM = 64;

/** Returns whether a mail can be addressed to it as it stands: plain ASCII without anything that separates. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text) && !text.includes('..') && !/^\.|\.@/.test(text);
}

/** Returns mailboxes as the value of a header, one on each line. Throws where one is no address: it has to be checked before. */
export function addressList(mailboxes: readonly Mailbox[]): string {
  return mailboxes.map(mailbox).join(',\r\n ');
}

function mailbox({ name, address }: Mailbox): string {
  if (!isAddress(address)) throw new Error('a mail is addressed to something that is no address');
  const phrase = displayName(oneLine(name));
  if (phrase === '') return address;
  const gap = phrase.length + address.length > ROOM ? '\r\n ' : ' ';
  return `${phrase}${gap}<${address}>`;
}

function displayName(name: string): string {
  if (name === '' || (ATOMS.test(name) && !name.includes('=?') && name.length <= ROOM)) return name;
  if (QUOTABLE.test(name) && name.length <= ROOM && !name.includes('=?'))
    return `"${name.replace(/["\\]/g, '\\$&')}"`;
  return encodedWords(name, 'From: '.length).join('\r\n ');
}
