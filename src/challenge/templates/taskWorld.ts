import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'

/** How a task is launched: on an instance with or without an interface of its own, or on Fargate. */
export type Launch = 'bridge' | 'awsvpc' | 'fargate'

export const LAUNCH_WORDS: Readonly<Record<Launch, string>> = {
  bridge: 'on EC2 in network mode bridge',
  awsvpc: 'on EC2 in network mode awsvpc',
  fargate: 'on Fargate',
}

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } }

/** A cluster, with instances where the launch needs them, and a definition of one container. */
export function launchActs(
  cluster: string,
  family: string,
  { launch, checkSeconds }: { readonly launch: Launch; readonly checkSeconds?: number | undefined },
): readonly Act[] {
  const check =
    checkSeconds === undefined
      ? {}
      : { healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/'], interval: checkSeconds } }
  const size = launch === 'fargate' ? { cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE' as const] } : {}
  return [
    act('ecs', 'CreateCluster', { clusterName: cluster }),
    ...(launch === 'fargate'
      ? []
      : [act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 3 })]),
    act('ecs', 'RegisterTaskDefinition', {
      family,
      ...(launch !== 'bridge' && { networkMode: 'awsvpc' as const }),
      ...size,
      containerDefinitions: [{ name: family, image: `${family}:1`, cpu: 256, memory: 512, ...check }],
    }),
  ]
}

/** What RunTask and CreateService are told beside names and counts. */
export function launchFields(launch: Launch) {
  return {
    ...(launch === 'fargate' && { launchType: 'FARGATE' as const }),
    ...(launch !== 'bridge' && { networkConfiguration: NETWORK }),
  }
}
