import { visibleText } from '../../../base/foreignText.ts'
import { imageTitle } from '../../../look/imageLook.ts'
import { shortInstance, shortTask } from '../../../look/names.ts'
import { counted } from '../../../look/numbers.ts'
import type { PullDecision } from '../../../model/world/pulling/pullDecision.ts'
import { PULL_CAUSES, PULL_LINKS, type PullCause, type PullLink } from '../../../model/world/pulling/taskPull.ts'
import { ecrHost, imageReference } from '../../../model/world/registry/imageReference.ts'
import type { DecisionWords, WordsWorld } from '../words.ts'

/** What of a failed pull its chain and its remedies go by: a decision is one, and a task keeps as much. */
export type FailedPull = Pick<
  PullDecision,
  'taskId' | 'containerName' | 'image' | 'digest' | 'isKept' | 'cause' | 'availabilityZone' | 'instanceId'
>

/** One link of a pull, in the order in which they are tried. */
export interface ChainLink {
  readonly link: PullLink
  readonly label: string
  /** What comes after the broken one was not come to. */
  readonly state: 'holds' | 'broken' | 'notReached'
  /** What holds, or what broke it; what is asked, where it was not come to. */
  readonly text: string
}

const LINK_LABELS: Readonly<Record<PullLink, string>> = {
  route: 'A route leads to the registry',
  permission: 'The registry lets it pull',
  image: 'The image is there',
  platform: 'It fits the host',
}

const LINK_ASKS: Readonly<Record<PullLink, string>> = {
  route: 'By its subnet, and the registry answers',
  permission: 'By its login, the policy of the repository and the limits of the registry',
  image: 'Its repository, and the tag or digest in it',
  platform: 'Its architecture, and room on the disk',
}

/** Why an image could not be pulled (PUL-4 to PUL-6). */
export function pullWords(decision: PullDecision, world: WordsWorld): DecisionWords {
  const { cause, containerName, image, tries, reason, taskId, isEssential } = decision
  const task = world.tasks.get(taskId)
  const name = `${task === undefined ? 'Task' : task.definitionKey} ${shortTask(taskId)}`
  const { sentence, remedies } = CAUSES[cause](spokenOf(decision, world))
  const goesOn = isEssential ? '' : ' Its container is not essential, so the task goes on without it.'
  return {
    tone: 'trouble',
    ruleId: decision.rule,
    verdict: `${name} cannot pull ${visibleText(imageTitle(image))}`,
    sentence: `${sentence}${goesOn}`,
    remedies,
    details: [
      { label: 'container', value: visibleText(containerName) },
      { label: 'image', value: visibleText(image) },
      { label: 'broken link', value: LINK_LABELS[PULL_CAUSES[cause]] },
      { label: 'tried', value: counted(tries, 'time') },
      { label: 'AWS says', value: visibleText(reason) },
    ],
  }
}

/** @param isTold  whether what broke is said already, so that the link only names what is asked of it */
export function pullChain(failed: FailedPull, world: WordsWorld, isTold = false): readonly ChainLink[] {
  const broken = PULL_CAUSES[failed.cause]
  const at = PULL_LINKS.indexOf(broken)
  return PULL_LINKS.map((link, index): ChainLink => {
    const label = LINK_LABELS[link]
    if (index < at) return { link, label, state: 'holds', text: LINK_ASKS[link] }
    if (index > at) return { link, label, state: 'notReached', text: LINK_ASKS[link] }
    if (isTold) return { link, label, state: 'broken', text: LINK_ASKS[link] }
    return { link, label, state: 'broken', text: CAUSES[failed.cause](spokenOf(failed, world)).sentence }
  })
}

/** Of an image that came and whose container ended as it started (PUL-6). */
export function wrongPlatformText(failed: FailedPull, world: WordsWorld): string {
  const { on } = spokenOf(failed, world)
  return `It was pulled, and what is in it is for another architecture than that of ${on}: exec format error.`
}

interface Spoken {
  readonly host: string
  readonly repository: string
  /** `tag 7`, `digest sha256:0123456789ab…` */
  readonly named: string
  readonly isKept: boolean
  /** `us-east-1a`. */
  readonly zone: string
  /** `i-0a4c`, or Fargate. */
  readonly on: string
  /** Whose policies count. */
  readonly by: string
}

interface Said {
  readonly sentence: string
  readonly remedies: readonly string[]
}

