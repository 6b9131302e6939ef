/** What a capacity provider holds and was told, in plain numbers. */
export interface NaiveProvider {
  readonly instances: number
  readonly busy: number
  /** Tasks that wait, and how many of them fit an instance. */
  readonly waiting: readonly (readonly [tasks: number, perInstance: number])[]
  readonly least: number
  readonly most: number
  readonly target: number
}

/** The size that managed scaling asks for, a second way: instances are added one by one until all that can fit do. */
export function naiveSize({ instances, busy, waiting, least, most, target }: NaiveProvider): number {
  let more = 0
  for (const [tasks, perInstance] of waiting) {
    let own = 0
    for (let left = tasks; left > 0 && perInstance > 0; left -= perInstance) own += 1
    if (own > more) more = own
  }
  let needed = busy + more
  if (needed > instances) {
    let step = needed - instances
    while (step < least) step += 1
    while (step > most) step -= 1
    needed = instances + step
  }
  const isAllLeftOut = waiting.length > 0 && waiting.every(([, perInstance]) => perInstance === 0)
  if (isAllLeftOut) return Math.max(1, instances)
  if (instances === 0) return needed === 0 ? 0 : Math.ceil(200 / target)
  // The smallest size of which the needed ones are no larger part than the target.
  let size = 0
  while (needed * 100 > size * target) size += 1
  return size
}
