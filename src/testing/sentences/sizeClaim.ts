import { pattern, type Claim } from './claim.ts'
import { isOvertaken, type LoopScene } from './loopScene.ts'

/** What a group wants when the instant of a decision is over. */
export function sizeNow({ world, group }: Pick<LoopScene, 'world' | 'group'>): number | undefined {
  return world.autoScalingGroups.get(group?.name ?? '')?.desiredCapacity
}

/** What is said of a group that is sized anew, by managed scaling or a policy of its own. */
export function sizeClaim<K extends 'managedScaling' | 'groupScaling'>(claim: string): Claim<LoopScene<K>> {
  return {
    name: claim,
    said: pattern('^(\\S+) (grows|shrinks) from %N to %N'),
    isTrue: ({ name, figure }, scene) =>
      name(1) === scene.group?.name &&
      figure(3) === scene.group.desiredCapacity &&
      (isOvertaken(scene) || figure(4) === sizeNow(scene)) &&
      (name(2) === 'grows' ? figure(4) > figure(3) : figure(4) < figure(3)),
  }
}
