/** Memory that Fargate offers with one CPU value (FGT-1; developer guide, fargate-tasks-services). CPU units and MiB. */
interface FargateSize {
  readonly cpuUnits: number
  readonly memoryMib: readonly number[]
}

const GIB = 1_024

export const FARGATE_SIZES: readonly FargateSize[] = [
  { cpuUnits: 256, memoryMib: [512, GIB, 2 * GIB] },
  { cpuUnits: 512, memoryMib: steps(1, 4, 1) },
  { cpuUnits: 1_024, memoryMib: steps(2, 8, 1) },
  { cpuUnits: 2_048, memoryMib: steps(4, 16, 1) },
  { cpuUnits: 4_096, memoryMib: steps(8, 30, 1) },
  { cpuUnits: 8_192, memoryMib: steps(16, 60, 4) },
  { cpuUnits: 16_384, memoryMib: steps(32, 120, 8) },
  { cpuUnits: 32_768, memoryMib: [60 * GIB, 120 * GIB, 244 * GIB] },
]

/**
 * `undefined` when Fargate has the pair, else what ECS says.
 *
 * @param isLacking  it has no size at all for what is wanted besides
 */
export function fargateSizeProblem(cpuUnits: number, memoryMib: number, isLacking = false): string | undefined {
  const size = FARGATE_SIZES.find((one) => one.cpuUnits === cpuUnits)
  if (!isLacking && size?.memoryMib.includes(memoryMib) === true) return undefined
  return `No Fargate configuration exists for given values: ${String(cpuUnits)} CPU, ${String(memoryMib)} memory. See the Amazon ECS documentation for the valid values.`
}

function steps(fromGib: number, toGib: number, stepGib: number): readonly number[] {
  const sizes: number[] = []
  for (let gib = fromGib; gib <= toGib; gib += stepGib) sizes.push(gib * GIB)
  return sizes
}
