import type { ContainerDefinition, ContainerDependency } from '../../../model/world/definition/taskDefinition.ts'

/** Room and measures of a picture of containers, CSS pixels. */
export interface Measures {
  readonly width: number
  readonly height: number
  /** Of a box. */
  readonly widthMin: number
  readonly heightMin: number
  readonly heightMax: number
  /** Between two columns: an arrow and its word stand there. */
  readonly gapX: number
  readonly gapY: number
}

export interface ContainerBox {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From what is waited for to what waits for it. */
export interface DependencyArrow {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly condition: ContainerDependency['condition']
  readonly path: string
  /** The middle of its word. */
  readonly x: number
  readonly y: number
}

export interface ContainerPicture {
  readonly boxes: readonly ContainerBox[]
  readonly arrows: readonly DependencyArrow[]
  /** As much as was given, or more where the boxes would get too small. */
  readonly width: number
  readonly height: number
}

type Sized = Pick<ContainerDefinition, 'name' | 'cpuUnits' | 'dependsOn'>

/** Containers from left to right by what they wait for, each as wide as its share of CPU. */
export function containerPicture(containers: readonly Sized[], given: Measures): ContainerPicture {
  const measures = withRoomForWords(containers, given)
  const columns = columnsOf(containers)
  const most = Math.max(1, ...columns.map((column) => column.length))
  const { heightMin, gapX, gapY } = measures
  const height = Math.max(measures.height, most * (heightMin + gapY) - gapY)
  const widths = columnWidths(columns, measures)
  const boxes = columns.flatMap((column, index) => {
    const x = widths.slice(0, index).reduce((sum, width) => sum + width + gapX, 0)
    return boxesIn(column, { x, width: widths[index] ?? 0, height }, measures)
  })
  const width = widths.reduce((sum, one) => sum + one, 0) + gapX * Math.max(0, columns.length - 1)
  return { boxes, arrows: arrowsOf(containers, boxes, gapX), width, height }
}

/** From one arrow to the next that ends at the same box, CSS pixels: a word stands on each. */
const ARROW_STEP = 14

function withRoomForWords(containers: readonly Sized[], { heightMin, heightMax, ...others }: Measures): Measures {
  const ends = Math.max(0, ...containers.map(({ dependsOn = [] }) => dependsOn.length))
  const least = ends < 2 ? heightMin : Math.max(heightMin, ARROW_STEP * (ends + 1))
  return { ...others, heightMin: least, heightMax: Math.max(heightMax, least) }
}

/** By how many others have to come before; what a definition refuses, a circle, ends it. */
function columnsOf(containers: readonly Sized[]): readonly (readonly Sized[])[] {
  const depths = new Map<string, number>()
  const depthOf = (one: Sized, seen: readonly string[]): number => {
    const known = depths.get(one.name)
    if (known !== undefined || seen.includes(one.name)) return known ?? 0
    const before = (one.dependsOn ?? []).flatMap(({ containerName }) => {
      const other = containers.find(({ name }) => name === containerName)
      return other === undefined ? [] : [1 + depthOf(other, [...seen, one.name])]
    })
    const depth = Math.max(0, ...before)
    depths.set(one.name, depth)
    return depth
  }
  const columns: Sized[][] = []
  for (const one of containers) (columns[depthOf(one, [])] ??= []).push(one)
  return columns
}

function columnWidths(columns: readonly (readonly Sized[])[], { width, widthMin, gapX }: Measures): readonly number[] {
  const left = width - gapX * (columns.length - 1) - widthMin * columns.length
  const weights = columns.map((column) => Math.max(1, ...column.map(({ cpuUnits }) => cpuUnits)))
  const sum = weights.reduce((all, one) => all + one, 0)
  return weights.map((weight) => widthMin + Math.max(0, Math.floor((left * weight) / sum)))
}

function boxesIn(
  column: readonly Sized[],
  at: { readonly x: number; readonly width: number; readonly height: number },
  { widthMin, heightMax, gapY }: Measures,
): readonly ContainerBox[] {
  const most = Math.max(...column.map(({ cpuUnits }) => cpuUnits))
  const height = Math.min(heightMax, Math.floor((at.height - gapY * (column.length - 1)) / column.length))
  const top = Math.floor((at.height - column.length * height - gapY * (column.length - 1)) / 2)
  return column.map(({ name, cpuUnits }, index) => {
    const share = most === 0 ? 1 : cpuUnits / most
    const width = Math.max(widthMin, Math.floor(at.width * share))
    return { name, x: at.x, y: top + index * (height + gapY), width, height }
  })
}

function arrowsOf(
  containers: readonly Sized[],
  boxes: readonly ContainerBox[],
  gapX: number,
): readonly DependencyArrow[] {
  const boxOf = (name: string) => boxes.find((one) => one.name === name)
  return containers.flatMap(({ name, dependsOn = [] }) => {
    const to = boxOf(name)
    // From the uppermost down, so that lines do not cross more than they have to.
    const sources = dependsOn
      .flatMap(({ containerName, condition }) => {
        const from = boxOf(containerName)
        return from === undefined ? [] : [{ from, condition }]
      })
      .toSorted((a, b) => a.from.y - b.from.y)
    if (to === undefined) return []
    return sources.map(({ from, condition }, index): DependencyArrow => {
      const y = Math.round(to.y + (to.height * (index + 1)) / (sources.length + 1))
      const startX = from.x + from.width
      const startY = Math.round(from.y + from.height / 2)
      const bendX = Math.max(startX, to.x - gapX) + 4
      const path = `M${String(startX)} ${String(startY)}H${String(bendX)}V${String(y)}H${String(to.x - 2)}`
      const x = to.x - gapX / 2 + 1
      return { key: `${from.name} ${name} ${condition}`, from: from.name, to: name, condition, path, x, y: y - 7 }
    })
  })
}

/** The same one below the other, each after what it waits for: for a phone. No arrows: each says what it waits for. */
export function stackedPicture(containers: readonly Sized[], { width, heightMin, gapY }: Measures): ContainerPicture {
  const names = columnsOf(containers).flatMap((column) => column.map(({ name }) => name))
  const boxes = names.map((name, index) => ({ name, x: 0, y: index * (heightMin + gapY), width, height: heightMin }))
  return { boxes, arrows: [], width, height: names.length * (heightMin + gapY) - gapY }
}
