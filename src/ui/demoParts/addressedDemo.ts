import type { AddressedRun } from '../../session/openRun.ts'

/** How a demo is read from its address and written into it. */
export interface Addressing<Address, Search extends object> {
  readonly readSearch: (raw: Readonly<Record<string, unknown>>) => Search
  readonly read: (search: Search) => Address
  readonly write: (address: Address) => Search
}

/** A demo that is its address, all of it: nothing is changed within a run. */
export interface AddressedDemo<Address, Search extends object> extends Addressing<Address, Search> {
  readonly originMs: number
  readonly runOf: (address: Address) => Omit<AddressedRun, 'atMs'>
}

/** The run that an address of such a demo opens. */
export function addressedRun<Address extends { readonly atMs: number }, Search extends object>(
  { runOf }: AddressedDemo<Address, Search>,
  address: Address,
): AddressedRun {
  return { ...runOf(address), atMs: address.atMs }
}

/** The same of what the browser's address says. */
export function readAddressedRun<Address extends { readonly atMs: number }, Search extends object>(
  demo: AddressedDemo<Address, Search>,
  search: Readonly<Record<string, unknown>>,
): AddressedRun {
  return addressedRun(demo, demo.read(demo.readSearch(search)))
}
