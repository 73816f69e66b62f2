/** Returns the login of whoever submits a change, as CI passes it on: the variable GRANTBOOK_ACTOR. */
export function platformActor(): string | undefined {
  const actor = process.env.GRANTBOOK_ACTOR?.trim();
  return actor === '' ? undefined : actor;
}