function spokenOf({ image, digest, isKept, availabilityZone, instanceId }: FailedPull, world: WordsWorld): Spoken {
  const { host, repository, tag } = imageReference(image)
  const ec2Id = world.instances.get(instanceId ?? '')?.ec2InstanceId
  return {
    host: visibleText(host),
    repository: visibleText(repository),
    named: digest === null ? `tag ${visibleText(tag ?? '')}` : `digest ${digest.slice(0, 'sha256:'.length + 12)}…`,
    isKept,
    zone: availabilityZone,
    by: instanceId === null ? 'The execution role' : 'The execution role, or that of the instance,',
    on: instanceId === null ? 'Fargate' : ec2Id === undefined ? 'its instance' : shortInstance(ec2Id),
  }
}

const CAUSES: Readonly<Record<PullCause, (of: Spoken) => Said>> = {
  noRoute: ({ host, zone, on }) => ({
    sentence: `The subnet in ${zone} of ${on} has no route to ${host}.`,
    remedies: ['Give the subnet a NAT gateway, or an endpoint of the registry if it is one of Amazon ECR.'],
  }),
  noPublicIp: ({ zone }) => ({
    sentence: `The subnet in ${zone} leads to an internet gateway, and the task has no public address to go through it.`,
    remedies: ['Set assignPublicIp to ENABLED, or use a subnet with a NAT gateway or with endpoints of Amazon ECR.'],
  }),
  registryOut: ({ host }) => ({
    sentence: `${host} answers nobody.`,
    remedies: ['Wait until it answers again, or keep a copy of the image in a registry of your own.'],
  }),
  noToken: ({ by }) => ({
    sentence: `${by} may not ask Amazon ECR for a token: no policy of it allows ecr:GetAuthorizationToken.`,
    remedies: ['Attach AmazonECSTaskExecutionRolePolicy to it, or allow ecr:GetAuthorizationToken on *.'],
  }),
  roleMayNot: ({ by, repository }) => ({
    sentence: `${by} may not pull from ${repository}: its policies do not allow it.`,
    remedies: ['Allow it ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and ecr:BatchCheckLayerAvailability there.'],
  }),
  notAllowed: ({ host, repository }) =>
    host === ecrHost()
      ? {
          sentence: `The policy of repository ${repository} denies the pull, and a Deny holds for its owner too.`,
          remedies: ['Take the Deny out of the repository policy, or delete the policy: its owner needs none.'],
        }
      : {
          sentence: `${repository} is another account’s, and its repository policy does not let this one pull.`,
          remedies: ['Let its owner allow this account ecr:BatchGetImage and ecr:GetDownloadUrlForLayer there.'],
        },
  noCredentials: ({ host, repository }) => ({
    sentence: `${host} gives ${repository} to who signs in alone, and the container names no repositoryCredentials.`,
    remedies: ['Keep user and password in a secret, and name it as repositoryCredentials in a new revision.'],
  }),
  wrongCredentials: ({ host, repository }) => ({
    sentence: `${host} gives ${repository} to who signs in alone, and not with the user and password of its secret.`,
    remedies: ['Put the user and password that the registry knows into the secret: the next task reads it anew.'],
  }),
  tooManyRequests: ({ host }) => ({
    sentence: `${host} has counted too many pulls from this address within six hours.`,
    remedies: ['Sign in to the registry, or keep a copy of the image in Amazon ECR.'],
  }),
  noRepository: ({ host, repository }) => ({
    sentence: `${host} has no repository ${repository}.`,
    remedies: ['Create the repository and push the image, or mend its name in the task definition.'],
  }),
  noTag: ({ repository, named }) => ({
    sentence: `${repository} is there, and has no image with ${named}.`,
    remedies: ['Push an image with this tag, or name one that is there in the task definition.'],
  }),
  noDigest: ({ repository, named, isKept }) => ({
    sentence: isKept
      ? `The deployment keeps ${named} of ${repository}, and that image is deleted.`
      : `${repository} is there, and has no image with ${named}.`,
    remedies: [
      isKept
        ? 'Deploy anew with forceNewDeployment: the tag is resolved again.'
        : 'Name a digest that is there in the task definition.',
    ],
  }),
  archived: ({ repository, named }) => ({
    sentence: `${repository} has the image with ${named} in its archive. There nobody can pull it, and AWS says no more than that it is not found.`,
    remedies: [
      'Restore it to storage class STANDARD, which takes some minutes, or push it again, which restores it at once.',
    ],
  }),
  noPlatform: ({ on }) => ({
    sentence: `The image is a list of manifests, and none of them is for the architecture of ${on}.`,
    remedies: ['Build it for this platform too, or set runtimePlatform to one that it has.'],
  }),
  diskFull: ({ on }) => ({
    sentence: `The disk of ${on} has no room for its layers, which take more unpacked than they did on the way.`,
    remedies: ['Make the image smaller, or the disk larger: ephemeralStorage on Fargate.'],
  }),
}
