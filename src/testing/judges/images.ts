import type { CachedCase } from '../../challenge/templates/cachedLines.ts'
import type { DigestCase } from '../../challenge/templates/digestKept.ts'
import type { PolicyCase } from '../../challenge/templates/policyExpires.ts'
import type { PulledCase } from '../../challenge/templates/pulledMegabytes.ts'
import type { SentCase } from '../../challenge/templates/pushSent.ts'
import type { Judge } from './judge.ts'

/**
 * Developer Guide, container image resolution: digests are resolved once for each deployment and used for all its
 * tasks, forceNewDeployment starts one, `versionConsistency` disabled leaves the tag as it is; a standalone task
 * resolves the tag when it starts.
 */
export const digestKept: Judge<DigestCase> = ({ one: { then, consistency, desired, more } }) => {
  const scaledOut = consistency === 'disabled' ? more : 0
  if (then === 'SCALE_OUT') return scaledOut
  if (then === 'RUN_TASK') return more
  if (then === 'FORCE') return desired
  return then === 'FORCE_AND_SCALE_OUT' ? desired + more : scaledOut + more
}

/**
 * Amazon ECR User Guide, lifecycle policies: all rules look at all images; an image goes by the rule of the lowest
 * priority that selects it; a count keeps the newest.
 */
export const policyExpires: Judge<PolicyCase> = ({ one: { prod, dev, newest, keepProd, keepAny } }) => {
  const kinds = newest === 'prod' ? ['prod', 'dev'] : ['dev', 'prod']
  const images = kinds.flatMap((kind) => Array.from({ length: kind === 'prod' ? prod : dev }, () => kind))
  let expired = 0
  let prodSeen = 0
  for (const [newerThanIt, kind] of images.entries()) {
    if (kind === 'prod') {
      prodSeen += 1
      if (prodSeen > keepProd) expired += 1
    } else if (newerThanIt >= keepAny) expired += 1
  }
  return expired
}

/** What the question says is in the images: a base of 30 MB, and the rest. */
const BASE_MB = 30

/** Developer Guide, container agent configuration: an instance keeps layers, whatever its agent asks; Fargate caches none. */
export const pulledMegabytes: Judge<PulledCase> = ({ one: { launchType, before, sizeMb } }) => {
  if (launchType === 'FARGATE' || before === 'NOTHING') return sizeMb
  return before === 'SAME' ? 0 : sizeMb - BASE_MB
}

/**
 * docs.docker.com, build cache: from the first instruction whose input changed on all are carried out anew. Each of
 * these makes the layer that it says; what is not new is in the repository since the first push.
 */
export const pushSent: Judge<SentCase> = ({ one: { order, changed, packagesMb, sourceMb } }) => {
  const list = { reads: ['list'], sizeMb: 1 }
  const source = { reads: ['source'], sizeMb: sourceMb }
  const packages = { reads: [] as string[], sizeMb: packagesMb }
  const steps =
    order === 'ALL_FIRST' ? [{ reads: ['list', 'source'], sizeMb: sourceMb + 1 }, packages] : [list, packages, source]
  const lost = steps.findIndex(({ reads }) => reads.includes(changed))
  return lost === -1 ? 0 : steps.slice(lost).reduce((sum, { sizeMb }) => sum + sizeMb, 0)
}

/**
 * docs.docker.com, build cache invalidation: COPY by the checksums of files, RUN by its words, a build argument from
 * its first use on, secrets not at all.
 */
export const cachedLines: Judge<CachedCase> = ({ one: { argument, changed, early, late } }) => {
  const packages = [['list'], argument === 'BEFORE' ? ['argument'] : []]
  const settings = (count: number) => Array.from({ length: count }, () => [])
  const lines = [
    [],
    ...settings(early),
    ...(argument === 'BEFORE' ? [[], ...packages] : [...packages, []]),
    ['source'],
    ['argument'],
    ...settings(late),
    ['command'],
  ] as readonly (readonly string[])[]
  const lost = lines.findIndex((reads) => reads.includes(changed))
  return lost === -1 ? lines.length : lost
}
