import { VERSION } from '../../studies/bare.ts'
import type { OfferedCommand, OfferedValue, OfferedWord } from './offers.ts'

export type Shell = 'bash' | 'zsh' | 'fish'

/** What a shell does where one of some patterns fits. */
type Case = readonly [pattern: string, body: string]

/** The tables by which every script finds its way along the words of a command line. */
interface CompletionTables {
  /** Commands, behind those that they are under. */
  readonly commands: readonly string[]
  /** Options that take a value, behind their command; and those that take several. */
  readonly taking: readonly string[]
  readonly takingMany: readonly string[]
  /** What is offered as a value of an option, as an option, as a command, as an argument. */
  readonly values: readonly Case[]
  readonly options: readonly Case[]
  readonly words: readonly Case[]
  readonly arguments: readonly Case[]
}

/** How a shell offers words, and paths. */
interface Dialect {
  readonly words: (words: readonly OfferedWord[]) => string
  readonly paths: (kind: 'files' | 'folders') => string
  readonly cases: (cases: readonly Case[]) => string
  /** Any of some texts; a star at the end of one stands for anything. */
  readonly any: (texts: readonly string[]) => string
}

const single = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
/** A line for each: the word, a tab, what it is. */
const lines = (words: readonly OfferedWord[]): string[] => words.map(({ word, about }) => `${word}\t${about}`)

/** Bash and zsh share their language as far as it is used here. */
const POSIX: Dialect = {
  words: (words) => `offers="$offers"${single(`${lines(words).join('\n')}\n`)}`,
  paths: (kind) => `paths=${kind}`,
  cases: (cases) => cases.map(([pattern, body]) => `    ${pattern}) ${body} ;;`).join('\n'),
  any: (texts) => texts.map((text) => (text.endsWith('*') ? `${single(text.slice(0, -1))}*` : single(text))).join('|'),
}

const fishQuoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const FISH: Dialect = {
  words: (words) => `printf '%s\\n' ${lines(words).map(fishQuoted).join(' ')}`,
  paths: (kind) => (kind === 'files' ? '__fish_complete_path "$current"' : '__fish_complete_directories "$current" ""'),
  cases: (cases) => cases.map(([pattern, body]) => `    case ${pattern}\n      ${body}`).join('\n'),
  // A star outside quotes would stand for files.
  any: (texts) => texts.map(fishQuoted).join(' '),
}

/** One case for all that offer the same. */
function casesOf(offered: readonly (readonly [at: string, body: string])[], { any }: Dialect): Case[] {
  const by = new Map<string, string[]>()
  for (const [at, body] of offered) if (body !== '') by.set(body, [...(by.get(body) ?? []), at])
  return [...by].map(([body, all]) => [any(all), body])
}

function tablesFor(commands: readonly OfferedCommand[], dialect: Dialect): CompletionTables {
  const valueBody = ({ words, paths }: OfferedValue): string =>
    [
      ...(words.length === 0 ? [] : [dialect.words(words.map((word) => ({ word, about: '' })))]),
      ...(paths === undefined ? [] : [dialect.paths(paths)]),
    ].join('; ')
  const options = commands.flatMap(({ at, options: own }) =>
    own.flatMap((option) => option.flags.map((flag) => ({ key: `${at} ${flag}`, ...option }))),
  )
  return {
    commands: commands
      .map(({ at }) => at)
      .filter((at) => at !== '')
      .map((at) => (at.includes(' ') ? at : ` ${at}`)),
    taking: options.flatMap(({ key, value }) => (value === undefined ? [] : [key])),
    takingMany: options.flatMap(({ key, isMany }) => (isMany ? [key] : [])),
    values: casesOf(
      options.flatMap(({ key, value }) => (value === undefined ? [] : [[key, valueBody(value)]])),
      dialect,
    ),
    options: casesOf(
      commands
        .filter(({ options: own }) => own.length > 0)
        .map(({ at, options: own }) => [
          at,
          dialect.words(own.flatMap(({ flags, about }) => flags.map((word) => ({ word, about })))),
        ]),
      dialect,
    ),
    words: casesOf(
      commands.filter(({ commands: own }) => own.length > 0).map(({ at, commands: own }) => [at, dialect.words(own)]),
      dialect,
    ),
    arguments: casesOf(
      commands.flatMap(({ at, values }) =>
        values.map((value, i) => [`${at} ${value.isMany ? '*' : i}`, valueBody(value)]),
      ),
      dialect,
    ),
  }
}

