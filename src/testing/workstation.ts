import { TestLab, type Input } from './testLab.ts'

/** The repository of the lab's account that tests push to. */
export const WEB_URI = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web'
export const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com'

export interface BuildAnswer {
  readonly image: { readonly imageId: string; readonly sizeBytes: number; readonly tags: readonly string[] }
  readonly steps: readonly { readonly line: number; readonly status: string; readonly sizeBytes?: number }[]
  readonly cacheLostAtLine?: number
  readonly seconds: number
}

export function workstation(): TestLab {
  return new TestLab()
}

/** Builds, and waits until it is through. */
export function built(lab: TestLab, input: Input): BuildAnswer {
  return done(lab, 'Build', input) as unknown as BuildAnswer
}

/** One command of the terminal, waited for. */
export function done(lab: TestLab, operation: 'Build' | 'Push' | 'Pull' | 'Stop', input: Input): Input {
  const answer = lab.act('docker', operation, input)
  lab.forward(Number(answer.seconds) * 1_000)
  return answer
}

/** A lab with the repository `web`, an image `web:1` that was built for it, and, unless it is said, a login. */
export function readyToPush(login = true): TestLab {
  const lab = workstation()
  lab.act('ecr', 'CreateRepository', { repositoryName: 'web' })
  built(lab, { dockerfile: 'FROM node:22-alpine\nCOPY . .\nRUN npm ci\nCMD ["node", "."]', tag: `${WEB_URI}:1` })
  if (login) lab.act('docker', 'Login', { registry: REGISTRY })
  return lab
}
