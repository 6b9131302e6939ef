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

/** `undefined` when Fargate has the pair, else a sentence that lists what it has. */
export function fargateSizeProblem(cpuUnits: number, memoryMib: number): string | undefined {
  const size = FARGATE_SIZES.find((one) => one.cpuUnits === cpuUnits)
  if (size === undefined) {
    return `No Fargate configuration exists for given values: ${String(cpuUnits)} CPU, ${String(memoryMib)} memory. 'cpu' takes ${FARGATE_SIZES.map((one) => one.cpuUnits).join(', ')}.`
  }
  if (size.memoryMib.includes(memoryMib)) return undefined
  return `No Fargate configuration exists for given values: ${String(cpuUnits)} CPU, ${String(memoryMib)} memory. ${String(cpuUnits)} CPU takes ${listed(size.memoryMib)} MiB.`
}

function steps(fromGib: number, toGib: number, stepGib: number): readonly number[] {
  const sizes: number[] = []
  for (let gib = fromGib; gib <= toGib; gib += stepGib) sizes.push(gib * GIB)
  return sizes
}

function listed(sizes: readonly number[]): string {
  if (sizes.length <= 4) return sizes.join(', ')
  const [first, second] = sizes
  return `${String(first)} to ${String(sizes.at(-1))} in steps of ${String((second ?? 0) - (first ?? 0))}`
}
