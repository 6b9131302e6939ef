import { FolderOpen } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { openFile, type OpenedFile } from '../../session/files.ts'
import { scenarioClient, scenarioListQuery } from '../../session/scenarioDocuments.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { useStable } from '../kit/useStable.ts'
import { chooseFile } from '../opening/chooseFile.ts'
import { FileDropVeil } from '../opening/FileDropVeil.tsx'
import { NotOpenedDialog, type NotOpened } from '../opening/NotOpenedDialog.tsx'
import { useFileDrop } from '../opening/useFileDrop.ts'
import { useToPlayer } from '../opening/useToPlayer.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { ScenarioTopics } from '../topics/ScenarioTopics.tsx'
import { NotesCover } from './NotesCover.tsx'
import './ScenariosPage.css'

interface ScenariosPageProps {
  /** What the address brought and cannot be opened. */
  readonly arrived?: NotOpened
  readonly onDismiss?: () => void
}

/** Every scenario by topic, with what it begins and ends with and how far one is; and the door for others. */
export function ScenariosPage({ arrived, onDismiss }: ScenariosPageProps) {
  const [brought, setBrought] = useState<NotOpened | null>(null)
  const toPlayer = useToPlayer()
  const bring = async (file: File): Promise<void> => {
    const opened = await openFile(file)
    if (opened.kind === 'scenario') toPlayer(opened.opened, file.name)
    else setBrought({ error: noScenario(opened), from: file.name })
  }
  const onFile = useStable((file: File): void => void bring(file))
  const isFileOver = useFileDrop(onFile)
  const notOpened = brought ?? arrived ?? null
  const close = (): void => {
    setBrought(null)
    if (brought === null) onDismiss?.()
  }
  return (
    <PageFrame>
      <header className="scenarios-head">
        <div>
          <h1>Scenarios</h1>
          <p className="tone-2">
            The model runs a real sequence and stops before each step. Say what comes next, watch it, read why. Nothing
            is locked.
          </p>
        </div>
        <Button icon={<FolderOpen aria-hidden="true" />} onPress={() => chooseFile(onFile)}>
          Open a scenario file
        </Button>
      </header>
      <Listed />
      {notOpened !== null && <NotOpenedHere notOpened={notOpened} onClose={close} />}
      {isFileOver && <FileDropVeil>Let go to open a scenario</FileDropVeil>}
    </PageFrame>
  )
}

/** With the list, or with why it did not come: nothing here stands where it will before. */
function Listed() {
  const { isPending, errorUpdateCount } = useQuery(scenarioListQuery, scenarioClient)
  // Asked for once more it is pending again, beside the words that it did not come.
  if (isPending && errorUpdateCount === 0) return <div className="scenarios-coming" aria-busy="true" />
  return (
    <>
      <ScenarioTopics />
      <NotesCover />
    </>
  )
}

interface NotOpenedHereProps {
  readonly notOpened: NotOpened
  readonly onClose: () => void
}

function NotOpenedHere({ notOpened, onClose }: NotOpenedHereProps) {
  return (
    <NotOpenedDialog
      {...notOpened}
      onClose={onClose}
      actions={
        <>
          {notOpened.error.name === NOT_A_SCENARIO && <ButtonLink to="/lab">To the lab</ButtonLink>}
          <Button variant="filled" onPress={onClose}>
            Go on without it
          </Button>
        </>
      }
    />
  )
}

const NOT_A_SCENARIO = 'NotAScenario'

function noScenario(opened: Exclude<OpenedFile, { readonly kind: 'scenario' }>): NotOpened['error'] {
  if (opened.kind === 'refused') return opened.error
  const what = opened.kind === 'taskDefinition' ? 'a task definition' : 'a lab'
  return { name: NOT_A_SCENARIO, message: `This file is ${what}, not a scenario. The lab opens it.` }
}
