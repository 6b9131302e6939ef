import type { AgentConfig } from './agentConfig.ts'
import type { RefusedRegistration } from './registrationDecision.ts'
import type { Attribute } from '../attributes/attribute.ts'

/** ACTIVE and DRAINING are ECS's; `booting` is an EC2 instance whose agent has not registered yet. */
export type InstanceStatus = 'booting' | 'ACTIVE' | 'DRAINING'

/** An EC2 instance of a cluster, from its launch to its end. Immutable, like all entities. */
export interface ContainerInstance {
  /** 32 hexadecimal digits, the container instance's id in ECS. */
  readonly id: string
  /** `i-` and 17 hexadecimal digits. */
  readonly ec2InstanceId: string
  readonly clusterName: string
  readonly instanceType: string
  readonly availabilityZone: string
  readonly status: InstanceStatus
  readonly agentConnected: boolean
  readonly autoScalingGroupName: string | null
  /** A Spot Instance; left out for On-Demand (ASG-7). */
  readonly isSpot?: boolean
  /** What gives it its role; left out where none was said (ROL-7). */
  readonly instanceProfile?: string
  /** What its ecs.config was told besides its cluster (ROL-14); left out where nothing was said. */
  readonly agentConfig?: AgentConfig
  /** Its group does not take it when it scales in (ASG-6); left out for one that it may. */
  readonly isProtected?: boolean
  /** Its group has given it up, and waits until its tasks have gone (CPR-9). */
  readonly isLeaving?: boolean
  /** Its EC2 instance is stopped, not terminated: its zone is out (FLT-2). */
  readonly isStopped?: boolean
  /** Why its agent was not let in when it asked last (ROL-7); left out of one that was, or has not asked yet. */
  readonly refusal?: RefusedRegistration
  readonly launchedAtMs: number
  /** `null` while it boots; `readyAtMs` says when it will register. */
  readonly registeredAtMs: number | null
  readonly readyAtMs: number
  readonly registered: Resources
  /** Registered less what its tasks reserve, exactly (CAP-4). */
  readonly remaining: Resources
  /** Host ports that are taken, `tcp/80` style, the agent's and Docker's own included. */
  readonly takenPorts: readonly string[]
  readonly tasksCount: number
  /** Those that somebody put, in the order in which they did (ATT-2). */
  readonly customAttributes: readonly Attribute[]
  /** Order of registration, from 1: what ties are broken by. */
  readonly ordinal: number
}

export interface Resources {
  readonly cpuUnits: number
  readonly memoryMib: number
}

/** ECS's words for a task whose instance was deregistered under it (INS-6). */
export const DEREGISTERED_REASON = 'Container instance deregistration forced by user'

/** Ports that every container instance registers as reserved (SSH, Docker, the agent): CAP-5. */
export const RESERVED_PORTS = ['tcp/22', 'tcp/2375', 'tcp/2376', 'tcp/51678', 'tcp/51679'] as const
