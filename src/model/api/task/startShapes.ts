import { checkedText, type StringShape } from '../shape.ts'

/** ASCII that prints, without the space (api, ECS_Idempotency). */
const TOKEN = /^[!-~]*$/
const LONG = 100_000

/** A token under which a request is carried out once (TSK-11). */
export function clientToken(max: number): StringShape {
  return checkedText(LONG, (given) => {
    if (given.length > max)
      return { reason: `has ${String(given.length)} characters, a token has at most ${String(max)}` }
    return TOKEN.test(given) ? null : { reason: 'takes ASCII characters that print, and no spaces' }
  })
}

const STARTED_BY = /^[A-Za-z0-9_/-]*$/

/** Who started a task, in the caller's words (api, RunTask). Its length is for the handler to refuse, as ECS does. */
export const startedBy = checkedText(LONG, (given) =>
  STARTED_BY.test(given) ? null : { reason: 'takes letters, numbers, hyphens, slashes and underscores' },
)
