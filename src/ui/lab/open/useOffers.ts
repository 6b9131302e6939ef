import { useCallback, useEffect, useState, type ComponentProps } from 'react'
import { labFileFromTaskDefinition } from '../../../labfile/taskDefinitionFile.ts'
import { takeHandedOver } from '../../../session/handover.ts'
import { useLab, useLabSession } from '../../../session/labContext.ts'
import { useSharedLab } from '../../../session/sharing/useSharedLab.ts'
import type { LinkReading } from '../../../session/sharing/shareLink.ts'
import { useStable } from '../../kit/useStable.ts'
import { registerAct } from '../../subjects/definition/definitionActs.ts'
import type { LabDesk } from '../../acts/labDesk.ts'
import type { OpenActs } from '../OpenMenu.tsx'
import type { LabKeeping } from '../useLabKeeping.ts'
import { chooseFile } from './chooseFile.ts'
import type { DeployChoice } from './DeployDialog.tsx'
import type { OfferDialog } from './OfferDialog.tsx'
import { EMPTY_LAB, labOffer, offerOfAddress, offerOfFile, stateOffer, type Offer } from './offers.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useOpened, type Opened } from './useOpened.ts'

const SEED = 1

export interface Offers extends Omit<Opened, 'open' | 'showAllSaved'> {
  readonly acts: OpenActs
  readonly dialog: ComponentProps<typeof OfferDialog>
  readonly isFileOver: boolean
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
  const openHanded = useStable((): void => {
    // It was running on another page of ours a moment ago: nothing has to be looked at first.
    if (handed !== null) void open(stateOffer(handed, 'another page'), 'firstAct')
  })
  useEffect(() => {
    // What is opened later is asked for.
    void session.open(EMPTY_LAB).then(openHanded)
  }, [session, openHanded])

  const close = (): void => {
    setBrought(null)
    if (brought === null) dismiss()
  }
  const bring = useCallback((wanted: Promise<Offer>) => void wanted.then(setBrought), [])
  const isFileOver = useFileDrop(useCallback((file: File) => bring(offerOfFile(file)), [bring]))

  const openExample = async (id: string): Promise<void> => {
    const example = await offerOfAddress(`labs/${id}.json`)
    // It is the page's own: nothing has to be looked at first.
    if (example.kind === 'lab') await open(example, 'firstAct')
    else setBrought(example)
  }
  const deploy = async (choice: DeployChoice): Promise<void> => {
    close()
    if (choice.kind === 'newLab') return open(labOffer(fileOf(choice), null, 'this task definition'), 'opening')
    const error = await desk.give([registerAct(choice.definition)])
    if (error !== null) setBrought({ kind: 'refused', error, from: 'this task definition' })
  }
  const openEmpty = (): void => {
    close()
    void open(labOffer(EMPTY_LAB, null, 'an empty lab'), 'firstAct')
  }
  return {
    ...opened,
    isFileOver,
    acts: {
      onFile: () => chooseFile((file) => bring(offerOfFile(file))),
      onSample: (id) => bring(offerOfAddress(`samples/${id}.json`)),
      onExample: (id) => void openExample(id),
      onSaved: opened.openSaved,
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

function offerOfLink(reading: LinkReading): Offer {
  if ('error' in reading) return { kind: 'refused', error: reading.error, from: 'the link' }
  return labOffer(reading.file, reading.atMs, 'From a link')
}

function fileOf({ definition, desiredCount }: DeployChoice & { readonly kind: 'newLab' }) {
  const family = typeof definition.family === 'string' ? definition.family : 'A task definition'
  return labFileFromTaskDefinition(definition, { title: family, seed: SEED, desiredCount })
}
