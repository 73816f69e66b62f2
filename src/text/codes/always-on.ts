/** Families that guard the trail: what was read, who did it, who may, what was agreed. */
const FAMILIES: ReadonlySet<string> = new Set([
  'audit',
  'book',
  'change',
  'declaration',
  'edit',
  'form',
  'identity',
  'policy',
  'privacy',
  'records',
  'reviews',
  'roles',
  'yaml',
]);

/** Of other families, the codes that do. */
const CODES: ReadonlySet<string> = new Set([
  'documents/access',
  'documents/frozen',
  'files/changed',
  'files/missing',
  'ids/duplicate',
  'ids/former-lost',
  'ids/former-taken',
  'ids/look-alike',
  'ids/never-had',
  'ids/used-before',
  'lifecycle/frozen',
  'lifecycle/frozen-by',
  'lifecycle/needs-record',
  'lifecycle/not-allowed',
  'lifecycle/not-compared',
  'lifecycle/not-initial',
  'lifecycle/not-your-role',
  'lifecycle/own-work',
  'lifecycle/removed',
  'references/cannot-tell',
  'sends/changed',
  'template/not-allowed',
  'template/personal',
  'template/too-large',
  'votes/gone',
  'votes/not-a-voter',
  'votes/twice',
]);

/** They guess, or say what was not looked at. */
const MAY_BE_OFF: ReadonlySet<string> = new Set([
  'policy/no-longer-found',
  'privacy/looks-personal',
  'reviews/open-comment',
]);

/** Returns whether a code keeps its weight whatever a book says of it: it guards the trail, the approvals or the people. */
export function isAlwaysOn(code: string): boolean {
  if (MAY_BE_OFF.has(code)) return false;
  return CODES.has(code) || FAMILIES.has(code.slice(0, code.indexOf('/')));
}
