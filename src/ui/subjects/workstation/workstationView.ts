import { counted } from '../../../look/numbers.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { act } from '../../../model/api/act.ts'
import type { World } from '../../../model/world/world.ts'
import { workstationWords } from '../../words/workstation/workstationWords.ts'
import type { FormName } from '../../acts/labDesk.ts'
import type { ObjectAct, SubjectView } from '../subjectView.ts'

const BuildTab = lazyPart(() => import('./BuildTab.tsx').then((module) => module.BuildTab))
const LocalImagesTab = lazyPart(() => import('./LocalImagesTab.tsx').then((module) => module.LocalImagesTab))
const MovedTab = lazyPart(() => import('./MovedTab.tsx').then((module) => module.MovedTab))
const StacksTab = lazyPart(() => import('./StacksTab.tsx').then((module) => module.StacksTab))

/** There is one. */
export const WORKSTATION: SubjectRef = { kind: 'workstation', id: 'workstation' }

/** Whether somebody has used it. */
export function isUsed({ dockerJobs, registryLogins }: World): boolean {
  return dockerJobs.size > 0 || registryLogins.size > 0
}

/** The lab's workstation. AWS describes none, so its own views are four. */
export const workstationView: SubjectView = {
  tabs: [
    { id: 'build', label: 'Dockerfile', Content: BuildTab },
    { id: 'localImages', label: 'Images', Content: LocalImagesTab },
    { id: 'moved', label: 'Push', Content: MovedTab },
    { id: 'stacks', label: 'Against a VM', Content: StacksTab },
  ],
  head: (_id, { world }) => ({ object: 'workstation', atMs: world.nowMs, ...workstationWords(world) }),
  acts: (_id, world) => ({ heading: 'Workstation', acts: [...actsWith(world), ...stopActs(world)] }),
  card(_id, world) {
    const { verdict, tone } = workstationWords(world)
    return {
      title: 'workstation',
      kind: 'Docker in a terminal',
      state: verdict,
      tone: tone === 'trouble' ? 'trouble' : 'plain',
      facts: [{ label: 'images', value: String(world.localImages.size) }],
    }
  },
  line(_id, world) {
    const { verdict, tone } = workstationWords(world)
    const detail = counted(world.localImages.size, 'image')
    return {
      name: 'Workstation',
      detail,
      tone: tone === 'trouble' ? 'trouble' : 'plain',
      words: `Workstation, ${detail}, ${verdict}`,
    }
  },
}

/** The next step first: what has an image can tag and run it, what has a login can push. */
function actsWith({ localImages }: World): readonly ObjectAct[] {
  const form = (id: FormName, label: string): ObjectAct => ({ id, label, run: ({ openForm }) => openForm(id) })
  const always = [form('dockerBuild', 'Build'), form('dockerLogin', 'Log in'), form('dockerPull', 'Pull')]
  if (localImages.size === 0) return always
  return [...always, form('dockerPush', 'Push'), form('dockerTag', 'Tag'), form('dockerRun', 'Run')]
}

function stopActs({ localContainers }: World): readonly ObjectAct[] {
  return [...localContainers.values()]
    .filter(({ finishedAtMs, stopsAtMs }) => finishedAtMs === null && stopsAtMs === null)
    .map(({ name }) => ({
      id: `stop/${name}`,
      label: `Stop ${name}`,
      tone: 'trouble',
      run: ({ giveNow }) => giveNow(act('docker', 'Stop', { container: name })),
    }))
}
