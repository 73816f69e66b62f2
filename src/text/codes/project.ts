/** Codes of the project's own data, of its partners and its people. */
export const projectCodes = {
  'project/periods': {
    severity: 'error',
    title: 'The reporting periods follow each other over the whole project',
    why: 'A month that lies in no period is reported nowhere; one that lies in two is reported twice.',
    fix: 'Correct the months of the periods in project.yaml: the first begins with M1, the last ends with the project.',
  },
  'project/review-schedule': {
    severity: 'error',
    title: 'The days of a review schedule fall from step to step, down to 0',
    why: 'A step that comes before the one it follows can never be in time.',
    fix: 'Order the steps by their days before the due date, the last with 0.',
  },
  'partners/coordinator': {
    severity: 'error',
    title: 'One partner is the coordinator, and it is the one that the project names',
    why: 'Only the coordinator submits; two of them, or none, leave open who answers to the funder.',
    fix: 'Give one partner the role coordinator, and name it in project.yaml.',
  },
  'partners/no-contact': {
    severity: 'error',
    title: 'A partner with a part in the grant has a technical and a financial contact',
    why: 'Whom to ask about the work and about the costs must be known before something is late. A warning until the partner has work to do.',
    fix: 'Add its people, and name one of them in the field.',
  },
  'partners/few-contacts': {
    severity: 'warning',
    title: 'A partner can be reached through as many people as the settings ask for',
    why: 'When the only contact leaves, the partner falls silent and nobody knows whom to ask.',
    fix: 'Name a deputy, or somebody else for the finances.',
  },
  'partners/wrong-body': {
    severity: 'error',
    title: 'A partner’s default or withdrawal is decided by the body that may decide it',
    why: 'The consortium agreement gives that to one body; a decision of another does not bind.',
    fix: 'Name a decision of the body that project.yaml names (partner_decisions).',
  },
  'partners/unlisted-country': {
    severity: 'error',
    title: 'A partner is from a country that the project lists',
    why: 'The project counts its countries publicly; a partner from another one makes the count wrong.',
    fix: 'Correct the partner’s country, or list it among the countries of project.yaml.',
  },
  'objectives/unserved': {
    severity: 'warning',
    title: 'A work package answers to every objective',
    why: 'The project is answerable for its objectives: one that nothing serves will be asked about at the end.',
    fix: 'Name the objective in the work package that serves it.',
  },
  'settings/profile-differs': {
    severity: 'warning',
    title: 'A project that names a profile has its numbers',
    why: 'Who reads that the rules are those of DESCA relies on it; a number that was changed is the project’s own.',
    fix: 'Take the profile over again: grantbook profile KIND NAME; or write custom for the profile.',
  },
  'people/keep-no-longer': {
    severity: 'warning',
    title: 'Addresses and numbers of people who left are not kept for ever',
    why: 'Personal data is kept as long as it is needed. Found only where a day is given: validate --today, status.',
    fix: 'Take them out of the people registry; the name and the id stay, so that the record of who decided stays whole.',
  },
} as const;
