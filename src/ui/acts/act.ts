import { takesActor, type Act } from '../../model/api/command.ts'

/** `ecs UpdateService`, as the command line and the log name it. */
export function actName({ service, operation }: Pick<Act, 'service' | 'operation'>): string {
  return `${service} ${operation}`
}

/** The same in the name of a user or a role, of those that may be given so; `null`: an administrator's. */
export function actedAs(acts: readonly Act[], as: string | null): readonly Act[] {
  return as === null ? acts : acts.map((one) => (takesActor(one.service) ? { ...one, as } : one))
}
