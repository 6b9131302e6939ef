/** What a form has otherwise than the definition; empty texts are as it says. */
export interface OverridesWanted {
  readonly cpu: string
  readonly memory: string
  /** Of which container the command is. */
  readonly containerName: string
  /** Words, parted by spaces. */
  readonly command: string
}

/** Nothing when nothing is overridden. */
export function overridesInput({ cpu, memory, containerName, command }: OverridesWanted) {
  const words = command.split(/\s+/).filter((word) => word !== '')
  const overrides = {
    ...(words.length > 0 && { containerOverrides: [{ name: containerName, command: words }] }),
    ...(cpu !== '' && { cpu }),
    ...(memory !== '' && { memory }),
  }
  return Object.keys(overrides).length === 0 ? {} : { overrides }
}

/** What nobody has touched, of a definition. */
export function noOverrides({
  containers,
}: {
  readonly containers: readonly { readonly name: string }[]
}): OverridesWanted {
  return { cpu: '', memory: '', containerName: containers[0]?.name ?? '', command: '' }
}
