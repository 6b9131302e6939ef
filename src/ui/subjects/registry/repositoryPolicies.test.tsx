import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Act } from '../../../model/api/command.ts'
import { readLifecyclePolicy } from '../../../model/world/registry/lifecycle/readPolicy.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import { ACCOUNT } from '../../../model/world/world.ts'
import { yard } from '../../../testing/builders.ts'
import { push, SHOP, withShop } from '../../../testing/pulling.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { ruleSentence } from '../../words/registry/lifecycleWords.ts'
import { actsOn } from '../subjects.ts'
import {
  deleteLifecycleAct,
  deletePolicyAct,
  LIFECYCLE_STARTERS,
  pullPolicyText,
  putLifecycleAct,
  setPolicyAct,
  starterText,
  type LifecycleStarter,
} from './policyActs.ts'
import { PolicyTab } from './PolicyTab.tsx'
import { pullersOf } from './pullersOf.ts'
import { startScanAct } from './repositoryActs.ts'
import { RulesTab } from './RulesTab.tsx'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NAMED = { registryId: ACCOUNT, repositoryName: 'shop' }
const OTHER = '210987654321'

let lab: TestLab

/** A repository with a tag that has moved: the image that had it is untagged and twenty days old. */
beforeEach(() => {
  lab = yard({ instances: 0 })
  withShop(lab)
  push(lab, `${SHOP}:1`, { content: 'another' })
  lab.forward(20 * DAY_MS)
})

function give({ service, operation, input }: Act): void {
  lab.act(service, operation, input)
}

/** The words alone, a space between. */
function told(Tab: typeof RulesTab): string {
  const { world } = lab
  const html = renderToStaticMarkup(
    <Tab {...{ world, decisions: [] }} id={SHOP} originMs={0} onSelect={() => undefined} />,
  )
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('the rules of a repository', () => {
  it('are what ECR takes of every starter', () => {
    for (const starter of Object.keys(LIFECYCLE_STARTERS) as readonly LifecycleStarter[])
      give(putLifecycleAct(NAMED, starterText(starter)))
    expect(lab.world.repositories.get(SHOP)?.lifecyclePolicyText).toBe(starterText('releases'))
  })

  it('tell what they would do to each image, and after a day ECR has done that', () => {
    expect(told(RulesTab)).toContain('It has no lifecycle policy')
    give(putLifecycleAct(NAMED, starterText('untagged')))
    const text = told(RulesTab)
    expect(text).toContain('It was not carried out yet')
    expect(text).toContain('1 Untagged images expire when their push is more than 14 days ago.')
    expect(text).toContain('Now it would expire 1 of 2 images')
    expect(text).toMatch(/ 20 days 1 expires: too old 1 20 days none stays: no rule selects it/)
    lab.forward(2 * HOUR_MS)
    expect(imagesOf(lab.world, SHOP).map(({ tags }) => tags)).toEqual([['1']])
    expect(told(RulesTab)).toMatch(/^Carried out last at .* Now it would expire 0 of 1 image /)
    give(deleteLifecycleAct(NAMED))
    expect(told(RulesTab)).toContain('It has no lifecycle policy')
  })

  it('are sentences', () => {
    const read = readLifecyclePolicy(starterText('releases'))
    expect('rules' in read ? read.rules.map(ruleSentence) : read).toEqual([
      'Images with a tag like prod*: the newest stays, the others expire.',
      'All images: the newest 10 stay, the others expire.',
    ])
  })
})

describe('the policy of a repository', () => {
  it('tells who may pull by it', () => {
    lab.act('lab', 'AddAccount', { accountId: OTHER })
    expect(told(PolicyTab)).toContain(`${OTHER} no, not ecr:BatchGetImage`)
    give(setPolicyAct(NAMED, pullPolicyText(OTHER)))
    const text = told(PolicyTab)
    expect(text).toContain(
      `Allow AllowPull Principal account ${OTHER} Action ecr:BatchGetImage, ecr:GetDownloadUrlForLayer`,
    )
    const repository = must(lab.world.repositories.get(SHOP), 'the repository')
    expect(pullersOf(lab.world, repository)).toEqual([
      { label: `${ACCOUNT}, this account`, value: 'yes' },
      { label: OTHER, value: 'yes' },
    ])
    give(deletePolicyAct(NAMED))
    expect(told(PolicyTab)).toContain('It has no policy: only its own account may use it.')
  })
})

it('an image is scanned by its act, once a day', () => {
  const image = must(imagesOf(lab.world, SHOP)[0], 'an image')
  const id = `${SHOP}@${image.content.digest}`
  expect(actsOn({ kind: 'image', id }, lab.world)?.acts.map(({ label }) => label)).toEqual([
    'Scan',
    'Archive',
    'Delete',
  ])
  const { service, operation, input } = startScanAct(NAMED, image.content.digest)
  lab.act(service, operation, input)
  expect(lab.world.images.get(id)?.scan).not.toBeNull()
  expect(lab.refusal(service, operation, input).name).toBe('LimitExceededException')
})
