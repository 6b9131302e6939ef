import { useCallback, useState, type ComponentProps } from 'react'
import { deployActs, labFileFromTaskDefinition } from '../../../labfile/taskDefinitionFile.ts'
import type { Act } from '../../../model/api/command.ts'
import type { World } from '../../../model/world/world.ts'
import { openFile } from '../../../session/files.ts'
import { takeHandedOver } from '../../../session/handover.ts'
import { useLab, useLabSession } from '../../../session/labContext.ts'
import { activeView } from '../../../session/labStore.ts'
import { useSharedLab } from '../../../session/sharing/useSharedLab.ts'
import type { LinkReading } from '../../../session/sharing/shareLink.ts'
import { FIRST_CLUSTER } from '../../subjects/cluster/clusterActs.ts'
import { firstCluster } from '../../subjects/cluster/ClusterField.tsx'
import { registerAct } from '../../subjects/definition/definitionActs.ts'
import type { LabDesk } from '../../acts/labDesk.ts'
import { useStable } from '../../kit/useStable.ts'
import { chooseFile } from '../../opening/chooseFile.ts'
import { useFileDrop } from '../../opening/useFileDrop.ts'
import { useToPlayer } from '../../opening/useToPlayer.ts'
import type { OpenActs } from '../OpenMenu.tsx'
import type { LabKeeping } from '../useLabKeeping.ts'
import type { DeployChoice } from './DeployDialog.tsx'
import type { OfferDialog } from './OfferDialog.tsx'
import { EMPTY_LAB } from '../emptyLab.ts'
import { labOffer, offerOf, offerOfAddress, stateOffer, type Offer } from './offers.ts'
import { useLeftLab } from './useLeftLab.ts'
import { useOpened, type Opened } from './useOpened.ts'

const SEED = 1

export interface Offers extends Omit<Opened, 'open' | 'showAllSaved'> {
  readonly acts: OpenActs
  readonly dialog: ComponentProps<typeof OfferDialog>
  readonly isFileOver: boolean
  /** The lab that was left is being looked for: nothing is offered instead yet. */
  readonly isResuming: boolean
}

/** Everything that can be brought to the page: files, samples, examples, saved labs, and the link it was opened by. */
export function useOffers({ opener }: LabKeeping, desk: LabDesk): Offers {
  const session = useLabSession()
  const [brought, setBrought] = useState<Offer | null>(null)
  const { open, ...opened } = useOpened(opener, setBrought)
  const { reading, dismiss } = useSharedLab()
  const offer = brought ?? (reading === null ? null : offerOfLink(reading))
  const isLabEmpty = useLab(({ lab }) => lab.branches.every(({ log }) => log.length <= EMPTY_LAB.commands.length))

  const [handed] = useState(takeHandedOver)
  const isResuming = useLeftLab({
    session,
    isWanted: reading === null,
    openSaved: opened.openSaved,
    // It was running on another page of ours a moment ago: nothing has to be looked at first.
    openHanded: handed === null ? null : () => open(stateOffer(handed, 'another page'), 'firstAct'),
  })

  const close = (): void => {
    setBrought(null)
    if (brought === null) dismiss()
  }
  const bring = useCallback((wanted: Promise<Offer>) => void wanted.then(setBrought), [])
  const bringFile = useBringFile(setBrought)
  const isFileOver = useFileDrop(bringFile)

  // It is the page's own: nothing has to be looked at first.
  const openOwn = (own: Offer): Promise<void> | void => (own.kind === 'lab' ? open(own, 'firstAct') : setBrought(own))
  const deploy = async (choice: DeployChoice): Promise<void> => {
    close()
    if (choice.kind === 'newLab') return open(labOffer(fileOf(choice), null, 'this task definition'), 'opening')
    const world = activeView(session.store.getState())?.world
    const error = await desk.give(choice.kind === 'here' ? actsHere(choice, world) : [registerAct(choice.definition)])
    if (error !== null) setBrought({ kind: 'refused', error, from: 'this task definition' })
  }
  const openEmpty = (): void => {
    close()
    void open(labOffer(EMPTY_LAB, null, 'an empty lab'), 'firstAct')
  }
  return {
    ...opened,
    isFileOver,
    isResuming,
    acts: {
      onFile: () => chooseFile(bringFile),
      onSample: (id) => bring(offerOfAddress(`samples/${id}.json`)),
      onExample: (id) => void offerOfAddress(`labs/${id}.json`).then(openOwn),
      onSaved: (lab) => void opened.openSaved(lab),
      onAllSaved: opened.showAllSaved,
      onEmpty: openEmpty,
    },
    dialog: {
      offer,
      isLabEmpty,
      onOpen: (offered) => {
        close()
        void open(offered, 'opening')
      },
      onDeploy: (choice) => void deploy(choice),
      onOpenEmpty: openEmpty,
      onClose: close,
    },
  }
}

/** A lab or a task definition is offered; a scenario is played on a page of its own, and Back leads to the saved lab. */
function useBringFile(offer: (offer: Offer) => void): (file: File) => void {
  const toPlayer = useToPlayer()
  return useStable((file: File): void => {
    void openFile(file).then((opened) => {
      if (opened.kind === 'scenario') toPlayer(opened.opened, file.name)
      else offer(offerOf(opened, file.name))
    })
  })
}

function offerOfLink(reading: LinkReading): Offer {
  if ('error' in reading) return { kind: 'refused', error: reading.error, from: 'the link' }
  return labOffer(reading.file, reading.atMs, 'From a link')
}

function actsHere({ definition, desiredCount }: DeployInto, world: World | undefined): readonly Act[] {
  return deployActs(definition, { cluster: world === undefined ? FIRST_CLUSTER : firstCluster(world), desiredCount })
}

type DeployInto = DeployChoice & { readonly desiredCount: number }

function fileOf({ definition, desiredCount }: DeployInto) {
  const family = typeof definition.family === 'string' ? definition.family : 'A task definition'
  return labFileFromTaskDefinition(definition, { title: family, seed: SEED, desiredCount })
}
