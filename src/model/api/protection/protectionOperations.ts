import type { OperationList } from '../operation.ts'
import { answer, described, flag, list, optional, required, struct, text, whole } from '../shape.ts'

/** PRO-1: minutes. */
export const PROTECTED_DEFAULT_MIN = 120
export const PROTECTED_MAX_MIN = 2_880

/** So many GetTaskProtection answers for. */
export const ASKED_MAX = 100

const output = answer({ protectedTasks: 'list', failures: 'list' })

export const protectionOperations = {
  UpdateTaskProtection: {
    kind: 'write',
    input: struct({
      cluster: required(text()),
      tasks: required(list(text(), { min: 1, max: 10 })),
      protectionEnabled: required(flag()),
      expiresInMinutes: described(
        optional(whole({ min: 1, max: PROTECTED_MAX_MIN })),
        `Counted from this call on; ${String(PROTECTED_DEFAULT_MIN)} when left out.`,
      ),
    }),
    output,
  },
  GetTaskProtection: {
    kind: 'read',
    input: struct({ cluster: required(text()), tasks: optional(list(text(), { max: ASKED_MAX })) }),
    output,
  },
} as const satisfies OperationList
