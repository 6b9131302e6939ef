import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { openAhead } from '../../session/openAhead.ts'
import { LabFrame } from './LabFrame.tsx'
import { EMPTY_LAB } from './open/offers.ts'
import { useLogOffer } from './useLogOffer.ts'
import './LabPage.css'

/** While the page is being loaded. */
export function ahead(): void {
  openAhead(EMPTY_LAB)
}

/** The lab: a yard of one's own, acted on with AWS's operations. */
export function LabPage() {
  const session = useNewLabSession()
  useLogOffer(session)
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <LabSessionContext value={session}>
        <LabFrame />
      </LabSessionContext>
    </QueryClientProvider>
  )
}
