import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import { AWS_MANAGED } from '../../model/world/roles/awsManaged.ts'
import type { World } from '../../model/world/world.ts'
import { pattern, type Claim } from './claim.ts'

/** An instance that ECS does not know, and all that was said of roles. */
export interface RegistrationScene {
  readonly instance: ContainerInstance
  readonly world: Pick<World, 'nowMs' | 'roles' | 'instanceProfiles' | 'goneIdentities'>
}

function isOut({ instance, world }: RegistrationScene): boolean {
  return instance.registeredAtMs === null && instance.readyAtMs <= world.nowMs
}

/** What a role was given, by the texts of its policies and the names of those of AWS alone. */
function isGiven({ roles }: RegistrationScene['world'], name: string, action: string): boolean {
  const { inline = [], attached = [] } = roles.get(name) ?? {}
  const isAllowed = inline.some(({ text }) => text.includes(`"${action}"`) || text.includes('"ecs:*"'))
  return isAllowed || attached.some((arn) => /AdministratorAccess|ContainerServiceforEC2Role/.test(arn))
}

const REASONS = {
  noRole: /^instance profile (\S+) had no role$/,
  notAssumable: /^ec2\.amazonaws\.com was not let to assume (\S+)$/,
  notAllowed: /^(\S+) was not allowed ecs:\w+$/,
} as const

/** Of the decision and of the head of the instance alike. */
export const REGISTRATION_CLAIMS: readonly Claim<RegistrationScene>[] = [
  {
    name: 'registration: does not register',
    said: pattern('^(i-[0-9a-f]{4}) does not register with ([\\w-]+)'),
    isTrue: ({ name }, scene) =>
      isOut(scene) && scene.instance.ec2InstanceId.startsWith(name(1)) && scene.instance.clusterName === name(2),
  },
  {
    name: 'registration: not registered',
    said: pattern('^Not registered(?=\\.)'),
    isTrue: (_, scene) => isOut(scene),
  },
  {
    name: 'registration: the profile has no role',
    said: pattern('Its instance profile ([\\w-]+) has no role'),
    isTrue: ({ name }, { instance, world }) =>
      world.instanceProfiles.get(name(1))?.roleName === null && (instance.instanceProfile ?? name(1)) === name(1),
  },
  {
    name: 'registration: EC2 may not assume the role',
    said: pattern('ec2.amazonaws.com may not assume ([\\w-]+)(?=, )'),
    isTrue: ({ name }, { world }) => world.roles.get(name(1))?.trustText.includes('ec2.amazonaws.com') === false,
  },
  {
    name: 'registration: at its last try',
    said: pattern('When its agent tried last, (.+?)(?=\\. )'),
    isTrue: ({ name }, { instance: { refusal } }) => {
      const [, of] = refusal === undefined ? [] : (REASONS[refusal.cause].exec(name(1)) ?? [])
      return of !== undefined && (of === refusal?.profile || refusal?.roleArn?.endsWith(`/${of}`) === true)
    },
  },
  {
    name: 'registration: a policy of AWS for it',
    said: pattern('(AmazonEC2\\w+)(?=[. ])'),
    isTrue: ({ name }) => [...AWS_MANAGED.values()].some((one) => one.name === name(1)),
  },
  {
    name: 'registration: trust mends it',
    said: pattern('Let ec2.amazonaws.com assume the role'),
    isTrue: (_, { world }) =>
      [...world.roles.values()].some(({ trustText }) => !trustText.includes('ec2.amazonaws.com')),
  },
  {
    name: 'registration: the role may not',
    said: pattern('Its agent calls ECS as ([\\w-]+), which may not (ecs:\\w+)'),
    isTrue: ({ name }, { world }) => !isGiven(world, name(1), name(2)) && world.roles.has(name(1)),
  },
]
