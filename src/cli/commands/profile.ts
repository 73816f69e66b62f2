import { RequestError } from '../../base/request-error.ts';
import { showJson, showLine } from '../../base/show-text.ts';
import { takeProfile } from '../../change/take-profile.ts';
import { findProfile, profilesOf } from '../../registry/profiles/find-profile.ts';
import { OWN, type Profile } from '../../registry/profiles/profile.ts';
import { profileDifferences } from '../../registry/profiles/profile-differences.ts';
import { plainText } from '../../registry/query.ts';
import type { Entry, Workspace } from '../../registry/workspace.ts';
import { loadBook, openBook } from '../book.ts';
import { carryOut } from '../carry-out.ts';
import { type Command, EXIT, flag, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { tableText } from '../format/table.ts';
import { WRITE_EXITS } from '../write-command.ts';

/** `grantbook profile`: the published sets of settings, and taking one over. */
export const profileCommand: Command = {
  name: 'profile',
  summary: 'show the published sets of settings, or take one over',
  args: [
    {
      name: 'kind',
      description: 'governance (how bodies meet and decide), review, or reporting (the funder’s chapters)',
      optional: true,
      choices: ['governance', 'review', 'reporting'],
    },
    { name: 'name', description: 'the profile to take over: desca-large, egi, …', optional: true },
  ],
  options: [{ flags: '--show', description: 'show its numbers with their sources, take nothing over' }],
  reads: 'project.yaml, and the profiles that come with grantbook',
  writes: 'project.yaml, and one commit that holds nothing else; nothing where no name is given',
  exits: WRITE_EXITS,
  examples: [
    ['grantbook profile', 'list the profiles, and which are in use'],
    ['grantbook profile governance desca-small --show', 'its numbers, and where each stands'],
    ['grantbook profile review emi -m "agreed at the assembly"', 'take the schedule of EMI over'],
  ],
  run: runProfile,
};

async function runProfile(context: Context, input: Input): Promise<number> {
  const [kind, name] = input.args;
  const profile = name === undefined ? undefined : findProfile(kind, name);
  if (profile && flag(input, 'show')) return showNumbers(profile, context);
  const book = await openBook(context.globals);
  const workspace = await loadBook(book);
  const project = projectOf(workspace);
  if (!profile) return listProfiles(project, profilesOf(kind), context);
  const plan = await takeProfile(workspace, { project, profile, reason: context.globals.reason });
  return carryOut(plan, { book, workspace }, context);
}

function projectOf({ registries }: Workspace): Entry {
  const project = registries.get('project')?.entries[0];
  if (project) return project;
  throw new RequestError('project.yaml cannot be read', 'see what is wrong with: grantbook validate');
}

function listProfiles(project: Entry, list: readonly Profile[], { out, globals }: Context): number {
  const rows = list.map((profile) => {
    const differences = profileDifferences(project.data, profile).length;
    return { ...profile, used: project.data[`${profile.kind}_profile`] === profile.name, differences };
  });
  if (globals.json) {
    const json = rows.map(({ kind, name, title, used, differences }) => ({
      kind,
      name,
      title,
      used,
      differences,
    }));
    out.data(`${showJson(json, 2)}\n`);
    return EXIT.clean;
  }
  const table = rows.map(({ kind, name, title, used, differences }) => [
    kind,
    name,
    used ? 'in use' : '',
    differences === 0 ? 'as the project' : `${differences} differ`,
    title,
  ]);
  out.data(
    tableText({ headings: ['kind', 'profile', '', 'numbers', 'title'], rows: table }, out.paint, out.width),
  );
  return EXIT.clean;
}

function showNumbers({ title, settings }: Profile, { out, globals }: Context): number {
  const rows = Object.entries(settings).map(([way, [value, source]]) => ({ setting: way, value, source }));
  if (globals.json) out.data(`${showJson(rows, 2)}\n`);
  else {
    const table = rows.map(({ setting, value, source }) => [
      setting,
      plainText(value),
      source === OWN ? 'own choice' : source,
    ]);
    out.data(`${out.paint.bold(showLine(title))}\n`);
    out.data(tableText({ headings: ['setting', 'value', 'source'], rows: table }, out.paint, out.width));
  }
  return EXIT.clean;
}
