/** What is wrong with the text of a policy. */
export interface PolicyProblem {
  /** IAM's whole text, or the lab's own of what it has not. */
  readonly message: string
  /** Well-formed, but of what the lab has not: no fault of the policy. */
  readonly isLacking: boolean
  /** Where, as `Statement[0].Action`; empty for the whole. */
  readonly place: string
  /** What has to be there, in the lab's words: IAM does not say. */
  readonly reason: string
}

/** Ends the reading of a policy. */
export class Malformed extends Error {
  readonly problem: PolicyProblem

  constructor(
    message: string,
    { place, reason, isLacking = false }: Pick<PolicyProblem, 'place' | 'reason'> & { readonly isLacking?: boolean },
  ) {
    super(message)
    this.problem = { message, isLacking, place, reason }
  }

  /** AWS has it and the lab has not: refused, since a policy of which a part is passed over says another thing. */
  static lacking(what: string, place: string): Malformed {
    const reason = `the lab has no ${what} yet`
    return new Malformed(`Invalid parameter: ${reason}.`, { place, reason, isLacking: true })
  }
}

/** One text or several; `null` for anything else. */
export function textsOf(given: unknown): readonly string[] | null {
  const all: readonly unknown[] = Array.isArray(given) ? given : [given]
  const texts = all.filter((one) => typeof one === 'string')
  return texts.length === all.length ? texts : null
}
