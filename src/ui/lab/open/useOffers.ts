import { useCallback, useEffect, useState, type ComponentProps } from 'react'
import { labFileFromTaskDefinition } from '../../../labfile/taskDefinitionFile.ts'
import { useLab } from '../../../session/labContext.ts'
import { useSharedLab } from '../../../session/sharing/useSharedLab.ts'
import type { LinkReading } from '../../../session/sharing/shareLink.ts'
import { registerAct } from '../act/definitionActs.ts'
import type { LabDesk } from '../labDesk.ts'
import type { OpenActs } from '../OpenMenu.tsx'
import type { LabKeeping } from '../useLabKeeping.ts'
import { chooseFile } from './chooseFile.ts'
import type { DeployChoice } from './DeployDialog.tsx'
import type { OfferDialog } from './OfferDialog.tsx'
import { EMPTY_LAB, offerOfAddress, offerOfFile, type Offer } from './offers.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useLabOpener } from './useLabOpener.ts'

const SEED = 1

export interface Offers {
  readonly acts: OpenActs
  readonly dialog: ComponentProps<typeof OfferDialog>
  readonly isFileOver: boolean
}

/** Everything that can be brought to the page: files, samples, examples, saved labs, and the link it was opened by. */
export function useOffers(keeping: LabKeeping, desk: LabDesk): Offers {
  const { open, goOnWith } = useLabOpener(keeping)
  const [brought, setBrought] = useState<Offer | null>(null)
  const { reading, dismiss } = useSharedLab()
  const offer = brought ?? (reading === null ? null : offerOfLink(reading))
  const isLabEmpty = useLab(({ lab }) => lab.branches.every(({ log }) => log.length <= EMPTY_LAB.commands.length))

  useEffect(() => {
    void open(EMPTY_LAB)
    // Once: what is opened later is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [])

  const close = (): void => {
    setBrought(null)
    if (brought === null) dismiss()
  }
  const bring = useCallback((wanted: Promise<Offer>) => void wanted.then(setBrought), [])
  const isFileOver = useFileDrop(useCallback((file: File) => bring(offerOfFile(file)), [bring]))

  const openExample = async (id: string): Promise<void> => {
    const example = await offerOfAddress(`labs/${id}.json`)
    // It is the page's own: nothing has to be looked at first.
    if (example.kind === 'lab') refuse(await open(example.file))
    else setBrought(example)
  }
  const openSaved = async (labId: string): Promise<void> => {
    const opened = await goOnWith(labId)
    if ('error' in opened) refuse(opened.error)
  }
  const deploy = async (choice: DeployChoice): Promise<void> => {
    close()
    if (choice.kind === 'register') refuse(await desk.give([registerAct(choice.definition)]))
    else refuse(await open(fileOf(choice), { isKept: true }))
  }
  const refuse = (error: { readonly name: string; readonly message: string } | null): void => {
    if (error !== null) setBrought({ kind: 'refused', error, from: 'this lab' })
  }
  const openEmpty = (): void => {
    close()
    void open(EMPTY_LAB)
  }
  return {
    isFileOver,
    acts: {
      onFile: () => chooseFile((file) => bring(offerOfFile(file))),
      onSample: (id) => bring(offerOfAddress(`samples/${id}.json`)),
      onExample: (id) => void openExample(id),
      onSaved: (labId) => void openSaved(labId),
      onEmpty: openEmpty,
    },
    dialog: {
      offer,
      isLabEmpty,
      onOpen: ({ file, atMs }) => {
        close()
        void open(file, { atMs, isKept: true }).then(refuse)
      },
      onDeploy: (choice) => void deploy(choice),
      onOpenEmpty: openEmpty,
      onClose: close,
    },
  }
}

function offerOfLink(reading: LinkReading): Offer {
  if ('error' in reading) return { kind: 'refused', error: reading.error, from: 'the link' }
  return { kind: 'lab', file: reading.file, atMs: reading.atMs, from: 'From a link' }
}

function fileOf({ definition, desiredCount }: DeployChoice & { readonly kind: 'newLab' }) {
  const family = typeof definition.family === 'string' ? definition.family : 'A task definition'
  return labFileFromTaskDefinition(definition, { title: family, seed: SEED, desiredCount })
}
