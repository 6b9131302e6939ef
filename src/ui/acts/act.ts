import type { Command } from '../../model/api/command.ts'

/** A command before the lab says when: it happens at the present. */
export type Act = Omit<Command, 'atMs'>

/** `ecs UpdateService`, as the command line and the log name it. */
export function actName({ service, operation }: Pick<Act, 'service' | 'operation'>): string {
  return `${service} ${operation}`
}
