import type { Act, CommandService } from './command.ts'
// As a type: what gives commands needs none of the shapes by which they are read.
import type { Inputs } from './operations.ts'

/** A command to give, its input checked by the compiler. */
export function act<S extends CommandService, N extends keyof Inputs[S] & string>(
  service: S,
  operation: N,
  input: Inputs[S][N],
): Act {
  return { service, operation, input: input as Act['input'] }
}
