import type { AutoScalingGroup } from '../../model/world/capacity/autoScalingGroup.ts'
import { pattern, type Claim } from './claim.ts'
import { isOvertaken, type LoopScene } from './loopScene.ts'

type Scene = LoopScene<'groupSchedule'>

const groupNow = ({ world, group }: Scene) => world.autoScalingGroups.get(group?.name ?? '')

const sizesOf = (group: AutoScalingGroup | undefined) => [group?.desiredCapacity, group?.minSize, group?.maxSize].join()

/** What is said of a scheduled action of a group that was due. */
export const GROUP_SCHEDULE_CLAIMS: readonly Claim<Scene>[] = [
  {
    name: 'group schedule: from one size to another',
    said: pattern('^(\\S+) goes from %N to %N by schedule'),
    isTrue: ({ name, figure }, scene) =>
      name(1) === scene.group?.name &&
      figure(2) === scene.group.desiredCapacity &&
      figure(2) !== figure(3) &&
      (isOvertaken(scene) || figure(3) === groupNow(scene)?.desiredCapacity),
  },
  {
    name: 'group schedule: other sizes',
    said: pattern('^(\\S+) has other sizes by schedule'),
    isTrue: ({ name }, scene) =>
      name(1) === scene.group?.name && sizesOf(scene.group).split(',')[0] === sizesOf(groupNow(scene)).split(',')[0],
  },
  {
    name: 'group schedule: what it makes of them',
    said: pattern('Scheduled action (\\S+) makes of %N of %N to %N: %N of %N to %N'),
    isTrue: ({ name, figure }, scene) =>
      name(1) === scene.decision.actionName &&
      [figure(2), figure(3), figure(4)].join() === sizesOf(scene.group) &&
      (isOvertaken(scene) || [figure(5), figure(6), figure(7)].join() === sizesOf(groupNow(scene))),
  },
]
