import { soak } from './soak.ts'

/**
 * The random lives of a range of seeds.
 *
 * @returns the kinds of changes, decisions and answers that they met
 * @throws Error  when one of them fails
 */
export function soakAll({ from, to }: { readonly from: number; readonly to: number }): ReadonlySet<string> {
  const names = new Set<string>()
  for (let seed = from; seed <= to; seed++) for (const name of soak(seed).counts.keys()) names.add(name)
  return names
}
