import { inOrder, type Verdict } from './verdict.ts';

/** Who git says acts, and who of the book that is. */
export type IdentityFacts = {
  readonly identity: { readonly name: string; readonly email: string } | undefined;
  /** The id of the person with that address; undefined where the book knows none, null where there is no book to ask. */
  readonly person: string | undefined | null;
};

/** Judges whether it is known who acts. */
export function judgeIdentity({ identity, person }: IdentityFacts): readonly Verdict[] {
  if (!identity)
    return [
      {
        state: 'problem',
        says: 'git does not know who you are',
        why: 'every change is in somebody’s name, so none is made without',
        mend: 'git config --global user.name "Your Name" && git config --global user.email "you@example.org"',
      },
    ];
  const { name, email } = identity;
  if (person === null) return inOrder(`you are ${name} <${email}>`);
  if (person !== undefined) return inOrder(`you are ${name} <${email}>: ${person} of the book`);
  return [
    {
      state: 'warning',
      says: `you are ${name} <${email}>, whom the book does not know`,
      why: 'steps that are for a role are not yours to take',
      mend: 'the addresses it knows: grantbook list people --columns id,name,email\ngit config user.email ADDRESS',
    },
  ];
}
