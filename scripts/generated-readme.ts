import { commands } from '../src/cli/commands/index.ts';
import { openWorkingTree } from '../src/io/working-tree.ts';
import { loadWorkspace } from '../src/registry/load-workspace.ts';

/** Returns the README with its tables of commands and registries made anew. */
export async function generatedReadme(text: string): Promise<string> {
  const tables = { commands: commandTable(), registries: await registryTable() };
  return Object.entries(tables).reduce(
    (readme, [name, table]) =>
      readme.replace(
        new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- end -->)`),
        (_, start: string, end: string) => `${start}${table}${end}`,
      ),
    text,
  );
}

function commandTable(): string {
  const rows = commands.map(({ name, group, summary }) => `| ${group} | \`${name}\` | ${summary} |\n`);
  return `| | command | does |\n|---|---|---|\n${rows.join('')}`;
}

async function registryTable(): Promise<string> {
  const { registries } = await loadWorkspace(openWorkingTree('.'));
  const rows = [...registries.values()].map(({ schema, entries }) => {
    const ids = schema.single ? schema.name : (schema.id.prefix ?? 'acronym');
    return `| ${schema.title} | \`${schema.source.path}\` | \`${ids}\` | ${entries.length} | ${schema.description} |\n`;
  });
  return `| registry | kept in | ids | records | what |\n|---|---|---|---:|---|\n${rows.join('')}`;
}
