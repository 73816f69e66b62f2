import { linksWhere } from '../../registry/find-links.ts';
import { isFilled } from '../../registry/lifecycle.ts';
import { entryFinding } from '../../registry/registry-finding.ts';
import { numberSetting } from '../../registry/setting.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Rule } from '../rule.ts';

/** A partner with a part in the grant has a technical and a financial contact, and is reached through more than one person. */
export const contactsRule: Rule = {
  name: 'contacts',
  *check({ workspace }) {
    const partners = (workspace.registries.get('partners')?.entries ?? []).filter(hasPart);
    const lacking = partners.some(({ data }) => FIRST.some((field) => !isFilled(data[field])));
    const working = lacking ? workingPartners(partners, workspace) : new Set<string>();
    for (const partner of partners) {
      yield* noContact(partner, working.has(partner.id));
      yield* fewContacts(partner, workspace);
    }
  },
};

function hasPart({ data: { role, status } }: Entry): boolean {
  return status !== 'withdrawn' && (role === 'coordinator' || role === 'beneficiary');
}

/** A partner is in the book before its people are, so nobody is asked for until it has work to do. */
function workingPartners(partners: readonly Entry[], { registries }: Workspace): Set<string> {
  const ids = new Set(partners.map(({ id }) => id));
  const others = new Map([...registries].filter(([name]) => !ORGANISATION.includes(name)));
  return new Set(linksWhere({ registries: others }, (to) => ids.has(to)).map(({ to }) => to));
}

const ORGANISATION = ['project', 'partners', 'people', 'bodies', 'mailing-lists'];

function* noContact(partner: Entry, works: boolean): Generator<Diagnostic> {
  for (const field of FIRST) {
    if (isFilled(partner.data[field])) continue;
    yield entryFinding(partner, {
      code: 'partners/no-contact',
      severity: works ? 'error' : 'warning',
      path: [field],
      message: `${partner.id} has no ${field.replace('_', ' ')}`,
      hint: `name one of its people: grantbook set ${partner.id} ${field}=…`,
    });
  }
}

const FIRST = ['technical_contact', 'financial_contact'] as const;
const CONTACTS = ['technical_contact', 'deputy_contact', 'financial_contact'] as const;

function* fewContacts(partner: Entry, workspace: Workspace): Generator<Diagnostic> {
  const least = numberSetting(workspace, 'contacts_least');
  const people = new Set(CONTACTS.map((field) => partner.data[field]).filter(isFilled));
  if (least === undefined || people.size === 0 || people.size >= least) return;
  yield entryFinding(partner, {
    code: 'partners/few-contacts',
    severity: 'warning',
    path: [CONTACTS.find((field) => isFilled(partner.data[field])) ?? ''],
    message: `${partner.id} is reached through "${[...people].join('", "')}" alone`,
    hint: `name a deputy: grantbook set ${partner.id} deputy_contact=…`,
  });
}
