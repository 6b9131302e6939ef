import { expect, it } from 'vitest'
import { revisionChanges } from './revisionChanges.ts'

const web = { name: 'web', image: 'web:1', cpu: 256, workingDirectory: '/a' }
const side = { name: 'side', image: 'side:1' }
const first = { family: 'web', networkMode: 'bridge', containerDefinitions: [web, side] }

it('two revisions are told apart member by member, containers by their names', () => {
  const second = {
    family: 'web',
    containerDefinitions: [side, { ...web, image: 'web:2', cpu: 512, workingDirectory: '/b' }],
  }
  expect(revisionChanges(first, second)).toEqual([
    {
      path: 'containerDefinitions[web].image',
      before: '"web:1"',
      after: '"web:2"',
      consequence: 'New tasks pull this image.',
    },
    {
      path: 'containerDefinitions[web].cpu',
      before: '256',
      after: '512',
      consequence: 'New tasks are of another size, and need their place anew.',
    },
    {
      path: 'containerDefinitions[web].workingDirectory',
      before: '"/a"',
      after: '"/b"',
      consequence: 'Kept, without effect in the lab.',
    },
    { path: 'networkMode', before: '"bridge"', after: null, consequence: 'New tasks are reached otherwise.' },
  ])
})

it('the same again changes nothing', () => {
  expect(revisionChanges(first, structuredClone(first))).toEqual([])
})