/** The words before the one that is typed say where the command line is: in which command, behind which option, at which argument. */
function posixWalk(commands: readonly OfferedCommand[]): string {
  const { any, cases } = POSIX
  const tables = tablesFor(commands, POSIX)
  return String.raw`# Sets what may stand in place of the last of some words: in offers a line each, in paths whether a path may.
_ytterby_offers() {
  local at='' flag='' n=0 word
  offers='' paths=''
  while [ $# -gt 1 ]; do
    word=$1
    shift
    case $word in
    =) continue ;;
    -*)
      flag=''
      case "$at $word" in
      ${any(tables.taking)}) flag=$word ;;
      esac
      continue
      ;;
    esac
    if [ -n "$flag" ]; then
      case "$at $flag" in
      ${any(tables.takingMany)}) ;;
      *) flag='' ;;
      esac
      continue
    fi
    case "$at $word" in
    ${any(tables.commands)})
      at="${'${at:+$at }'}$word"
      n=0
      ;;
    *) n=$((n + 1)) ;;
    esac
  done
  case $1 in
  -*)
    case $at in
${cases(tables.options)}
    esac
    return
    ;;
  esac
  if [ -n "$flag" ]; then
    case "$at $flag" in
${cases(tables.values)}
    esac
    return
  fi
  [ "$n" = 0 ] && case $at in
${cases(tables.words)}
  esac
  case "$at $n" in
${cases(tables.arguments)}
  esac
}
`
}

const bashScript = (commands: readonly OfferedCommand[]): string => String.raw`${posixWalk(commands)}
_ytterby() {
  local offers paths name about current="${'${COMP_WORDS[COMP_CWORD]}'}"
  # Bash makes a word of its own of the sign in --option=value.
  [ "$current" = '=' ] && current=''
  _ytterby_offers "${'${COMP_WORDS[@]:1:COMP_CWORD-1}'}" "$current"
  COMPREPLY=()
  while IFS=$'\t' read -r name about; do
    case $name in
    '') ;;
    "$current"*) COMPREPLY+=("$name") ;;
    esac
  done <<<"$offers"
  [ -z "$paths" ] && return
  # Before anything is typed, names are not lost among all files that are there.
  [ -z "$current" ] && [ ${'${#COMPREPLY[@]}'} -gt 0 ] && return
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    COMPREPLY+=("$name")
  done < <(if [ "$paths" = files ]; then compgen -f -- "$current"; else compgen -d -- "$current"; fi)
}
complete -F _ytterby ytterby
`

const zshScript = (commands: readonly OfferedCommand[]): string => String.raw`${posixWalk(commands)}
_ytterby() {
  local offers paths name about current="${'${words[CURRENT]}'}"
  local -a described
  if [[ $current == --*=* ]]; then
    compset -P '*='
    _ytterby_offers "${'${(@)words[2,CURRENT-1]}'}" "${'${current%%=*}'}" "${'${current#*=}'}"
  else
    _ytterby_offers "${'${(@)words[2,CURRENT]}'}"
  fi
  while IFS=$'\t' read -r name about; do
    [[ -n $name ]] && described+=("${'${name//:/\\\\:}${about:+:$about}'}")
  done <<<"$offers"
  (( $#described )) && _describe ytterby described
  case $paths in
  files) _files ;;
  folders) _files -/ ;;
  esac
}
# From a folder of functions it is called as one; from a file of settings it says what it completes.
if [[ $funcstack[1] == _ytterby ]]; then
  _ytterby "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _ytterby ytterby
fi
`

function fishScript(commands: readonly OfferedCommand[]): string {
  const { any, cases } = FISH
  const tables = tablesFor(commands, FISH)
  return String.raw`function __ytterby_offers
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -e words[1]
  set -l prefix ''
  if string match -qr -- '^--[^=]+=' "$current"
    set -a words (string replace -r -- '=.*' '' "$current")
    set prefix (string replace -r -- '=.*' '=' "$current")
    set current (string replace -r -- '^[^=]*=' '' "$current")
  end
  set -l at ''
  set -l flag ''
  set -l n 0
  for word in $words
    switch $word
      case '-*'
        set flag ''
        switch "$at $word"
          case ${any(tables.taking)}
            set flag $word
        end
        continue
    end
    if test -n "$flag"
      switch "$at $flag"
        case ${any(tables.takingMany)}
        case '*'
          set flag ''
      end
      continue
    end
    switch "$at $word"
      case ${any(tables.commands)}
        set at (string trim -- "$at $word")
        set n 0
      case '*'
        set n (math $n + 1)
    end
  end
  begin
    if string match -q -- '-*' "$current"
      switch $at
${cases(tables.options)}
      end
    else if test -n "$flag"
      switch "$at $flag"
${cases(tables.values)}
      end
    else
      if test $n = 0
        switch $at
${cases(tables.words)}
        end
      end
      switch "$at $n"
${cases(tables.arguments)}
      end
    end
  end | string replace -r -- '^' "$prefix"
end
complete -c ytterby -f -a '(__ytterby_offers)'
`
}

/** The script of a shell: it holds the whole tree of commands. */
export function completionScript(shell: Shell, commands: readonly OfferedCommand[]): string {
  const body = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands)
  return `${shell === 'zsh' ? '#compdef ytterby\n' : ''}# Completes ytterby ${VERSION} in ${shell}: made by \`ytterby completion ${shell}\`; make it again after an update.\n${body}`
}
