import type { Random } from '../base/random.ts'
import type { Act } from '../model/api/command.ts'

const NONSENSE: readonly unknown[] = [
  null,
  '',
  'no such thing',
  -1,
  1.5,
  1e21,
  NaN,
  true,
  [],
  {},
  ['x'],
  '\0',
  '__proto__',
]

/** The same act with one thing wrong in it: often refused, sometimes still good. */
export function brokenOf(act: Act, random: Random): Act {
  const keys = Object.keys(act.input)
  const key = keys[random.between(0, Math.max(0, keys.length - 1))]
  const nonsense = NONSENSE[random.between(0, NONSENSE.length - 1)]
  switch (random.between(0, 4)) {
    case 0:
      return { ...act, operation: act.operation.toLowerCase() }
    case 1:
      return { ...act, input: { ...act.input, noSuchField: nonsense } }
    case 2:
      return { ...act, input: Object.fromEntries(Object.entries(act.input).filter(([name]) => name !== key)) }
    case 3:
      return { ...act, input: nonsense as Act['input'] }
    default:
      return key === undefined ? act : { ...act, input: { ...act.input, [key]: nonsense } }
  }
}
