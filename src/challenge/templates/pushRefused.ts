import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { ecrHost } from '../../model/world/registry/imageReference.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, template, type Asked } from '../template.ts'
import { ecrImage, pushed, registryLook, repositoryNamed } from './imageWorld.ts'
import { drawnNames, labOf } from './world.ts'

type Cause = 'EXPIRED' | 'NO_LOGIN' | 'FIXED_TAG' | 'NO_REPOSITORY' | 'NO_HOST'

export interface RefusedCase {
  readonly cause: Cause
  readonly tag: string
}

const CASES: readonly RefusedCase[] = crossed({
  cause: ['EXPIRED', 'NO_LOGIN', 'FIXED_TAG', 'NO_REPOSITORY', 'NO_HOST'] as const,
  tag: ['1.4', '2.0.1', 'main', 'prod'],
})

/** The image is built by then; and a login of then has expired when it is asked. */
const BUILT_MS = 600_000
const ASKED_MS = BUILT_MS + 13 * 3_600_000
const TRIED_MS = 120_000

interface Named {
  readonly repository: string
  /** The name that is pushed. */
  readonly image: string
}

function asked({ cause, tag }: RefusedCase, draw: Draw): Asked {
  const { service: repository, other } = drawnNames(draw)
  const image = cause === 'NO_HOST' ? `${repository}:${tag}` : ecrImage(repository, tag)
  const immutable = act('ecr', 'PutImageTagMutability', { repositoryName: repository, imageTagMutability: 'IMMUTABLE' })
  const login = act('docker', 'Login', { registry: ecrHost() })
  const made: readonly Act[] = [
    repositoryNamed(cause === 'NO_REPOSITORY' ? other : repository),
    ...(cause === 'FIXED_TAG' ? [immutable, pushed(ecrImage(repository, tag))] : []),
    act('docker', 'Build', { dockerfile: 'FROM alpine:3.22\nRUN apk add curl', tag: image }),
  ]
  return {
    lab: labOf(`A push of ${repository} is refused`, draw, [
      ...made.map((each) => [0, each] as const),
      ...(cause === 'EXPIRED' ? ([[BUILT_MS, login]] as const) : []),
      ...(cause === 'EXPIRED' || cause === 'NO_LOGIN' ? [] : ([[ASKED_MS, login]] as const)),
    ]),
    fromMs: ASKED_MS,
    ask: refusedAsk({ cause, tag }, { repository, image }),
  }
}

/** What Docker answers. */
function said(cause: Cause, { repository, image }: Named): string {
  const tag = image.split(':').at(-1) ?? ''
  const account = ecrHost().split('.')[0] ?? ''
  switch (cause) {
    case 'EXPIRED':
      return 'denied: Your authorization token has expired. Reauthenticate and try again.'
    case 'NO_LOGIN':
      return 'no basic auth credentials'
    case 'FIXED_TAG':
      return `tag invalid: The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`
    case 'NO_REPOSITORY':
      return `name unknown: The repository with name '${repository}' does not exist in the registry with id '${account}'`
    case 'NO_HOST':
      return 'denied: requested access to the resource is denied'
  }
}

const RULES: Readonly<Record<Cause, string>> = {
  EXPIRED: 'DOC-5',
  NO_LOGIN: 'DOC-5',
  FIXED_TAG: 'ECR-4',
  NO_REPOSITORY: 'DOC-6',
  NO_HOST: 'DOC-6',
}

const BECAUSE: Readonly<Record<Cause, string>> = {
  EXPIRED: 'An authorization token of Amazon ECR is good for 12 hours. A login brings a new one.',
  NO_LOGIN: 'Nobody has logged in to this registry: Docker has nothing to show.',
  FIXED_TAG: 'In an IMMUTABLE repository no tag goes to another image. Another tag does.',
  NO_REPOSITORY: 'A push makes no repository in a private registry: it has to be there.',
  NO_HOST: 'A name without a host is one of Docker Hub, whatever one is logged in to.',
}

function refusedAsk({ cause, tag }: RefusedCase, { repository, image }: Named): AskOf<'choice'> {
  const look = registryLook(
    'DescribeImages',
    { repositoryName: repository },
    `length(imageDetails[].imageTags[]) > \`${cause === 'FIXED_TAG' ? '1' : '0'}\``,
  )
  const freeTag = `${image.slice(0, -tag.length)}${tag}-2`
  const push = (name: string) => act('docker', 'Push', { image: name })
  const renamed = (target: string) => [act('docker', 'Tag', { source: image, target }), push(target)]
  const option = (text: string, acts: readonly Act[], wrong: { shows: string; mistake: Misconception }) => ({
    text,
    is: { equals: true },
    do: acts.map(({ service, operation, input }) => ({ service, operation, input: { ...input } })),
    afterMs: TRIED_MS,
    ...wrong,
  })
  return {
    kind: 'choice',
    question: `What brings the image into repository ${repository} of Amazon ECR?`,
    lead: `A developer runs docker push ${image.replace(ecrHost(), '<registry>')}, where <registry> stands for ${ecrHost()}. Docker answers: ${said(cause, { repository, image })}`,
    hints: ['Is it who pushes, what is pushed, or where it is to go that is refused?'],
    look,
    options: [
      option(
        'docker login with a fresh token, and the same push',
        [act('docker', 'Login', { registry: ecrHost() }), push(image)],
        {
          shows: 'The registry knows who pushes, or was not asked at all.',
          mistake: 'login-mends-all',
        },
      ),
      option('docker tag with a tag that is free, and a push of that', renamed(freeTag), {
        shows: 'It is not the tag that is refused.',
        mistake: 'tag-blamed',
      }),
      option('aws ecr create-repository for it, and the same push', [repositoryNamed(repository), push(image)], {
        shows: 'The repository is there.',
        mistake: 'repository-blamed',
      }),
      option('docker tag with <registry> in front, and a push of that', renamed(ecrImage(repository, tag)), {
        shows: 'The name leads to Amazon ECR already.',
        mistake: 'host-blamed',
      }),
    ],
    reveal: {
      text: BECAUSE[cause],
      rule: RULES[cause],
      source: 'Amazon ECR User Guide, pushing an image, common errors',
    },
  }
}

export const pushRefused = template<RefusedCase>({
  id: 'push-refused',
  title: 'What a push that is refused lacks',
  topic: 'ecr',
  exam: ['DVA2', 'DVA4'],
  cases: CASES,
  ask: asked,
})
