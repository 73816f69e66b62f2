import type { Command } from './command.ts';
import { globalOptions } from './global-options.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

/** Commands whose first argument is a registry, and those whose first argument is a record's id. */
const TAKES_REGISTRY = ['list', 'add'];
const TAKES_ID = ['show', 'log', 'set', 'edit', 'move', 'remove', 'review'];

/** Actions of `template` that are given the name of a template of the book. */
const TAKES_TEMPLATE = ['vars', 'check', 'eject'];
const TEMPLATES = 'grantbook template list --json 2>/dev/null';

/** Prints the names of the registries, or of templates, one a line. */
const NAMES = `sed -n 's/.*"name": "\\([a-z0-9-]*\\)".*/\\1/p'`;

/** Prints the steps that a record can take, one a line, as `show` lists them. */
const STEPS = "sed -n 's/^  grantbook move [^ ]* \\([a-z_]*\\).*/\\1/p'";

/** Returns the completion script of a shell: commands, their options, registries and ids of the book at hand. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  if (shell === 'fish') return fish(commands);
  const bash = bashScript(commands);
  return shell === 'bash'
    ? bash
    : `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
}

function bashScript(commands: readonly Command[]): string {
  const options = commands.map((c) => `    ${c.name}) opts="${longFlags(c).join(' ')}" ;;`);
  const choices = withChoices(commands).map(
    ([name, words]) => `    ${name}) COMPREPLY=($(compgen -W "${words}" -- "$cur")) ;;`,
  );
  return `# Words of the book are data: compared and never expanded, as compgen -W would do.
_grantbook_words() {
  local cur="$1" word
  while IFS= read -r word; do
    case "$word" in
      '' | *[!A-Za-z0-9._-]*) ;;
      "$cur"*) COMPREPLY+=("$word") ;;
    esac
  done <<< "$2"
}
_grantbook() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" cmd="\${COMP_WORDS[1]}" opts=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((c) => c.name).join(' ')}" -- "$cur"))
    _grantbook_words "$cur" "$(grantbook completion --words "" 2>/dev/null)"
    return
  fi
  case "$cmd" in
${options.join('\n')}
  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$opts ${globalFlags().join(' ')}" -- "$cur")); return ;;
  esac
  if [ "$COMP_CWORD" -eq 3 ]; then
    case "$cmd" in
      move) _grantbook_words "$cur" "$(grantbook show "\${COMP_WORDS[2]}" 2>/dev/null | ${STEPS})" ;;
      template)
        case "\${COMP_WORDS[2]}" in
          ${TAKES_TEMPLATE.join('|')}) _grantbook_words "$cur" "$(${TEMPLATES} | ${NAMES})" ;;
        esac ;;
      ${commands.map((c) => c.name).join('|')}) ;;
      *) _grantbook_words "$cur" "$(grantbook list "$cmd" --format ids 2>/dev/null)" ;;
    esac
    return
  fi
  [ "$COMP_CWORD" -eq 2 ] || return
  case "$cmd" in
    ${TAKES_REGISTRY.join('|')}) _grantbook_words "$cur" "$(grantbook list --json 2>/dev/null | ${NAMES})" ;;
    ${TAKES_ID.join('|')}) _grantbook_words "$cur" "$(grantbook list --format ids 2>/dev/null)" ;;
${choices.join('\n')}
    ${commands.map((c) => c.name).join('|')}) ;;
    *) _grantbook_words "$cur" "$(grantbook completion --words "$cmd" 2>/dev/null)" ;;
  esac
}
complete -o default -F _grantbook grantbook
`;
}

function fish(commands: readonly Command[]): string {
  const lines = ['complete -c grantbook -f'];
  for (const command of commands) {
    lines.push(
      `complete -c grantbook -n __fish_use_subcommand -a ${command.name} -d ${quote(command.summary)}`,
    );
    const seen = `"__fish_seen_subcommand_from ${command.name}"`;
    for (const { flags, description } of command.options) {
      lines.push(`complete -c grantbook -n ${seen} -l ${longName(flags)} -d ${quote(description)}`);
    }
  }
  for (const { flags, description } of globalOptions)
    lines.push(`complete -c grantbook -l ${longName(flags)} -d ${quote(description)}`);
  const after = (words: number, names: readonly string[]) =>
    `"__fish_seen_subcommand_from ${names.join(' ')}; and test (count (commandline -opc)) -eq ${words}"`;
  const offer = (condition: string, data: string) =>
    lines.push(`complete -c grantbook -n ${condition} -a ${quote(`(${data})`)}`);
  offer(after(2, TAKES_ID), 'grantbook list --format ids 2>/dev/null');
  offer(after(2, TAKES_REGISTRY), `grantbook list --json 2>/dev/null | ${NAMES}`);
  offer(after(3, ['move']), `grantbook show (commandline -opc)[3] 2>/dev/null | ${STEPS}`);
  for (const [name, words] of withChoices(commands))
    lines.push(`complete -c grantbook -n ${after(2, [name])} -a ${quote(words)}`);
  const action = `contains -- (commandline -opc)[3] ${TAKES_TEMPLATE.join(' ')}`;
  offer(`${after(3, ['template']).slice(0, -1)}; and ${action}"`, `${TEMPLATES} | ${NAMES}`);
  const noun = '(commandline -opc)[2]';
  const names = commands.map((command) => command.name).join(' ');
  const behind = (words: number) =>
    `"test (count (commandline -opc)) -eq ${words}; and not __fish_seen_subcommand_from ${names}"`;
  offer('__fish_use_subcommand', 'grantbook completion --words "" 2>/dev/null');
  offer(behind(2), `grantbook completion --words ${noun} 2>/dev/null`);
  offer(behind(3), `grantbook list ${noun} --format ids 2>/dev/null`);
  return `${lines.join('\n')}\n`;
}

/** Commands whose first word is one of some, with these words. */
function withChoices(commands: readonly Command[]): [name: string, words: string][] {
  return commands.flatMap(({ name, args: [first] }): [string, string][] =>
    first?.choices ? [[name, first.choices.join(' ')]] : [],
  );
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function longFlags(command: Command): string[] {
  return command.options.map(({ flags }) => `--${longName(flags)}`);
}

function globalFlags(): string[] {
  return globalOptions.map(({ flags }) => `--${longName(flags)}`);
}

function longName(flags: string): string {
  return /--([a-z-]+)/.exec(flags)?.[1] ?? '';
}
