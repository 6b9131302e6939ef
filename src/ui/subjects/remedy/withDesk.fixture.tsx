import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FakeWorkers } from '../../../session/inProcess.fixture.ts'
import { LabSessionContext } from '../../../session/labContext.ts'
import { createLabSession } from '../../../session/labSession.ts'
import { LabDeskContext, type LabDesk } from '../../acts/labDesk.ts'
import { UNPRESSED } from '../../acts/unpressed.fixture.ts'

const session = createLabSession({ makeClient: new FakeWorkers().make })

/** A part of the page as it stands where one can act, of an empty lab: nothing is tried. */
export function withDesk(part: ReactNode, desk: LabDesk = UNPRESSED): ReactNode {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <LabSessionContext value={session}>
        <LabDeskContext value={desk}>{part}</LabDeskContext>
      </LabSessionContext>
    </QueryClientProvider>
  )
}
