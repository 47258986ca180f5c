/** Something the palette can do: go somewhere, or act. */
export interface Command {
  key: string
  text: string
  note: string
  icon: string
  to?: string
  act?: () => unknown
}

/** How well a text answers what was typed: 2 begins with it, 1 contains all its words, 0 not at all. */
export const score = (command: Command, typed: string): number => {
  const wanted = typed.trim().toLowerCase()
  const text = command.text.toLowerCase()
  if (!wanted || text.startsWith(wanted)) return 2
  const all = `${text} ${command.note.toLowerCase()}`
  return wanted.split(/\s+/).every((word) => all.includes(word)) ? 1 : 0
}

/** The commands that answer, the best first; the order of equals stays. */
export const matching = (commands: readonly Command[], typed: string): Command[] =>
  commands
    .map((command) => ({ command, points: score(command, typed) }))
    .filter((one) => one.points > 0)
    .sort((a, b) => b.points - a.points)
    .map((one) => one.command)
