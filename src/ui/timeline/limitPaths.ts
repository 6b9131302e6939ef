import { area, curveStepAfter, line } from 'd3'
import type { Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'

interface LimitFrame {
  readonly untilMs: number
  readonly x: (atMs: number) => number
  readonly y: (count: number) => number
  readonly top: number
  readonly bottom: number
}

export interface LimitPaths {
  /** Lines. */
  readonly lower: string
  readonly upper: string
  readonly desired: string
  /** What lies beyond them, closed. */
  readonly above: string
  readonly below: string
}

type ValueOf = (one: ServiceSample) => number

/** Both limits and the desired count over time, as steps: they hold until they are changed. */
export function limitPaths(samples: readonly Point<ServiceSample>[], frame: LimitFrame): LimitPaths {
  const x = (one: Point<ServiceSample>) => frame.x(one.atMs)
  const lineOf = (valueOf: ValueOf) =>
    line(x, (one) => frame.y(valueOf(one.value)))
      .curve(curveStepAfter)
      .digits(1)
  const beyond = (valueOf: ValueOf, edge: number) =>
    area(x, edge, (one) => frame.y(valueOf(one.value)))
      .curve(curveStepAfter)
      .digits(1)
  const lower = stepsOf(samples, lowerOf, frame.untilMs)
  const upper = stepsOf(samples, upperOf, frame.untilMs)
  return {
    lower: lineOf(lowerOf)(lower) ?? '',
    upper: lineOf(upperOf)(upper) ?? '',
    desired: lineOf(desiredOf)(stepsOf(samples, desiredOf, frame.untilMs)) ?? '',
    above: beyond(upperOf, frame.top)(upper) ?? '',
    below: beyond(lowerOf, frame.bottom)(lower) ?? '',
  }
}

const lowerOf: ValueOf = (one) => one.limits.lower
const upperOf: ValueOf = (one) => one.limits.upper
const desiredOf: ValueOf = (one) => one.desiredCount

/** The samples at which a value changes, of thousands at which it does not, and how long the last one holds. */
function stepsOf(samples: readonly Point<ServiceSample>[], valueOf: ValueOf, untilMs: number): Point<ServiceSample>[] {
  const steps = samples.filter((one, index) => {
    const before = samples[index - 1]
    return before === undefined || valueOf(before.value) !== valueOf(one.value)
  })
  return [...steps, ...samples.slice(-1).map((last) => ({ ...last, atMs: untilMs }))]
}
