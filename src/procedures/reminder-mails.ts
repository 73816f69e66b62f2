import { type Day, daysBetween } from '../base/day.ts';
import { sha256 } from '../base/digest.ts';
import { formatMail } from '../exchange/mail.ts';
import { isAddress, type Mailbox } from '../exchange/mail-address.ts';
import { labelOf } from '../registry/find-entry.ts';
import { peopleWithRole } from '../registry/people.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { renderMail } from '../render/render-mail.ts';
import type { Template } from '../render/template.ts';
import { done, type Outcome } from '../text/diagnostic.ts';
import type { Reminded, Reminder } from './reminders.ts';

/** What reminders are written with. */
export type MailRequest = {
  readonly workspace: Workspace;
  readonly template: Template;
  readonly today: Day;
};

/** Returns the mail that reminds somebody, as a file's text; the same for the same book and day. */
export function reminderMail({ person, duties, cc }: Reminder, request: MailRequest): Outcome<string> {
  const { workspace, template, today } = request;
  const values = duties.map((duty) => valuesOf(duty, today));
  const late = values.filter((_, i) => (duties[i]?.due ?? today) < today);
  const due = values.filter((value) => !late.includes(value));
  const text = renderMail({ workspace, template, entry: person }, { today, late, due });
  if (!text.ok) return text;
  const mail = {
    from: sender(workspace),
    to: mailboxOf(person),
    cc: cc.map(mailboxOf),
    ...text.value,
    day: today,
  };
  const id = sha256(JSON.stringify([person.id, mail])).slice(0, 32);
  return done(formatMail({ ...mail, id: `${today}.${id}` }));
}

/** What a template can print of a duty. */
function valuesOf({ entry, step, due, escalated }: Reminded, today: Day): Readonly<Record<string, unknown>> {
  return {
    id: entry.id,
    registry: entry.registry.noun,
    title: line(labelOf(entry)),
    ...(step !== undefined && { step }),
    due,
    days: Math.abs(daysBetween(today, due)),
    escalated,
  };
}

/** The project office writes; where it has no address, the coordinator does. */
function sender(workspace: Workspace): Mailbox {
  const { project } = workspace;
  const office = project?.data.contact_email;
  if (typeof office === 'string' && isAddress(office))
    return { name: project?.acronym ?? '', address: office };
  const [coordinator] = peopleWithRole(workspace, 'coordinator');
  return coordinator ? mailboxOf(coordinator) : { name: '', address: 'nobody@invalid' };
}

function mailboxOf({ data }: Entry): Mailbox {
  return { name: String(data.name ?? ''), address: String(data.email ?? '') };
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
