import type { Command } from '../model/api/command.ts'

/** A command by its name as one says it, `ecs CreateCluster`; the model reads what it is given. */
export function commandAt(atMs: number, name: `${Command['service']} ${string}`, input: Command['input']): Command {
  const [service, operation] = name.split(' ') as [Command['service'], string]
  return { atMs, service, operation, input }
}
