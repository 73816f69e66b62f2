import { addDays, type Day } from '../base/day.ts';
import { compareText } from '../base/natural-order.ts';
import { isAddress } from '../exchange/mail-address.ts';
import { dayOf } from '../registry/day-of.ts';
import { type Duty, duties } from '../registry/duties.ts';
import type { Whose } from '../registry/owes.ts';
import { peopleWithRole } from '../registry/people.ts';
import { remindingOf } from '../registry/reminding.ts';
import { setting } from '../registry/setting.ts';
import { withheldFields } from '../registry/withheld.ts';
import type { Entry, Workspace } from '../registry/workspace.ts';
import { asTexts } from '../schema/keywords/parts.ts';

/** What somebody is reminded of. */
export type Reminded = Duty & { readonly escalated: boolean };

/** A person who is to be reminded, of what, and who else is told. */
export type Reminder = {
  readonly person: Entry;
  readonly duties: readonly Reminded[];
  /** Those to whom something is taken that is very late. */
  readonly cc: readonly Entry[];
};

/** Who is reminded, and what nobody can be reminded of. */
export type Reminders = {
  readonly reminders: readonly Reminder[];
  readonly unaddressed: readonly { readonly duty: Reminded; readonly why: string }[];
};

export type ReminderRequest = {
  readonly today: Day;
  /** Everything that is late or due in so many days; without it, what the settings say is to be reminded of. */
  readonly days?: number | undefined;
  /** Only what a reminder falls on today for. */
  readonly onlyToday: boolean;
  readonly whose: Whose;
};

/** Returns who is to be reminded of what on a day, by person. */
export function remindersOn(workspace: Workspace, request: ReminderRequest): Reminders {
  const { today } = request;
  const perPerson = new Map<Entry, Reminded[]>();
  const unaddressed: { duty: Reminded; why: string }[] = [];
  for (const duty of toBeReminded(workspace, request)) {
    const { people, why } = addressees(duty, workspace, today);
    if (people.length === 0) unaddressed.push({ duty, why });
    for (const person of people) perPerson.set(person, [...(perPerson.get(person) ?? []), duty]);
  }
  const reminders = [...perPerson].map(([person, owed]) => ({
    person,
    duties: owed,
    cc: copied(person, owed, { workspace, today }),
  }));
  reminders.sort((a, b) => compareText(a.person.id, b.person.id));
  return {
    reminders: reminders.filter(({ person }) => request.whose([person.id])),
    unaddressed: unaddressed.filter(({ duty }) => request.whose(duty.who)),
  };
}

function toBeReminded(workspace: Workspace, { today, days, onlyToday }: ReminderRequest): Reminded[] {
  return duties(workspace, today).flatMap((duty) => {
    const { last, escalated } = remindingOf(duty, workspace, today);
    const asked = days === undefined ? last !== undefined : duty.due <= addDays(today, days);
    return asked && (!onlyToday || last === today) ? [{ ...duty, escalated }] : [];
  });
}

/** Those to write to, or why there are none: nobody is named, or whoever is cannot be written to. */
type Addressees = { readonly people: readonly Entry[]; readonly why: string };

function addressees({ who }: Duty, workspace: Workspace, today: Day): Addressees {
  const named = who.map((id) => candidates(id, workspace));
  // Of a partner's contacts one is written to: the first who can be.
  const people = named.flatMap((each) =>
    each.filter((person) => isReachable(person, workspace, today)).slice(0, 1),
  );
  return { people: [...new Set(people)], why: whyNobody(who, named.flat()) };
}

function whyNobody(who: readonly string[], named: readonly Entry[]): string {
  if (who.length === 0) return 'nobody is named';
  if (named.length === 0) return `${who.join(', ')} has no contact`;
  const ids = [...new Set(named.map(({ id }) => id))].join(', ');
  if (named.some((person) => withheldFields(person).includes('email')))
    return `the address of ${ids} is withheld: the store of personal values is not here`;
  return `${ids} left, or has no usable address`;
}

/** A person stands for itself, a partner for its contacts, of whom the settings say which come first. */
function candidates(id: string, workspace: Workspace): Entry[] {
  const entry = workspace.entries.get(id);
  if (entry?.registry.name === 'people') return [entry];
  return asTexts(setting(workspace, 'reminders.contacts')).flatMap((field) => {
    const contact = entry?.data[field];
    const person = typeof contact === 'string' ? workspace.entries.get(contact) : undefined;
    return person ? [person] : [];
  });
}

/** Those to whom it is taken what is very late: the people with the role that the settings name. */
function copied(person: Entry, owed: readonly Reminded[], { workspace, today }: Clock): Entry[] {
  const role = setting(workspace, 'reminders.escalate_to');
  if (typeof role !== 'string' || !owed.some(({ escalated }) => escalated)) return [];
  return peopleWithRole(workspace, role).filter(
    (each) => each !== person && isReachable(each, workspace, today),
  );
}

type Clock = { readonly workspace: Workspace; readonly today: Day };

function isReachable(person: Entry, workspace: Workspace, today: Day): boolean {
  const until = dayOf(person.data[person.registry.active?.to ?? ''], workspace);
  const { email } = person.data;
  return (until === undefined || until >= today) && typeof email === 'string' && isAddress(email);
}
