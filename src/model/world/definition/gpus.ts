/** Of a container: how many of what it asks for besides CPU and memory. */
export interface ResourceRequirement {
  readonly type: string
  readonly value?: string | undefined
}

/** How many GPUs a container asks for; the form of its value is the shape's to check. */
export function gpusOf(container: {
  readonly resourceRequirements?: readonly ResourceRequirement[] | undefined
}): number {
  const wanted = container.resourceRequirements?.filter(({ type }) => type === 'GPU') ?? []
  return wanted.reduce((sum, { value = '' }) => sum + (/^[0-9]{1,3}$/.test(value) ? Number(value) : 0), 0)
}
