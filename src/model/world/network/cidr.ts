/** A block of IPv4 addresses: its first as a number, and how many bits of it are fixed. */
export interface Cidr {
  readonly first: number
  readonly bits: number
}

const FORM = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/

/** Reads `10.0.0.0/16`; an address that is not the first of its block is taken down to it, as AWS does. */
export function readCidr(text: string): Cidr | null {
  const [, ...parts] = FORM.exec(text) ?? []
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts.map(Number)
  if (parts.length === 0 || bits > 32 || [a, b, c, d].some((one) => one > 255)) return null
  const size = sizeOf(bits)
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  return { first: address - (address % size), bits }
}

export function cidrText({ first, bits }: Cidr): string {
  const parts = [24, 16, 8, 0].map((shift) => String((first >>> shift) & 255))
  return `${parts.join('.')}/${String(bits)}`
}

/** Whether all addresses of a block are in another. What is no block is in none and has none. */
export function isWithinCidr(inner: string, outer: string): boolean {
  const one = readCidr(inner)
  const other = readCidr(outer)
  if (one === null || other === null || one.bits < other.bits) return false
  return one.first >= other.first && one.first < other.first + sizeOf(other.bits)
}

function sizeOf(bits: number): number {
  let size = 1
  for (let bit = bits; bit < 32; bit++) size *= 2
  return size
}
