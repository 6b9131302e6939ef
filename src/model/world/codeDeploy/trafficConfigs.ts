/** One shift of production traffic: up to how many percent of it, and for how many minutes it rests there. */
export interface TrafficShift {
  readonly percent: number
  readonly minutes: number
}

const TENTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90]
const LAST: TrafficShift = { percent: 100, minutes: 0 }

function linear(minutes: number): readonly TrafficShift[] {
  return [...TENTHS.map((percent) => ({ percent, minutes })), LAST]
}

/** CDP-4: the deployment configurations that CodeDeploy has for Amazon ECS, by their names. */
const CONFIGS = {
  'CodeDeployDefault.ECSAllAtOnce': [LAST],
  'CodeDeployDefault.ECSLinear10PercentEvery1Minutes': linear(1),
  'CodeDeployDefault.ECSLinear10PercentEvery3Minutes': linear(3),
  'CodeDeployDefault.ECSCanary10Percent5Minutes': [{ percent: 10, minutes: 5 }, LAST],
  'CodeDeployDefault.ECSCanary10Percent15Minutes': [{ percent: 10, minutes: 15 }, LAST],
} as const satisfies Readonly<Record<string, readonly TrafficShift[]>>

export type TrafficConfigName = keyof typeof CONFIGS

export const TRAFFIC_CONFIG_NAMES = Object.keys(CONFIGS) as readonly TrafficConfigName[]

export const ALL_AT_ONCE: TrafficConfigName = 'CodeDeployDefault.ECSAllAtOnce'

export function trafficShifts(name: TrafficConfigName): readonly TrafficShift[] {
  return CONFIGS[name]
}
