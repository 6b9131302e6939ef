import { useLab } from '../../session/labContext.ts'
import { useSavedLabs } from '../../session/saving/useSavedLabs.ts'
import { Button } from '../kit/Button.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { Menu } from '../kit/Menu.tsx'
import { useAgo } from './useAgo.ts'
import { addInstancesActs } from '../subjects/capacity/instanceActs.ts'
import { FIRST_CLUSTER } from '../subjects/cluster/clusterActs.ts'
import { firstCluster } from '../subjects/cluster/ClusterField.tsx'
import { useLabDesk } from '../acts/labDesk.ts'
import type { OpenActs } from './OpenMenu.tsx'
import { SAMPLES } from './open/offers.ts'
import { activeView } from '../../session/labStore.ts'
import { AVAILABILITY_ZONES } from '../../model/world/world.ts'

interface LabEmptyProps {
  readonly acts: OpenActs
  /** Another lab may come in a moment: nothing is offered yet, and it has its place. */
  readonly isHeld: boolean
}

/** What a yard without instances offers: one sentence, and the ways to begin. */
export function LabEmpty({ acts, isHeld }: LabEmptyProps) {
  const { give } = useLabDesk()
  const ago = useAgo()
  const world = useLab(activeView)?.world
  const saved = useSavedLabs().data ?? []
  const [last] = saved
  const addThree = (): void => {
    if (world === undefined) return
    const wanted = {
      clusterName: firstCluster(world),
      instanceType: 'm5.large',
      count: 3,
      availabilityZones: AVAILABILITY_ZONES,
      through: 'now',
    } as const
    void give(addInstancesActs(wanted, world))
  }
  const cluster = world === undefined ? FIRST_CLUSTER : firstCluster(world)
  return (
    <div className="lab-empty" data-held={isHeld}>
      <p className="lab-empty__sentence">
        No instances in cluster <code>{cluster}</code>.
      </p>
      <Button variant="filled" size="touch" isBlock onPress={addThree}>
        Add three m5.large
      </Button>
      <Menu
        label="Sample task definitions"
        placement="bottom start"
        groups={[
          {
            id: 'samples',
            acts: SAMPLES.map(({ id, label }) => ({ id, label, onAct: () => acts.onSample(id) })),
          },
        ]}
        trigger={
          <Button size="touch" isBlock>
            Open a sample task definition
          </Button>
        }
      />
      <Button size="touch" isBlock onPress={acts.onFile}>
        Open a file from disk
      </Button>
      {last?.kind === 'whole' && (
        <Button variant="quiet" isBlock onPress={() => acts.onSaved(last)}>
          Continue “<ForeignText>{last.title}</ForeignText>”, {ago(last.savedAt)}
        </Button>
      )}
      {(saved.length > 1 || last?.kind === 'damaged') && (
        <Button variant="quiet" isBlock onPress={acts.onAllSaved}>
          All saved labs
        </Button>
      )}
    </div>
  )
}
