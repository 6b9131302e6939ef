import type { Act } from '../../model/api/command.ts'

/** `ecs UpdateService`, as the command line and the log name it. */
export function actName({ service, operation }: Pick<Act, 'service' | 'operation'>): string {
  return `${service} ${operation}`
}
